import { Form, Input } from 'antd';
import { useState, type ReactNode } from 'react';
import { civilDateOf } from '../../../kernel/days.ts';
import { dayText } from '../../../platform/console/day-text.ts';
import { useWords } from '../../../platform/console/language.ts';
import { ActionButton } from '../../../platform/console/parts/ActionButton.tsx';
import { DataTable } from '../../../platform/console/parts/DataTable.tsx';
import { FormDrawer } from '../../../platform/console/parts/FormDrawer.tsx';
import { Panel } from '../../../platform/console/parts/Panel.tsx';
import { StateTag } from '../../../platform/console/parts/StateTag.tsx';
import { useWrite } from '../../../platform/console/use-write.ts';
import { undoMerge } from '../contract/merging.ts';
import { words } from '../messages/words.ts';
import type { ShownPerson } from './PersonDetail.tsx';

type MergeRow = ShownPerson['merges'][number];

/** Which records were said to be this person, and the way back. */
export function MergesPanel({ person }: { readonly person: ShownPerson }): ReactNode {
  const { console: t, fields } = useWords(words);
  const [undoing, setUndoing] = useState<string | null>(null);
  const undo = useWrite(undoMerge, { said: t.undoneSaid, onDone: () => setUndoing(null) });
  if (person.merges.length === 0) return null;
  const action = (row: MergeRow) =>
    person.mayMerge && row.undoneAt === null ? (
      <ActionButton onClick={() => setUndoing(row.id)}>{t.undo}</ActionButton>
    ) : null;
  return (
    <Panel title={t.merges}>
      <DataTable
        caption={t.merges}
        rows={person.merges}
        rowKey={(row) => row.id}
        columns={[
          { key: 'no', title: fields.volunteerNo, main: true, cell: (row) => row.volunteerNo },
          { key: 'reason', title: t.reason, cell: (row) => row.reason },
          { key: 'state', title: t.merges, cell: (row) => <MergeState merge={row} /> },
          { key: 'undo', title: '', align: 'end', cell: action },
        ]}
      />
      <FormDrawer<{ reason: string }>
        title={t.undo}
        lede={t.undoLede}
        open={undoing !== null}
        onClose={() => setUndoing(null)}
        onSend={({ reason }) => undo.send({ mergeId: undoing ?? '', reason })}
        sending={undo.sending}
        problem={undo.problem}
        sendLabel={t.undo}
      >
        <Form.Item
          name="reason"
          label={t.reason}
          extra={t.reasonHint}
          rules={[{ required: true, message: t.required }]}
        >
          <Input.TextArea rows={3} maxLength={200} />
        </Form.Item>
      </FormDrawer>
    </Panel>
  );
}

function MergeState({ merge }: { readonly merge: MergeRow }): ReactNode {
  const t = useWords(words).console;
  const day = dayText(civilDateOf(merge.undoneAt ?? merge.mergedAt));
  if (merge.undoneAt !== null) return <StateTag tone="quiet">{t.undone(day)}</StateTag>;
  return <StateTag tone="done">{t.mergedOn(day)}</StateTag>;
}
