import { Modal } from 'antd';
import { useState, type ReactNode } from 'react';
import { civilDateOf } from '../../../kernel/days.ts';
import { dayText, momentText } from '../../../platform/console/day-text.ts';
import { useWords } from '../../../platform/console/language.ts';
import { ActionButton } from '../../../platform/console/parts/ActionButton.tsx';
import { DataTable } from '../../../platform/console/parts/DataTable.tsx';
import { Panel } from '../../../platform/console/parts/Panel.tsx';
import { ProblemNotice } from '../../../platform/console/parts/ProblemNotice.tsx';
import { StateTag } from '../../../platform/console/parts/StateTag.tsx';
import { usePages, type ItemOf } from '../../../platform/console/use-read.ts';
import { useWrite } from '../../../platform/console/use-write.ts';
import { liftDenial, listDenials } from '../contract.ts';
import { words } from '../messages/words.ts';
import { DenyDrawer } from './DenyDrawer.tsx';

type DenialRow = ItemOf<typeof listDenials>;

/** Who is kept from which role where; deny wins over every grant. */
export function DenialsPanel({ mayDeny }: { readonly mayDeny: boolean }): ReactNode {
  const { denials: t, grants, roles } = useWords(words);
  const pages = usePages(listDenials, { limit: 20 });
  const lift = useWrite(liftDenial, { said: t.lifted });
  const [denying, setDenying] = useState(false);
  const [dialogs, dialogHolder] = Modal.useModal();
  const askToLift = (row: DenialRow) =>
    void dialogs.confirm({
      title: t.liftSure(row.personName, roles[row.role].name),
      content: t.liftWhat,
      okText: t.lift,
      onOk: () => lift.send({ denialId: row.id }),
    });
  const action = (row: DenialRow) =>
    mayDeny && row.liftedAt === null ? <ActionButton onClick={() => askToLift(row)}>{t.lift}</ActionButton> : null;
  const deny = mayDeny ? <ActionButton onClick={() => setDenying(true)}>{t.deny}</ActionButton> : null;
  return (
    <Panel title={t.title} more={deny}>
      {dialogHolder}
      <p className="lede">{t.lede}</p>
      <ProblemNotice problem={lift.problem} />
      <DataTable<DenialRow>
        caption={t.title}
        rows={pages.items}
        rowKey={(row) => row.id}
        empty={t.empty}
        next={pages.next}
        onMore={pages.onMore}
        loadingMore={pages.loadingMore}
        columns={[
          { key: 'person', title: grants.person, main: true, cell: (row) => row.personName },
          { key: 'role', title: grants.role, cell: (row) => roles[row.role].name },
          { key: 'organisation', title: grants.organisation, cell: (row) => row.organisationName },
          { key: 'reason', title: grants.reason, cell: (row) => row.reason },
          { key: 'by', title: t.by, cell: (row) => `${row.deniedByName ?? ''} ${momentText(row.deniedAt)}` },
          { key: 'state', title: grants.state, cell: (row) => <DenialState denial={row} /> },
          { key: 'lift', title: '', align: 'end', cell: action },
        ]}
      />
      {mayDeny ? <DenyDrawer open={denying} onClose={() => setDenying(false)} /> : null}
    </Panel>
  );
}

function DenialState({ denial }: { readonly denial: DenialRow }): ReactNode {
  const t = useWords(words).denials;
  if (denial.liftedAt === null) return <StateTag tone="late">{t.standing}</StateTag>;
  return <StateTag tone="quiet">{t.liftedOn(dayText(civilDateOf(denial.liftedAt)))}</StateTag>;
}
