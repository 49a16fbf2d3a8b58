import { z } from 'zod';
import { route } from '../../../kernel/contract.ts';
import { SignedIn } from '../contract.ts';

/** The query with which the identity provider sent the browser back. */
const Returned = z.object({ query: z.string().min(1).max(4_000) });
const refusals = {
  'identity-not-set-up': 404,
  'identity-not-confirmed': 422,
  'identity-unknown': 422,
  'too-many-tries': 429,
} as const;

export const beginWithIdentity = route({
  name: 'access.begin-with-identity',
  method: 'GET',
  path: '/sign-in/identity',
  audience: 'anyone',
  summary: 'Where the identity provider asks who it is; null when none is set up',
  input: z.object({ next: z.string().max(500).optional() }),
  output: z.object({ name: z.string(), address: z.string() }).nullable(),
  refusals: {},
});

export const readIdentityProvider = route({
  name: 'access.read-identity-provider',
  method: 'GET',
  path: '/sign-in/identity-provider',
  audience: 'anyone',
  summary: 'The name of the identity provider with which staff sign in; null when none is set up',
  input: z.object({}),
  output: z.object({ name: z.string().nullable() }),
  refusals: {},
});

export const signInWithIdentity = route({
  name: 'access.sign-in-with-identity',
  method: 'POST',
  path: '/sign-in/with-identity',
  audience: 'anyone',
  summary: 'Sign in as whom the identity provider confirmed: linked before, or known by a verified telephone',
  input: Returned,
  output: SignedIn.extend({ next: z.string().nullable() }),
  refusals,
});

export const linkIdentity = route({
  name: 'access.link-identity',
  method: 'POST',
  path: '/my/identity',
  audience: 'signed-in',
  stepUp: true,
  summary: 'Link whom the identity provider confirmed with the caller',
  input: Returned,
  output: z.object({}),
  refusals: { ...refusals, 'identity-linked-already': 409 },
});

export const unlinkIdentity = route({
  name: 'access.unlink-identity',
  method: 'POST',
  path: '/my/identity/removal',
  audience: 'signed-in',
  stepUp: true,
  summary: 'Undo the link with the identity provider',
  input: z.object({}),
  output: z.object({}),
  refusals: { 'identity-not-linked': 409 },
});
