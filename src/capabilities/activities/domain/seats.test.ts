import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Activity, SignUp } from './model.ts';
import { moveUp, seat, withdraw, type Room } from './seats.ts';

const before = '2026-09-20T01:00:00.000Z';
const activity: Activity = {
  id: 'activity',
  organisationId: 'organisation',
  origin: null,
  title: '关爱老人',
  content: '打扫',
  placeText: '社区',
  startsAt: '2026-09-28T01:00:00.000Z',
  endsAt: '2026-09-28T03:30:00.000Z',
  signUpClosesAt: '2026-09-27T10:00:00.000Z',
  capacity: 20,
  conditions: '成年',
  risks: '无',
  guarantees: '饮水',
  howToSignUp: '网上',
  leaderPersonId: 'leader',
  state: 'recruiting',
  confirmedCount: 0,
  arrivalCount: 0,
  recordDueOn: '2026-10-16',
  recordRuleId: 'cn-service-clocks-2021',
  segments: [],
};
const room = (more: Partial<Room> = {}): Room => ({
  activity,
  inQueue: new Set(),
  busy: new Set(),
  waiting: [],
  ...more,
});
const arrival = (personId: string, now = before) => ({ signUpId: `s-${personId}`, personId, now });
const waitingOne = (personId: string, arrivalNo: number): SignUp => ({
  id: `s-${personId}`,
  activityId: 'activity',
  personId,
  state: 'waiting',
  arrivalNo,
});

describe('giving out places', () => {
  it('gives 20 places to the first 20 of 500 and lets 480 wait in order of arrival (T1)', () => {
    const seating = seat(
      room(),
      Array.from({ length: 500 }, (_, index) => arrival(`p${index}`)),
    );
    const signUps = seating.decisions.flatMap((decision) => (decision.ok ? [decision.value] : []));
    expect(signUps.filter((each) => each.state === 'confirmed').map((each) => each.personId)).toEqual(
      Array.from({ length: 20 }, (_, index) => `p${index}`),
    );
    expect(signUps.map((each) => each.arrivalNo)).toEqual(Array.from({ length: 500 }, (_, index) => index + 1));
    expect(seating.activity).toMatchObject({ confirmedCount: 20, arrivalCount: 500 });
  });

  it('takes a person who presses ten times once', () => {
    const seating = seat(
      room(),
      Array.from({ length: 10 }, () => arrival('eager')),
    );
    expect(seating.decisions.filter((decision) => decision.ok)).toHaveLength(1);
    expect(seating.decisions[9]).toMatchObject({ refusal: 'already-signed-up' });
    expect(seating.activity.confirmedCount).toBe(1);
  });

  it('refuses who holds a place elsewhere at that hour (T2), who comes late, and what is not recruiting', () => {
    const refusalOf = (more: Partial<Room>, now = before) => seat(room(more), [arrival('p', now)]).decisions[0];
    expect(refusalOf({ busy: new Set(['p']) })).toMatchObject({ refusal: 'busy-at-that-time' });
    expect(refusalOf({}, '2026-09-27T10:00:00.000Z')).toMatchObject({ refusal: 'sign-up-closed' });
    expect(refusalOf({ activity: { ...activity, state: 'ended' } })).toMatchObject({ refusal: 'not-recruiting' });
  });

  it('gives a place that stayed free to those who wait before those who come', () => {
    const seating = seat(
      room({
        activity: { ...activity, capacity: 1, arrivalCount: 2 },
        waiting: [waitingOne('busy', 1), waitingOne('patient', 2)],
        busy: new Set(['busy']),
      }),
      [arrival('newcomer')],
    );
    expect(seating.movedUp.map((each) => each.personId)).toEqual(['patient']);
    expect(seating.decisions[0]).toMatchObject({ value: { state: 'waiting', arrivalNo: 3 } });
  });
});

describe('giving a place back', () => {
  const confirmed: SignUp = { ...waitingOne('p', 1), state: 'confirmed' };

  it('frees it before the start, and not after', () => {
    const full = { ...activity, confirmedCount: 20 };
    expect(withdraw(full, confirmed, before)).toMatchObject({ value: { activity: { confirmedCount: 19 } } });
    expect(withdraw(full, confirmed, activity.startsAt)).toMatchObject({ refusal: 'already-begun' });
    expect(withdraw(full, undefined, before)).toMatchObject({ refusal: 'not-signed-up' });
  });

  it('frees nothing when the person was only waiting', () => {
    const full = { ...activity, confirmedCount: 20 };
    expect(withdraw(full, waitingOne('p', 30), before)).toMatchObject({ value: { activity: { confirmedCount: 20 } } });
  });
});

/** One activity in memory, driven by arrivals and withdrawals in any order and in any batches. */
class Queue {
  activity: Activity = { ...activity, capacity: 3 };
  signUps: SignUp[] = [];

  waiting() {
    return this.signUps.filter((each) => each.state === 'waiting');
  }
  replace(changed: readonly SignUp[]) {
    this.signUps = this.signUps.map((each) => changed.find((other) => other.id === each.id) ?? each);
  }
  arrive(persons: readonly string[], busy: ReadonlySet<string>, round: number) {
    const inQueue = new Set(this.signUps.filter((each) => each.state !== 'withdrawn').map((each) => each.personId));
    const arrivals = persons.map((personId, nr) => ({ signUpId: `${round}-${nr}`, personId, now: before }));
    const seating = seat({ activity: this.activity, inQueue, busy, waiting: this.waiting() }, arrivals);
    const taken = seating.decisions.flatMap((decision) => (decision.ok ? [decision.value] : []));
    if (taken.length === 0) return;
    this.replace(seating.movedUp);
    this.signUps.push(...taken);
    this.activity = seating.activity;
  }
  leave(personId: string, busy: ReadonlySet<string>) {
    const own = this.signUps.find((each) => each.personId === personId && each.state !== 'withdrawn');
    const decision = withdraw(this.activity, own, before);
    if (!decision.ok) return;
    this.replace([decision.value.signUp]);
    const after = moveUp({ activity: decision.value.activity, waiting: this.waiting(), busy });
    this.replace(after.movedUp);
    this.activity = after.activity;
  }
}

const person = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g');
const step = fc.oneof(
  fc.record({ do: fc.constant('arrive' as const), persons: fc.array(person, { minLength: 1, maxLength: 6 }) }),
  fc.record({ do: fc.constant('leave' as const), person }),
);

describe('any run of arrivals and withdrawals', () => {
  it('never gives out more than there is, holds nobody twice, and leaves no place free that someone waits for', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), fc.subarray(['a', 'b']), (steps, busyOnes) => {
        const queue = new Queue();
        const busy = new Set(busyOnes);
        for (const [round, each] of steps.entries()) {
          if (each.do === 'arrive') queue.arrive(each.persons, busy, round);
          else queue.leave(each.person, busy);
          const confirmed = queue.signUps.filter((one) => one.state === 'confirmed');
          expect(confirmed.length).toBe(queue.activity.confirmedCount);
          expect(confirmed.length).toBeLessThanOrEqual(3);
          const inside = queue.signUps.filter((one) => one.state !== 'withdrawn').map((one) => one.personId);
          expect(new Set(inside).size).toBe(inside.length);
          if (queue.waiting().some((one) => !busy.has(one.personId))) expect(confirmed.length).toBe(3);
        }
      }),
      { numRuns: 300 },
    );
  });
});
