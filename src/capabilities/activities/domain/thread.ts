import type { Instant } from '../../../kernel/days.ts';
import type { Knot } from '../../../kernel/thread.ts';
import type { ActivityState } from './model.ts';

type Life = Readonly<Record<'published' | 'held' | 'countersigned' | 'settled' | 'cancelled', string>>;

type Says = { readonly life: Life; readonly day: (instant: Instant) => string };

export type LifeTold = {
  readonly state: ActivityState;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  readonly placeText: string;
  readonly segments: readonly { readonly isCountersigned: boolean }[];
};

/** The life of an activity as a thread: announced, held, countersigned, settled; or cut short. */
export function knotsOf(activity: LifeTold, now: Instant, says: Says): Knot[] {
  const { life, day } = says;
  if (activity.state === 'cancelled') return [{ label: life.cancelled, note: '', state: 'done' }];
  const isHeld = activity.state === 'ended' || activity.state === 'settled' || activity.endsAt <= now;
  const isCountersigned = activity.segments.length > 0 && activity.segments.every((each) => each.isCountersigned);
  const happened = [activity.state !== 'draft', isHeld, isCountersigned, activity.state === 'settled'];
  const labels = [life.published, life.held, life.countersigned, life.settled];
  const notes = ['', [day(activity.startsAt), activity.placeText].filter(Boolean).join(' '), '', ''];
  const next = happened.indexOf(false);
  return labels.map((label, index) => ({
    label,
    note: notes[index] ?? '',
    state: happened[index] ? 'done' : index === next ? 'next' : 'to-come',
  }));
}
