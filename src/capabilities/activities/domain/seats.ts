import type { Instant } from '../../../kernel/days.ts';
import { allow, refuse, type Decision } from '../../../kernel/decision.ts';
import * as facts from './facts.ts';
import type { Activity, SignUp } from './model.ts';

export type SignUpRefusal = 'not-recruiting' | 'sign-up-closed' | 'already-signed-up' | 'busy-at-that-time';
export type WithdrawRefusal = 'not-signed-up' | 'already-begun';

/** Someone asks for a place, at a moment; `signUpId` was chosen by the sender. */
export type Arrival = { readonly signUpId: string; readonly personId: string; readonly now: Instant };

/** What the one who gives out places must know, read under the lock of the activity and of the persons. */
export type Room = {
  readonly activity: Activity;
  /** Persons who already hold or wait for a place here. */
  readonly inQueue: ReadonlySet<string>;
  /** Persons who hold a place in another activity at the same time. */
  readonly busy: ReadonlySet<string>;
  /** The head of the waiting list in order of arrival; may be empty when there is no place free. */
  readonly waiting: readonly SignUp[];
};

export type Seating = {
  /** The activity with its counters moved on. */
  readonly activity: Activity;
  /** Those from the waiting list who got a place that had stayed free. */
  readonly movedUp: readonly SignUp[];
  /** One answer for each arrival, in the same order. */
  readonly decisions: readonly Decision<SignUp, SignUpRefusal>[];
};

/**
 * Gives out places in order of arrival: first to those who wait, then to those who come. Full means full; whoever
 * comes later waits in order. The same person is taken once, however often they press.
 */
export function seat(room: Room, arrivals: readonly Arrival[]): Seating {
  const waiting = moveUp(room);
  let { activity } = waiting;
  const inQueue = new Set(room.inQueue);
  const decisions = arrivals.map((arrival): Decision<SignUp, SignUpRefusal> => {
    if (activity.state !== 'recruiting') return refuse('not-recruiting');
    if (arrival.now >= activity.signUpClosesAt) return refuse('sign-up-closed');
    if (inQueue.has(arrival.personId)) return refuse('already-signed-up');
    if (room.busy.has(arrival.personId)) return refuse('busy-at-that-time');
    const confirmed = freePlaces(activity) > 0;
    const signUp: SignUp = {
      id: arrival.signUpId,
      activityId: activity.id,
      personId: arrival.personId,
      state: confirmed ? 'confirmed' : 'waiting',
      arrivalNo: activity.arrivalCount + 1,
    };
    activity = {
      ...activity,
      arrivalCount: signUp.arrivalNo,
      confirmedCount: activity.confirmedCount + (confirmed ? 1 : 0),
    };
    inQueue.add(arrival.personId);
    return allow(signUp, facts.signedUp(activity, signUp));
  });
  return { activity, movedUp: waiting.movedUp, decisions };
}

/** Gives free places to those who wait, in order; whoever is busy elsewhere at that time keeps their turn. */
export function moveUp(room: Pick<Room, 'activity' | 'waiting' | 'busy'>) {
  const open = room.activity.state === 'recruiting' ? freePlaces(room.activity) : 0;
  const movedUp = room.waiting
    .filter((signUp) => !room.busy.has(signUp.personId))
    .slice(0, open)
    .map((signUp): SignUp => ({ ...signUp, state: 'confirmed' }));
  const activity = { ...room.activity, confirmedCount: room.activity.confirmedCount + movedUp.length };
  return { activity, movedUp };
}

export function freePlaces(activity: Pick<Activity, 'capacity' | 'confirmedCount'>): number {
  return Math.max(0, (activity.capacity ?? 0) - activity.confirmedCount);
}

export type Withdrawal = { readonly activity: Activity; readonly signUp: SignUp };

/** Gives a place back, before it begins. Needs no reason and leaves no mark against anybody (VOL-25). */
export function withdraw(
  activity: Activity,
  signUp: SignUp | undefined,
  now: Instant,
): Decision<Withdrawal, WithdrawRefusal> {
  if (!signUp || signUp.state === 'withdrawn') return refuse('not-signed-up');
  if (now >= activity.startsAt) return refuse('already-begun');
  const freed = signUp.state === 'confirmed' ? 1 : 0;
  const after = { ...activity, confirmedCount: activity.confirmedCount - freed };
  const value = { activity: after, signUp: { ...signUp, state: 'withdrawn' as const } };
  return allow(value, facts.withdrawn(after, value.signUp));
}
