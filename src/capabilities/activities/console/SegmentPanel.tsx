import type { ReactNode } from 'react';
import type { OutputOf } from '../../../kernel/contract.ts';
import { hoursText } from '../../../kernel/quantity.ts';
import { useWords } from '../../../platform/console/language.ts';
import { ActionButton } from '../../../platform/console/parts/ActionButton.tsx';
import { DataTable } from '../../../platform/console/parts/DataTable.tsx';
import { Panel } from '../../../platform/console/parts/Panel.tsx';
import { ProblemNotice } from '../../../platform/console/parts/ProblemNotice.tsx';
import { StateTag } from '../../../platform/console/parts/StateTag.tsx';
import { useRead } from '../../../platform/console/use-read.ts';
import { useWrite } from '../../../platform/console/use-write.ts';
import { countersign, getRollCall } from '../contract/attendance.ts';
import { words } from '../messages/words.ts';
import type { Managed } from './ActivityDetail.tsx';
import { RollCallForm } from './RollCallForm.tsx';

export type ManagedSegment = Managed['segments'][number];
type RollCall = OutputOf<typeof getRollCall>;
type SegmentProps = { readonly activity: Managed; readonly segment: ManagedSegment };

/** One segment: its roll call, by whom, and the countersignature that makes it count. */
export function SegmentPanel({ activity, segment }: SegmentProps): ReactNode {
  const { console: t, kinds, times } = useWords(words);
  const { data: rollCall } = useRead(getRollCall, { activityId: activity.id, segmentId: segment.id });
  const mayCall = activity.mayCallRoll && !segment.isCountersigned && activity.state !== 'settled';
  return (
    <Panel
      title={`${segment.no}. ${segment.title} ${times.clock(segment.startsAt, segment.endsAt)}`}
      more={<StateTag tone={segment.kind === 'volunteer-service' ? 'open' : 'quiet'}>{kinds[segment.kind]}</StateTag>}
    >
      <p className="lede">{calledText(rollCall, useWords(words))}</p>
      {mayCall ? (
        <RollCallForm
          key={rollCall.rollCallId ?? 'none'}
          activity={activity}
          segment={segment}
          lines={rollCall.lines}
        />
      ) : (
        <Presence rollCall={rollCall} title={`${t.rollCall} ${segment.title}`} />
      )}
      <Countersignature activity={activity} segment={segment} rollCall={rollCall} />
    </Panel>
  );
}

function calledText(rollCall: RollCall, { console: t, times }: (typeof words)['zh-CN']): string {
  if (!rollCall.calledAt) return t.notCalled;
  const called = t.calledBy(rollCall.calledByName ?? '', times.moment(rollCall.calledAt));
  if (!rollCall.countersignedAt) return called;
  return `${called} · ${t.countersignedBy(rollCall.countersignedByName ?? '', times.moment(rollCall.countersignedAt))}`;
}

function Presence({ rollCall, title }: { readonly rollCall: RollCall; readonly title: string }): ReactNode {
  const { console: t, times } = useWords(words);
  if (!rollCall.rollCallId) return null;
  return (
    <DataTable
      caption={title}
      rows={rollCall.lines}
      rowKey={(line) => line.personId}
      columns={[
        { key: 'name', title: t.rollColumns.name, main: true, cell: (line) => line.name },
        { key: 'from', title: t.rollColumns.from, cell: (line) => times.clock(line.fromAt, line.toAt) },
        { key: 'minutes', title: t.rollColumns.minutes, align: 'end', cell: (line) => t.minutes(line.minutes) },
      ]}
    />
  );
}

type CountersignatureProps = SegmentProps & { readonly rollCall: RollCall };

/** The second pair of eyes. The server refuses the leader and who called; the button already says so. */
function Countersignature({ activity, segment, rollCall }: CountersignatureProps): ReactNode {
  const { console: t, refusals } = useWords(words);
  const write = useWrite(countersign, { said: t.done });
  if (!rollCall.rollCallId || segment.isCountersigned) return null;
  const isOver = segment.endsAt <= activity.now;
  const reason = isOver ? null : refusals['segment-not-over'];
  const because = activity.mayCountersign ? reason : t.notYoursToCountersign;
  const { rollCallId } = rollCall;
  return (
    <>
      <p>{t.countersignHow}</p>
      <LongDays rollCall={rollCall} />
      <ActionButton
        main
        sending={write.sending}
        disabledBecause={because}
        onClick={() => void write.send({ activityId: activity.id, segmentId: segment.id, rollCallId })}
      >
        {t.countersign}
      </ActionButton>
      <ProblemNotice problem={write.problem} />
    </>
  );
}

const MANY_MINUTES = 8 * 60;

/** Said before it is countersigned, so that somebody looks again while it can still be changed (VOL-04). */
function LongDays({ rollCall }: { readonly rollCall: RollCall }): ReactNode {
  const { console: t, times } = useWords(words);
  const long = rollCall.lines.find((line) => line.minutes > MANY_MINUTES);
  return long ? <p>{t.longDay(times.moment(long.fromAt), hoursText(long.minutes))}</p> : null;
}
