import type { Fact } from '../../../kernel/decision.ts';

const about = (kind: string, id: string) => ({ kind, id });

export const codeSent = (codeId: string): Fact => ({
  name: 'access.code-sent',
  subject: about('one-time-code', codeId),
  detail: {},
});
export const signedIn = (personId: string, sessionId: string, by: 'code' | 'password' | 'demo'): Fact => ({
  name: 'access.signed-in',
  subject: about('person', personId),
  detail: { sessionId, by },
});
/** Remembered although it was refused (SEC-14). `subjectId` is the code's id or the person's. */
export const signInFailed = (subjectId: string, by: 'code' | 'password'): Fact => ({
  name: 'access.sign-in-failed',
  subject: about('sign-in', subjectId),
  detail: { by },
});
export const signedOut = (personId: string, sessionIds: readonly string[]): Fact => ({
  name: 'access.signed-out',
  subject: about('person', personId),
  detail: { sessionIds },
});
export const passwordSet = (personId: string): Fact => ({
  name: 'access.password-set',
  subject: about('person', personId),
  detail: {},
});
/** The clock belongs to no tenant; the fact stands in the place where it was moved. */
export const demoClockMoved = (moveId: string, minutes: number): Fact => ({
  name: 'access.demo-clock-moved',
  subject: about('demo-clock', moveId),
  detail: { minutes },
});
