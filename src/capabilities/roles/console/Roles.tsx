import { Modal } from 'antd';
import { useState, type ReactNode } from 'react';
import { holdsAnywhere } from '../../../kernel/actor.ts';
import { civilDateOf } from '../../../kernel/days.ts';
import { dayText, momentText } from '../../../platform/console/day-text.ts';
import { useWords } from '../../../platform/console/language.ts';
import { ActionButton } from '../../../platform/console/parts/ActionButton.tsx';
import { DataTable } from '../../../platform/console/parts/DataTable.tsx';
import { ProblemNotice } from '../../../platform/console/parts/ProblemNotice.tsx';
import { ScreenHead } from '../../../platform/console/parts/ScreenHead.tsx';
import { StateTag } from '../../../platform/console/parts/StateTag.tsx';
import { useActor } from '../../../platform/console/use-me.ts';
import { usePages, type ItemOf } from '../../../platform/console/use-read.ts';
import { useWrite } from '../../../platform/console/use-write.ts';
import { listGrants, revokeRole } from '../contract.ts';
import { words } from '../messages/words.ts';
import { GrantDrawer } from './GrantDrawer.tsx';

type GrantRow = ItemOf<typeof listGrants>;

/** Who holds which role where, within one's reach; roles are granted and taken back here. */
export default function Roles(): ReactNode {
  const t = useWords(words).grants;
  const isAdministrator = holdsAnywhere(useActor(), 'security-administrator');
  const [granting, setGranting] = useState(false);
  const grantButton = (
    <ActionButton main onClick={() => setGranting(true)}>
      {t.grant}
    </ActionButton>
  );
  return (
    <>
      <ScreenHead title={t.title} lede={t.lede} actions={isAdministrator ? grantButton : null} />
      <GrantTable isAdministrator={isAdministrator} />
      {isAdministrator ? <GrantDrawer open={granting} onClose={() => setGranting(false)} /> : null}
    </>
  );
}

function GrantTable({ isAdministrator }: { readonly isAdministrator: boolean }): ReactNode {
  const { grants: t, roles } = useWords(words);
  const pages = usePages(listGrants, { limit: 50 });
  const revoke = useWrite(revokeRole, { said: t.taken });
  // Asked within this tree: a dialog outside of it has neither the look nor the leave to style itself.
  const [dialogs, dialogHolder] = Modal.useModal();
  const askToRevoke = (grant: GrantRow) =>
    void dialogs.confirm({
      title: t.revokeSure(grant.personName, roles[grant.role].name),
      content: grant.organisationName,
      okText: t.revoke,
      onOk: () => revoke.send({ grantId: grant.id }),
    });
  const action = (row: GrantRow) =>
    row.revokedAt === null ? <ActionButton onClick={() => askToRevoke(row)}>{t.revoke}</ActionButton> : null;
  return (
    <>
      {dialogHolder}
      <ProblemNotice problem={revoke.problem} />
      <DataTable
        caption={t.title}
        rows={pages.items}
        rowKey={(row) => row.id}
        empty={t.empty}
        next={pages.next}
        onMore={pages.onMore}
        loadingMore={pages.loadingMore}
        columns={[
          { key: 'person', title: t.person, main: true, cell: (row) => row.personName },
          { key: 'role', title: t.role, cell: (row) => roles[row.role].name },
          { key: 'organisation', title: t.organisation, cell: (row) => row.organisationName },
          { key: 'since', title: t.since, cell: (row) => momentText(row.grantedAt) },
          { key: 'state', title: t.state, cell: (row) => <GrantState grant={row} /> },
          ...(isAdministrator ? [{ key: 'revoke', title: '', align: 'end' as const, cell: action }] : []),
        ]}
      />
    </>
  );
}

function GrantState({ grant }: { readonly grant: GrantRow }): ReactNode {
  const t = useWords(words).grants;
  if (grant.revokedAt === null) return <StateTag tone="done">{t.held}</StateTag>;
  return <StateTag tone="quiet">{t.revoked(dayText(civilDateOf(grant.revokedAt)))}</StateTag>;
}
