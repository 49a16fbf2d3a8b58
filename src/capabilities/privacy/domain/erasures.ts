import { z } from 'zod';
import type { Actor } from '../../../kernel/actor.ts';
import { addDays, type CivilDate, type Instant } from '../../../kernel/days.ts';
import { allow, refuse, type Allowed, type Decision, type Fact } from '../../../kernel/decision.ts';
import { transitionFor, workflow } from '../../../kernel/transitions.ts';
import { isSelf } from './policy.ts';

export const ErasureState = z.enum(['requested', 'cancelled', 'carried-out']);
export type ErasureState = z.infer<typeof ErasureState>;
export type ErasureAction = 'cancel' | 'carry-out';

/** From asking to the end of an account. Between the two lie some days in which the person may think again. */
export const erasureWorkflow = workflow<ErasureState, ErasureAction, 'person' | 'product'>({
  name: 'erasure',
  rule: 'SEC-07',
  start: 'requested',
  ends: ['cancelled', 'carried-out'],
  transitions: [
    { from: ['requested'], action: 'cancel', to: 'cancelled', by: ['person'] },
    { from: ['requested'], action: 'carry-out', to: 'carried-out', by: ['product'], needs: ['day-has-come'] },
  ],
});

/** Days to think again, by the day from which they hold. SEC-12 wants an account closed within 15 working days. */
const coolingOff: readonly { readonly from: CivilDate; readonly days: number }[] = [{ from: '2026-01-01', days: 7 }];

export function coolingOffDaysOn(day: CivilDate): number {
  return coolingOff.filter(({ from }) => from <= day).at(-1)?.days ?? 7;
}

export type Erasure = {
  readonly id: string;
  readonly personId: string;
  readonly state: ErasureState;
  readonly requestedAt: Instant;
  /** The day on which it is carried out. */
  readonly runsOn: CivilDate;
  readonly endedAt: Instant | null;
};

function about(erasure: Erasure, name: `privacy.${string}`): Fact {
  const { id, personId, runsOn } = erasure;
  return { name, subject: { kind: 'erasure', id }, detail: { personId, runsOn } };
}

/** The second press: what will happen was shown before. Nobody goes while something of theirs is still under way. */
export function requestErasure(
  wanted: { readonly id: string; readonly personId: string },
  {
    now,
    today,
    obstacles,
    isAsked,
  }: { now: Instant; today: CivilDate; obstacles: readonly string[]; isAsked: boolean },
): Decision<Erasure, 'erasure-asked-already' | 'something-holds-back'> {
  if (isAsked) return refuse('erasure-asked-already');
  const [first] = obstacles;
  if (first !== undefined) return refuse('something-holds-back', { detail: { reason: first } });
  const runsOn = addDays(today, coolingOffDaysOn(today));
  const erasure: Erasure = { ...wanted, state: 'requested', requestedAt: now, runsOn, endedAt: null };
  return allow(erasure, about(erasure, 'privacy.erasure-requested'));
}

export function cancelErasure(
  actor: Actor,
  erasure: Erasure,
  now: Instant,
): Decision<Erasure, 'erasure-not-yours' | 'erasure-over'> {
  if (!isSelf(actor, erasure.personId)) return refuse('erasure-not-yours');
  const row = transitionFor(erasureWorkflow, erasure.state, 'cancel');
  if (!row) return refuse('erasure-over');
  const cancelled = { ...erasure, state: row.to, endedAt: now };
  return allow(cancelled, about(cancelled, 'privacy.erasure-cancelled'));
}

/** Its day has come: after this there is no way back. Undefined before that day, and when it was taken back. */
export function carryOut(
  erasure: Erasure,
  { now, today }: { now: Instant; today: CivilDate },
): Allowed<Erasure> | undefined {
  const row = transitionFor(erasureWorkflow, erasure.state, 'carry-out');
  if (!row || today < erasure.runsOn) return undefined;
  const done = { ...erasure, state: row.to, endedAt: now };
  return allow(done, about(done, 'privacy.erasure-carried-out'));
}

/** Who somebody was, stored because the law asks for the records of what they did; nobody is shown it (SEC-07). */
export const identityLocked = (erasureId: string, personId: string, lockedUntil: CivilDate | null): Fact => ({
  name: 'privacy.identity-locked',
  subject: { kind: 'erasure', id: erasureId },
  detail: { personId, lockedUntil },
});
export const lockEnded = (erasureId: string, personId: string): Fact => ({
  name: 'privacy.lock-ended',
  subject: { kind: 'erasure', id: erasureId },
  detail: { personId },
});
