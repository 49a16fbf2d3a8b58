import { Checkbox } from 'antd';
import { useState, type ReactNode } from 'react';
import type { OutputOf } from '../../../kernel/contract.ts';
import type { Instant } from '../../../kernel/days.ts';
import { useWords } from '../../../platform/console/language.ts';
import { ActionButton } from '../../../platform/console/parts/ActionButton.tsx';
import { DataTable } from '../../../platform/console/parts/DataTable.tsx';
import { MomentInput } from '../../../platform/console/parts/DateInput.tsx';
import { ProblemNotice } from '../../../platform/console/parts/ProblemNotice.tsx';
import { useRead } from '../../../platform/console/use-read.ts';
import { useWrite } from '../../../platform/console/use-write.ts';
import { callRoll, roster, type getRollCall } from '../contract/attendance.ts';
import { words } from '../messages/words.ts';
import type { ManagedSegment } from './SegmentPanel.tsx';

type Line = { readonly fromAt: Instant; readonly toAt: Instant };
type RollCallFormProps = {
  readonly activityId: string;
  readonly segment: ManagedSegment;
  /** What was called before, to be put right. */
  readonly lines: OutputOf<typeof getRollCall>['lines'];
};

/** The leader ticks who was there; each line starts with the whole segment and may be shortened. */
export function RollCallForm({ activityId, segment, lines }: RollCallFormProps): ReactNode {
  const { console: t, refusals } = useWords(words);
  const { data } = useRead(roster, { activityId, limit: 500 });
  const write = useWrite(callRoll, { said: t.done });
  const [present, setPresent] = useState<Readonly<Record<string, Line>>>(() =>
    Object.fromEntries(lines.map(({ personId, fromAt, toAt }) => [personId, { fromAt, toAt }])),
  );
  const whole = { fromAt: segment.startsAt, toAt: segment.endsAt };
  const change = (personId: string, line: Line | undefined) => {
    const { [personId]: _, ...others } = present;
    setPresent(line ? { ...others, [personId]: line } : others);
  };
  const hasBegun = segment.startsAt <= new Date().toISOString();
  const send = () =>
    write.send({
      activityId,
      segmentId: segment.id,
      lines: Object.entries(present).map(([personId, line]) => ({ personId, ...line })),
    });
  const timeField = (personId: string, which: keyof Line, label: string) => {
    const line = present[personId];
    if (!line) return '—';
    const set = (value: Instant | undefined) => change(personId, { ...line, [which]: value ?? whole[which] });
    return <TimeField label={label} value={line[which]} onChange={set} />;
  };
  return (
    <>
      <p className="lede">{t.rollCallHow}</p>
      <DataTable
        caption={`${t.rollCall} ${segment.title}`}
        rows={data.items.filter((row) => row.state === 'confirmed')}
        rowKey={(row) => row.personId}
        empty={t.noSignUps}
        columns={[
          {
            key: 'name',
            title: t.rollColumns.name,
            main: true,
            cell: (row) => (
              <Checkbox
                checked={row.personId in present}
                onChange={(event) => change(row.personId, event.target.checked ? whole : undefined)}
              >
                {row.name}
              </Checkbox>
            ),
          },
          {
            key: 'from',
            title: t.rollColumns.from,
            cell: (row) => timeField(row.personId, 'fromAt', `${row.name} ${t.rollColumns.from}`),
          },
          {
            key: 'to',
            title: t.rollColumns.to,
            cell: (row) => timeField(row.personId, 'toAt', `${row.name} ${t.rollColumns.to}`),
          },
        ]}
      />
      <ActionButton
        main={lines.length === 0}
        sending={write.sending}
        disabledBecause={hasBegun ? null : refusals['segment-not-begun']}
        onClick={() => void send()}
      >
        {t.saveRoll}
      </ActionButton>
      <ProblemNotice problem={write.problem} />
    </>
  );
}

type TimeFieldProps = {
  readonly label: string;
  readonly value: Instant;
  readonly onChange: (value: Instant | undefined) => void;
};

function TimeField({ label, value, onChange }: TimeFieldProps): ReactNode {
  return (
    <label>
      <span className="only-read">{label}</span>
      <MomentInput value={value} onChange={onChange} />
    </label>
  );
}
