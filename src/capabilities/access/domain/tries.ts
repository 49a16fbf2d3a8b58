import { addMinutes, type Instant } from '../../../kernel/days.ts';

/** Wrong tries at one lock, counted for whoever tries: a password, a second factor, a proof (SEC-14). */
export type TryCounter = { readonly wrong: number; readonly lockedUntil: Instant | null; readonly countedAt: Instant };

export const MOST_TRIES = 5;
export const LOCK_MINUTES = 15;

/** Whether nothing is looked at for now, right or wrong. */
export function isLocked(counter: TryCounter | undefined, now: Instant): boolean {
  const until = counter?.lockedUntil ?? null;
  return until !== null && now < until;
}

/** One more wrong try. The fifth locks for a quarter of an hour; what lies a quarter of an hour back is forgotten. */
export function countWrongTry(counter: TryCounter | undefined, now: Instant): TryCounter {
  const isRecent = counter !== undefined && addMinutes(counter.countedAt, LOCK_MINUTES) > now;
  const wrong = (isRecent && !counter.lockedUntil ? counter.wrong : 0) + 1;
  return { wrong, countedAt: now, lockedUntil: wrong >= MOST_TRIES ? addMinutes(now, LOCK_MINUTES) : null };
}
