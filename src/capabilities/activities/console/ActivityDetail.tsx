import { useState, type ReactNode } from 'react';
import { useParams } from '@tanstack/react-router';
import type { OutputOf } from '../../../kernel/contract.ts';
import { hoursText } from '../../../kernel/quantity.ts';
import { useWords } from '../../../platform/console/language.ts';
import { ActionButton } from '../../../platform/console/parts/ActionButton.tsx';
import { DueText } from '../../../platform/console/parts/DueText.tsx';
import { Facts } from '../../../platform/console/parts/Facts.tsx';
import { Panel } from '../../../platform/console/parts/Panel.tsx';
import { ScreenHead } from '../../../platform/console/parts/ScreenHead.tsx';
import { StateTag } from '../../../platform/console/parts/StateTag.tsx';
import { Thread } from '../../../platform/console/parts/Thread.tsx';
import { useRead } from '../../../platform/console/use-read.ts';
import { getManagedActivity } from '../contract.ts';
import { knotsOf } from '../domain/thread.ts';
import { activityTone } from '../domain/tone.ts';
import { words } from '../messages/words.ts';
import { DutiesPanel } from './DutiesPanel.tsx';
import { DraftDrawer } from './DraftDrawer.tsx';
import { SegmentPanel } from './SegmentPanel.tsx';
import { SignUpsPanel } from './SignUpsPanel.tsx';
import { StepButtons } from './StepButtons.tsx';

export type Managed = OutputOf<typeof getManagedActivity>;

export default function ActivityDetail(): ReactNode {
  const { activityId } = useParams({ strict: false }) as { activityId: string };
  const { data } = useRead(getManagedActivity, { activityId });
  const { console: t, states, times, life } = useWords(words);
  const [revising, setRevising] = useState(false);
  const isRunning = data.state !== 'draft' && data.state !== 'cancelled';
  return (
    <>
      <ScreenHead
        title={data.title}
        tag={<StateTag tone={activityTone[data.state]}>{states[data.state]}</StateTag>}
        lede={`${times.span(data.startsAt, data.endsAt)} · ${data.organisationName}`}
        actions={
          <>
            {data.state === 'draft' ? <ActionButton onClick={() => setRevising(true)}>{t.revise}</ActionButton> : null}
            {data.mayOrganise ? <StepButtons activity={data} /> : null}
          </>
        }
      />
      <Panel>
        <Thread label={data.title} knots={knotsOf(data, data.now, { life, day: times.moment })} />
        <Announced activity={data} />
      </Panel>
      {isRunning
        ? data.segments.map((segment) => <SegmentPanel key={segment.id} activity={data} segment={segment} />)
        : null}
      {isRunning ? <SignUpsPanel activityId={data.id} /> : null}
      {data.mayOrganise ? <DutiesPanel activityId={data.id} /> : null}
      {revising ? (
        <DraftDrawer
          drafted={{
            ...data,
            capacity: data.capacity ?? undefined,
            leaderPersonId: data.leaderPersonId ?? undefined,
            segments: data.segments.map(asTyped),
          }}
          onClose={() => setRevising(false)}
        />
      ) : null}
    </>
  );
}

function asTyped({ id, kind, title, startsAt, endsAt }: Managed['segments'][number]) {
  return { id, kind, title, startsAt, endsAt };
}

function Announced({ activity }: { readonly activity: Managed }): ReactNode {
  const { console: t, said, times } = useWords(words);
  const isOpen = activity.state === 'recruiting' || activity.state === 'ended';
  return (
    <Facts
      items={[
        { term: said.where, description: activity.placeText },
        { term: said.content, description: activity.content },
        { term: t.leader, description: activity.leaderName },
        { term: said.capacity, description: `${activity.confirmedCount} / ${activity.capacity ?? '—'}` },
        { term: said.signUpCloses, description: times.moment(activity.signUpClosesAt) },
        { term: said.conditions, description: activity.conditions },
        { term: said.howToSignUp, description: activity.howToSignUp },
        { term: said.risks, description: activity.risks },
        { term: said.guarantees, description: activity.guarantees },
        { term: t.fields.reason, description: activity.stateReason },
        {
          term: t.recordDue,
          description: isOpen && activity.recordDueOn ? <DueText dueOn={activity.recordDueOn} /> : null,
        },
        {
          term: said.tookPart,
          description: activity.presentCount > 0 ? countsText(activity, said) : null,
        },
      ]}
    />
  );
}

function countsText(activity: Managed, said: (typeof words)['zh-CN']['said']): string {
  return `${said.present(activity.presentCount)} · ${said.served(hoursText(activity.serviceMinutes))}`;
}
