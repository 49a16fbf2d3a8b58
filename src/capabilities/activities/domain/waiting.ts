import { isSame, type Actor, type OrganisationRef } from '../../../kernel/actor.ts';
import type { Instant } from '../../../kernel/days.ts';
import type { Activity } from './model.ts';
import { isLeaderOf, mayCallRoll, mayCountersign, mayOrganiseThis } from './policy.ts';

/** What an activity waits for this actor to do; the keys of the words that say it. */
export type Awaited = 'callRoll' | 'countersign' | 'end' | 'settle';

/** The one step this actor should take next, if the activity waits for anything they may do. */
export function awaitedOf(
  actor: Actor,
  { activity, organisation }: { readonly activity: Activity; readonly organisation: OrganisationRef },
  now: Instant,
): Awaited | undefined {
  if (actor.kind !== 'person' || (activity.state !== 'recruiting' && activity.state !== 'ended')) return undefined;
  const over = activity.segments.filter((segment) => segment.endsAt <= now);
  const mayCall = mayCallRoll(actor, activity, organisation);
  if (mayCall && over.some((segment) => !segment.rollCallId)) return 'callRoll';
  const isOpenForMe = over.some(
    (segment) => segment.rollCallId && !segment.countersignedAt && !isSame(actor, segment.calledBy),
  );
  if (isOpenForMe && mayCountersign(actor, activity, organisation)) return 'countersign';
  if (!mayOrganiseThis(actor, activity, organisation) && !isLeaderOf(actor, activity)) return undefined;
  if (activity.state === 'recruiting') return activity.endsAt <= now ? 'end' : undefined;
  return activity.segments.every((segment) => segment.countersignedAt) ? 'settle' : undefined;
}
