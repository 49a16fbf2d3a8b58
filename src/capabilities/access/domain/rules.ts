import { addMinutes, type Instant } from '../../../kernel/days.ts';
import { CODE_MINUTES, type OneTimeCode } from './model.ts';

/** Whether a code can still open anything at all. Why not is never said: that would tell who is registered. */
export function isCodeOpen(code: OneTimeCode, now: Instant): boolean {
  return code.usedAt === null && code.triesLeft > 0 && now < addMinutes(code.sentAt, CODE_MINUTES);
}

/** A path to go back to after signing in, if it is one of this place: never another site. */
export function safeNext(next: string | undefined): string | undefined {
  return next && /^\/(?![/\\])[^\\\s]{0,500}$/.test(next) && !next.startsWith('/sign-in') ? next : undefined;
}
