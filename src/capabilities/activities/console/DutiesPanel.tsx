import { Modal } from 'antd';
import { useState, type ReactNode } from 'react';
import { useWords } from '../../../platform/console/language.ts';
import { ActionButton } from '../../../platform/console/parts/ActionButton.tsx';
import { DataTable } from '../../../platform/console/parts/DataTable.tsx';
import { Panel } from '../../../platform/console/parts/Panel.tsx';
import { ProblemNotice } from '../../../platform/console/parts/ProblemNotice.tsx';
import { useRead, type ItemOf } from '../../../platform/console/use-read.ts';
import { useWrite } from '../../../platform/console/use-write.ts';
import { revokeRole } from '../../roles/contract.ts';
import { listDuties } from '../contract/duties.ts';
import { words } from '../messages/words.ts';
import { DutyDrawer } from './DutyDrawer.tsx';

type Row = ItemOf<typeof listDuties>;

/** Who leads or helps at this activity alone; given by telephone and gone with the activity. */
export function DutiesPanel({ activityId }: { readonly activityId: string }): ReactNode {
  const { duties: t, times, console: says } = useWords(words);
  const { data } = useRead(listDuties, { activityId });
  const revoke = useWrite(revokeRole, { said: says.done });
  const [giving, setGiving] = useState(false);
  const [dialogs, dialogHolder] = Modal.useModal();
  const askToTakeBack = (row: Row) =>
    void dialogs.confirm({
      title: t.takeBackSure(row.personName),
      content: t.takeBackWhat,
      okText: t.takeBack,
      onOk: () => revoke.send({ grantId: row.grantId }),
    });
  const action = (row: Row) =>
    row.mayTakeBack ? <ActionButton onClick={() => askToTakeBack(row)}>{t.takeBack}</ActionButton> : null;
  const give = data.mayGive.length > 0 ? <ActionButton onClick={() => setGiving(true)}>{t.give}</ActionButton> : null;
  return (
    <Panel title={t.title} more={give}>
      {dialogHolder}
      <p className="lede">{t.lede}</p>
      <ProblemNotice problem={revoke.problem} />
      <DataTable<Row>
        caption={t.title}
        rows={data.items}
        rowKey={(row) => row.grantId}
        empty={t.empty}
        columns={[
          { key: 'person', title: t.person, main: true, cell: (row) => row.personName },
          { key: 'duty', title: t.duty, cell: (row) => t.duties[row.duty] },
          { key: 'givenBy', title: t.givenBy, cell: (row) => row.givenByName },
          { key: 'until', title: t.until, cell: (row) => (row.untilAt ? times.moment(row.untilAt) : t.untilSettled) },
          { key: 'takeBack', title: '', align: 'end', cell: action },
        ]}
      />
      {giving ? <DutyDrawer activityId={activityId} offered={data.mayGive} onClose={() => setGiving(false)} /> : null}
    </Panel>
  );
}
