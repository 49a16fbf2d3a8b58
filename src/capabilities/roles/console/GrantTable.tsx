import { Modal } from 'antd';
import type { ReactNode } from 'react';
import { useWords } from '../../../platform/console/language.ts';
import { ActionButton } from '../../../platform/console/parts/ActionButton.tsx';
import { ConsoleLink } from '../../../platform/console/parts/ConsoleLink.tsx';
import { DataTable } from '../../../platform/console/parts/DataTable.tsx';
import { ProblemNotice } from '../../../platform/console/parts/ProblemNotice.tsx';
import { usePages, type ItemOf } from '../../../platform/console/use-read.ts';
import { useWrite } from '../../../platform/console/use-write.ts';
import { listGrants, revokeRole } from '../contract.ts';
import { words } from '../messages/words.ts';
import { GrantFilters, useGrantFilters } from './GrantFilters.tsx';
import { useGrantColumns } from './grant-columns.tsx';

type GrantRow = ItemOf<typeof listGrants>;

/** What was granted within reach, the latest first; a name narrows the list to that person. */
export function GrantTable(): ReactNode {
  const { grants: t, roles } = useWords(words);
  const filters = useGrantFilters();
  const pages = usePages(listGrants, { ...filters.asked, limit: 50 });
  const revoke = useWrite(revokeRole, { said: t.taken });
  const columns = useGrantColumns();
  // Asked within this tree: a dialog outside of it has neither the look nor the leave to style itself.
  const [dialogs, dialogHolder] = Modal.useModal();
  const askToRevoke = (grant: GrantRow) =>
    void dialogs.confirm({
      title: t.revokeSure(grant.personName, roles[grant.role].name),
      content: t.revokeWhat,
      okText: t.revoke,
      onOk: () => revoke.send({ grantId: grant.id }),
    });
  const action = (row: GrantRow) =>
    row.mayTakeBack ? <ActionButton onClick={() => askToRevoke(row)}>{t.revoke}</ActionButton> : null;
  const person = (row: GrantRow) => (
    <ConsoleLink to={`/roles?person=${row.personId}&ended=all`}>{row.personName}</ConsoleLink>
  );
  const only = filters.asked.personId ? pages.items[0]?.personName : undefined;
  return (
    <>
      {dialogHolder}
      <GrantFilters filters={filters} onlyPerson={only} />
      <ProblemNotice problem={revoke.problem} />
      <DataTable<GrantRow>
        caption={t.title}
        rows={pages.items}
        rowKey={(row) => row.id}
        empty={t.empty}
        next={pages.next}
        onMore={pages.onMore}
        loadingMore={pages.loadingMore}
        isStale={pages.isStale}
        columns={[
          { key: 'person', title: t.person, main: true, cell: person },
          ...columns,
          { key: 'revoke', title: '', align: 'end', cell: action },
        ]}
      />
    </>
  );
}
