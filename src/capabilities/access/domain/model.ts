import type { Role } from '../../../kernel/actor.ts';
import { addMinutes, minutesBetween, type Instant } from '../../../kernel/days.ts';

/** A one-time code as it is kept: never the code itself. */
export type OneTimeCode = {
  readonly id: string;
  readonly phoneIndex: string;
  readonly codeHash: string;
  readonly sentAt: Instant;
  readonly triesLeft: number;
  readonly usedAt: Instant | null;
};

/** What customary practice asks where the standards name no numbers (SEC-14). */
export const CODE_MINUTES = 5;
export const CODE_TRIES = 5;
export const RESEND_SECONDS = 60;
export const IDLE_MINUTES = 12 * 60;
export const ABSOLUTE_MINUTES = 14 * 24 * 60;
export const PASSWORD_LENGTH = 10;

export type Session = {
  readonly id: string;
  readonly personId: string;
  readonly madeAt: Instant;
  readonly seenAt: Instant;
  readonly endedAt: Instant | null;
};

/** A session ends by hand, after half a day without use, or after two weeks in any case. */
export function isAlive(session: Session, now: Instant): boolean {
  if (session.endedAt !== null) return false;
  return addMinutes(session.madeAt, ABSOLUTE_MINUTES) > now && minutesBetween(session.seenAt, now) < IDLE_MINUTES;
}

/** Where somebody goes after signing in: those with work to the console, everybody else to their activities. */
export function homeOf(roles: readonly Role[]): string {
  return roles.length > 0 ? '/console/today' : '/my/activities';
}
