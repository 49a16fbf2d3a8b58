import type { Role } from '../../../kernel/actor.ts';
import { addMinutes, minutesBetween, type Instant } from '../../../kernel/days.ts';
import type { Device } from './device.ts';
import type { BeganBy } from './second-factors.ts';

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

export type Session = {
  readonly id: string;
  readonly personId: string;
  readonly madeAt: Instant;
  readonly seenAt: Instant;
  /** A moment to come when another token took its place: requests on their way are still answered. */
  readonly endedAt: Instant | null;
  /** When it was last shown who sits there. */
  readonly provenAt: Instant;
  readonly hasSecondFactor: boolean;
  readonly device: Device;
  readonly beganBy: BeganBy;
};

/** How long a session lasts unused, and in any case. */
export type SessionTerm = { readonly idleMinutes: number; readonly absoluteMinutes: number };

export const usualTerm: SessionTerm = { idleMinutes: 12 * 60, absoluteMinutes: 14 * 24 * 60 };

/** A token that was replaced serves this long for what was sent with it just before. */
export const REPLACED_MINUTES = 0.5;

/** A session ends by hand, unused after a while, or after its longest time in any case. */
export function isAlive(session: Session, now: Instant, term: SessionTerm): boolean {
  if (session.endedAt !== null && session.endedAt <= now) return false;
  return (
    addMinutes(session.madeAt, term.absoluteMinutes) > now && minutesBetween(session.seenAt, now) < term.idleMinutes
  );
}

/** Where somebody goes after signing in: those with work to the console, everybody else to their activities. */
export function homeOf(roles: readonly Role[]): string {
  return roles.length > 0 ? '/console/today' : '/my/activities';
}
