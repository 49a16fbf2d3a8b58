import { z } from 'zod';
import { Id, route } from '../../../kernel/contract.ts';
import { LONGEST_PASSWORD } from '../domain/passwords.ts';
import { SecondCode, SignedByKey } from './second-factors.ts';

const Proven = z.object({});
const wrong = { 'means-not-yours': 403, 'too-many-tries': 429 } as const;

export const listProofMeans = route({
  name: 'access.list-proof-means',
  method: 'GET',
  path: '/step-up',
  audience: 'signed-in',
  summary: 'By what the caller can show again who it is',
  input: z.object({}),
  output: z.object({
    means: z.array(z.enum(['demo', 'passkey', 'authenticator', 'password', 'code'])),
    /** Whether a proof is still fresh. */
    isProven: z.boolean(),
  }),
  refusals: {},
});

export const proveWithPassword = route({
  name: 'access.prove-with-password',
  method: 'POST',
  path: '/step-up/password',
  audience: 'signed-in',
  summary: 'Show by the password that it is still the same person',
  input: z.object({ password: z.string().min(1).max(LONGEST_PASSWORD) }),
  output: Proven,
  refusals: { ...wrong, 'own-password-wrong': 422 },
});

export const proveWithAuthenticator = route({
  name: 'access.prove-with-authenticator',
  method: 'POST',
  path: '/step-up/authenticator',
  audience: 'signed-in',
  summary: 'Show by a code of the authenticator, or a recovery code, that it is still the same person',
  input: z.object({ code: SecondCode }),
  output: Proven,
  refusals: { ...wrong, 'code-wrong': 422 },
});

export const requestProofCode = route({
  name: 'access.request-proof-code',
  method: 'POST',
  path: '/step-up/codes',
  audience: 'signed-in',
  summary: 'Send a one-time code to the caller’s own telephone',
  input: z.object({}),
  output: z.object({ ticket: Id }),
  refusals: { 'means-not-yours': 403, 'too-many-codes': 429 },
});

export const proveWithCode = route({
  name: 'access.prove-with-code',
  method: 'POST',
  path: '/step-up/code',
  audience: 'signed-in',
  summary: 'Show by the code that was sent that it is still the same person',
  input: z.object({ ticket: Id, code: SecondCode }),
  output: Proven,
  refusals: { ...wrong, 'code-wrong': 422 },
});

export const askProofByPasskey = route({
  name: 'access.ask-proof-by-passkey',
  method: 'POST',
  path: '/step-up/passkey-challenges',
  audience: 'signed-in',
  summary: 'A challenge for one of the caller’s passkeys',
  input: z.object({}),
  output: z.object({ challengeId: Id, options: z.record(z.string(), z.unknown()) }),
  refusals: { 'means-not-yours': 403 },
});

export const proveWithPasskey = route({
  name: 'access.prove-with-passkey',
  method: 'POST',
  path: '/step-up/passkey',
  audience: 'signed-in',
  summary: 'Show by a passkey that it is still the same person',
  input: z.object({ challengeId: Id, response: SignedByKey }),
  output: Proven,
  refusals: { ...wrong, 'passkey-not-accepted': 422 },
});

export const proveInDemo = route({
  name: 'access.prove-in-demo',
  method: 'POST',
  path: '/step-up/demo',
  audience: 'signed-in',
  summary: 'One press for the people of the demo town; exists only while it is active',
  input: z.object({}),
  output: Proven,
  refusals: { 'demo-not-active': 404, 'means-not-yours': 403 },
});
