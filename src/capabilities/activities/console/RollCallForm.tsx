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
import type { Managed } from './ActivityDetail.tsx';

type Line = { readonly fromAt: Instant; readonly toAt: Instant };
type Present = Readonly<Record<string, Line>>;
type Segment = Managed['segments'][number];
type RollCallFormProps = {
  readonly activity: Managed;
  readonly segment: Segment;
  /** What was called before, to be put right. */
  readonly lines: OutputOf<typeof getRollCall>['lines'];
};

/** The leader ticks who was there; each line starts with the whole segment and may be shortened. */
export function RollCallForm({ activity, segment, lines }: RollCallFormProps): ReactNode {
  const { console: t, refusals } = useWords(words);
  const write = useWrite(callRoll, { said: t.done });
  const [present, setPresent] = useState<Present>(() =>
    Object.fromEntries(lines.map(({ personId, fromAt, toAt }) => [personId, { fromAt, toAt }])),
  );
  const change = (personId: string, line: Line | undefined) => {
    const { [personId]: _, ...others } = present;
    setPresent(line ? { ...others, [personId]: line } : others);
  };
  const send = () =>
    write.send({
      activityId: activity.id,
      segmentId: segment.id,
      lines: Object.entries(present).map(([personId, line]) => ({ personId, ...line })),
    });
  return (
    <>
      <p className="lede">{t.rollCallHow}</p>
      <Lines activityId={activity.id} segment={segment} present={present} onChange={change} />
      <ActionButton
        main={lines.length === 0}
        sending={write.sending}
        disabledBecause={segment.startsAt <= activity.now ? null : refusals['segment-not-begun']}
        onClick={() => void send()}
      >
        {t.saveRoll}
      </ActionButton>
      <ProblemNotice problem={write.problem} />
    </>
  );
}

type LinesProps = {
  readonly activityId: string;
  readonly segment: Segment;
  readonly present: Present;
  readonly onChange: (personId: string, line: Line | undefined) => void;
};

function Lines({ activityId, segment, present, onChange }: LinesProps): ReactNode {
  const t = useWords(words).console;
  const { data } = useRead(roster, { activityId, limit: 500 });
  const whole: Line = { fromAt: segment.startsAt, toAt: segment.endsAt };
  const timeColumn = (key: keyof Line, title: string) => ({
    key,
    title,
    cell: ({ personId, name }: { personId: string; name: string }) => {
      const line = present[personId];
      if (!line) return '—';
      const set = (value: Instant | undefined) => onChange(personId, { ...line, [key]: value ?? whole[key] });
      return <TimeField label={`${name} ${title}`} value={line[key]} onChange={set} />;
    },
  });
  const presentColumn = {
    key: 'name',
    title: t.rollColumns.name,
    main: true,
    cell: ({ personId, name }: { personId: string; name: string }) => (
      <Checkbox
        checked={personId in present}
        onChange={(event) => onChange(personId, event.target.checked ? whole : undefined)}
      >
        {name}
      </Checkbox>
    ),
  };
  return (
    <DataTable
      caption={`${t.rollCall} ${segment.title}`}
      rows={data.items.filter((row) => row.state === 'confirmed')}
      rowKey={(row) => row.personId}
      empty={t.noSignUps}
      columns={[presentColumn, timeColumn('fromAt', t.rollColumns.from), timeColumn('toAt', t.rollColumns.to)]}
    />
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
