import { z } from 'zod';
import { Id, route } from '../../../kernel/contract.ts';
import { Instant } from '../../../kernel/days.ts';
import { SignedIn } from '../contract.ts';

/** Six digits from an authenticator app, or a recovery code. */
export const SecondCode = z.string().trim().min(6).max(40);
/** What `navigator.credentials` answered, as JSON text, so that a form can carry it. */
export const SignedByKey = z.string().min(2).max(20_000);
export const KeyName = z.string().trim().min(1).max(40);

export const listSignInMeans = route({
  name: 'access.list-sign-in-means',
  method: 'GET',
  path: '/my/sign-in-means',
  audience: 'signed-in',
  summary: 'How the caller signs in: password, second factors, passkeys, identity provider',
  input: z.object({}),
  output: z.object({
    password: z.object({ setAt: Instant, isWornOut: z.boolean() }).nullable(),
    policy: z.object({ leastLength: z.number().int(), leastClasses: z.number().int(), mostDays: z.number().int() }),
    authenticator: z.enum(['none', 'begun', 'on']),
    recoveryCodesLeft: z.number().int(),
    passkeys: z.array(z.object({ id: Id, name: z.string(), madeAt: Instant, usedAt: Instant.nullable() })),
    identity: z.object({ name: z.string(), isLinked: z.boolean() }).nullable(),
    needsSecondFactor: z.boolean(),
  }),
  refusals: {},
});

export const readNewSecrets = route({
  name: 'access.read-new-secrets',
  method: 'GET',
  path: '/my/new-secrets',
  audience: 'signed-in',
  stepUp: true,
  summary: 'What is shown once: the secret of an authenticator not yet confirmed, recovery codes not yet kept',
  input: z.object({}),
  output: z.object({
    authenticator: z.object({ secret: z.string(), address: z.string() }).nullable(),
    recoveryCodes: z.array(z.string()),
  }),
  refusals: {},
});

export const beginAuthenticator = route({
  name: 'access.begin-authenticator',
  method: 'POST',
  path: '/my/authenticator',
  audience: 'signed-in',
  stepUp: true,
  summary: 'Make a secret for an authenticator app; it counts once a code of it was shown',
  input: z.object({}),
  output: z.object({}),
  refusals: { 'authenticator-there': 409 },
});

export const confirmAuthenticator = route({
  name: 'access.confirm-authenticator',
  method: 'POST',
  path: '/my/authenticator/confirmation',
  audience: 'signed-in',
  stepUp: true,
  summary: 'Show a code of the new authenticator; from then on signing in asks for one. Makes recovery codes',
  input: z.object({ code: SecondCode }),
  output: z.object({}),
  refusals: { 'code-wrong': 422, 'authenticator-not-begun': 409, 'too-many-tries': 429 },
});

export const removeAuthenticator = route({
  name: 'access.remove-authenticator',
  method: 'POST',
  path: '/my/authenticator/removal',
  audience: 'signed-in',
  stepUp: true,
  summary: 'Stop using the authenticator',
  input: z.object({}),
  output: z.object({}),
  refusals: { 'authenticator-not-there': 409 },
});

export const makeRecoveryCodes = route({
  name: 'access.make-recovery-codes',
  method: 'POST',
  path: '/my/recovery-codes',
  audience: 'signed-in',
  stepUp: true,
  summary: 'Make ten new recovery codes; those before them serve no more',
  input: z.object({}),
  output: z.object({}),
  refusals: { 'second-factor-not-there': 409 },
});

export const keepRecoveryCodes = route({
  name: 'access.keep-recovery-codes',
  method: 'POST',
  path: '/my/recovery-codes/kept',
  audience: 'signed-in',
  summary: 'Say that the recovery codes were written down; they are not shown again',
  input: z.object({}),
  output: z.object({}),
  refusals: {},
});

export const finishSecondStep = route({
  name: 'access.finish-second-step',
  method: 'POST',
  path: '/sign-in/second-step',
  audience: 'anyone',
  summary: 'The second step of signing in: a code of the authenticator, or a recovery code',
  input: z.object({ ticket: Id, code: SecondCode }),
  output: SignedIn,
  refusals: { 'code-wrong': 422, 'second-step-over': 409, 'too-many-tries': 429 },
});

const Options = z.object({ challengeId: Id, options: z.record(z.string(), z.unknown()) });

export const askPasskey = route({
  name: 'access.ask-passkey',
  method: 'POST',
  path: '/sign-in/passkey-challenges',
  audience: 'anyone',
  summary: 'A challenge for a passkey: to sign in, or for the second step of the ticket given',
  input: z.object({ ticket: Id.optional() }),
  output: Options,
  refusals: { 'second-step-over': 409, 'too-many-tries': 429 },
});

export const signInWithPasskey = route({
  name: 'access.sign-in-with-passkey',
  method: 'POST',
  path: '/sign-in/with-passkey',
  audience: 'anyone',
  summary: 'Sign in with a passkey, or do the second step with one',
  input: z.object({ challengeId: Id, response: SignedByKey, ticket: Id.optional() }),
  output: SignedIn,
  refusals: { 'passkey-not-accepted': 422, 'second-step-over': 409, 'too-many-tries': 429 },
});

export const askNewPasskey = route({
  name: 'access.ask-new-passkey',
  method: 'POST',
  path: '/my/passkeys/challenges',
  audience: 'signed-in',
  stepUp: true,
  summary: 'What a device needs to know to make a passkey for the caller',
  input: z.object({}),
  output: Options,
  refusals: {},
});

export const addPasskey = route({
  name: 'access.add-passkey',
  method: 'POST',
  path: '/my/passkeys',
  audience: 'signed-in',
  stepUp: true,
  summary: 'Add the passkey that a device made',
  input: z.object({ id: Id, challengeId: Id, name: KeyName, response: SignedByKey }),
  output: z.object({ id: Id }),
  refusals: { 'passkey-not-accepted': 422, 'passkey-known': 409 },
});

export const renamePasskey = route({
  name: 'access.rename-passkey',
  method: 'POST',
  path: '/my/passkeys/:passkeyId/name',
  audience: 'signed-in',
  summary: 'Give one of the caller’s passkeys another name',
  input: z.object({ passkeyId: Id, name: KeyName }),
  output: z.object({}),
  refusals: { 'passkey-not-found': 404 },
});

export const removePasskey = route({
  name: 'access.remove-passkey',
  method: 'POST',
  path: '/my/passkeys/:passkeyId/removal',
  audience: 'signed-in',
  stepUp: true,
  summary: 'Stop using one of the caller’s passkeys',
  input: z.object({ passkeyId: Id }),
  output: z.object({}),
  refusals: { 'passkey-not-found': 404 },
});
