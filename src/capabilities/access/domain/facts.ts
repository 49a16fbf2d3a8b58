import type { Fact } from '../../../kernel/decision.ts';
import type { Device } from './device.ts';
import type { BeganBy, ProofMeans } from './second-factors.ts';

const about = (kind: string, id: string) => ({ kind, id });

export const codeSent = (codeId: string): Fact => ({
  name: 'access.code-sent',
  subject: about('one-time-code', codeId),
  detail: {},
});
export const signedIn = (personId: string, sessionId: string, by: BeganBy): Fact => ({
  name: 'access.signed-in',
  subject: about('person', personId),
  detail: { sessionId, by },
});
/** Somebody new agreed to the notice that binds at this moment; `privacy` makes a consent of it. */
export const agreedAtRegistration = (personId: string): Fact => ({
  name: 'access.agreed-at-registration',
  subject: about('person', personId),
  detail: {},
});
/** By the kind of device only, for nothing finer is kept. Not at somebody's very first session. */
export const signedInOnNewDevice = (personId: string, sessionId: string, device: Device): Fact => ({
  name: 'access.signed-in-on-new-device',
  subject: about('person', personId),
  detail: { sessionId, device },
});
/** Remembered although it was refused (SEC-14). `subjectId` is the code's id or the person's. */
export const signInFailed = (subjectId: string, by: BeganBy | 'second-step' | 'proof'): Fact => ({
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
/** The first of two steps is done; nobody is signed in yet. */
export const secondStepAsked = (personId: string, stepId: string): Fact => ({
  name: 'access.second-step-asked',
  subject: about('person', personId),
  detail: { stepId },
});
/** Somebody showed again who it is. */
export const proven = (personId: string, sessionId: string, by: ProofMeans): Fact => ({
  name: 'access.proven',
  subject: about('person', personId),
  detail: { sessionId, by },
});
export const authenticatorBegun = (personId: string): Fact => ({
  name: 'access.authenticator-begun',
  subject: about('person', personId),
  detail: {},
});
export const authenticatorAdded = (personId: string): Fact => ({
  name: 'access.authenticator-added',
  subject: about('person', personId),
  detail: {},
});
export const authenticatorRemoved = (personId: string): Fact => ({
  name: 'access.authenticator-removed',
  subject: about('person', personId),
  detail: {},
});
export const recoveryCodesMade = (personId: string): Fact => ({
  name: 'access.recovery-codes-made',
  subject: about('person', personId),
  detail: {},
});
export const recoveryCodesKept = (personId: string): Fact => ({
  name: 'access.recovery-codes-kept',
  subject: about('person', personId),
  detail: {},
});
export const recoveryCodeUsed = (personId: string, codeId: string): Fact => ({
  name: 'access.recovery-code-used',
  subject: about('person', personId),
  detail: { codeId },
});
export const challengeMade = (challengeId: string): Fact => ({
  name: 'access.challenge-made',
  subject: about('challenge', challengeId),
  detail: {},
});
export const passkeyAdded = (personId: string, passkeyId: string): Fact => ({
  name: 'access.passkey-added',
  subject: about('person', personId),
  detail: { passkeyId },
});
export const passkeyRenamed = (personId: string, passkeyId: string): Fact => ({
  name: 'access.passkey-renamed',
  subject: about('person', personId),
  detail: { passkeyId },
});
export const passkeyRemoved = (personId: string, passkeyId: string): Fact => ({
  name: 'access.passkey-removed',
  subject: about('person', personId),
  detail: { passkeyId },
});
/** A key that counts backwards was perhaps copied. */
export const passkeySuspected = (personId: string, passkeyId: string): Fact => ({
  name: 'access.passkey-suspected',
  subject: about('person', personId),
  detail: { passkeyId },
});
export const identityLinked = (personId: string, linkId: string): Fact => ({
  name: 'access.identity-linked',
  subject: about('person', personId),
  detail: { linkId },
});
export const identityUnlinked = (personId: string, linkId: string): Fact => ({
  name: 'access.identity-unlinked',
  subject: about('person', personId),
  detail: { linkId },
});
export const invited = (personId: string, invitationId: string): Fact => ({
  name: 'access.invited',
  subject: about('person', personId),
  detail: { invitationId },
});
/** A security administrator looked at how somebody signs in, to help. */
export const signInStateRead = (personId: string): Fact => ({
  name: 'access.sign-in-state-read',
  subject: about('person', personId),
  detail: {},
});
export const secondFactorsReset = (personId: string): Fact => ({
  name: 'access.second-factors-reset',
  subject: about('person', personId),
  detail: {},
});
