import { z } from 'zod';
import { Id, route } from '../../../kernel/contract.ts';
import { Instant } from '../../../kernel/days.ts';
import { Phone } from '../../people/domain/model.ts';
import { LONGEST_PASSWORD } from '../domain/passwords.ts';

const NewPassword = z.string().min(1).max(LONGEST_PASSWORD);
const passwordRefusals = {
  'password-too-short': 422,
  'password-too-plain': 422,
  'password-too-common': 422,
  'password-holds-own-data': 422,
  'password-used-before': 422,
} as const;

export const setOwnPassword = route({
  name: 'access.set-own-password',
  method: 'POST',
  path: '/my/password',
  audience: 'signed-in',
  stepUp: true,
  summary: 'Set or change the caller’s password; all other sessions of the caller end',
  input: z.object({ password: NewPassword }),
  output: z.object({}),
  refusals: passwordRefusals,
});

export const setFirstPassword = route({
  name: 'access.set-first-password',
  method: 'POST',
  path: '/sign-in/invitations/:invitationId',
  audience: 'anyone',
  summary: 'Set the first password by a link that was handed over; the link serves once',
  input: z.object({ invitationId: Id, secret: z.string().min(1).max(100), password: NewPassword }),
  output: z.object({}),
  refusals: { ...passwordRefusals, 'invitation-not-open': 404, 'too-many-tries': 429 },
});

export const readSignInState = route({
  name: 'access.read-sign-in-state',
  method: 'POST',
  path: '/sign-in-states',
  audience: ['security-administrator'],
  summary: 'How somebody signs in, for helping who cannot: facts only. The looking is itself a fact',
  input: z.object({ phone: Phone }),
  output: z.object({
    personId: Id,
    maskedName: z.string(),
    hasPassword: z.boolean(),
    hasAuthenticator: z.boolean(),
    passkeys: z.number().int(),
    recoveryCodesLeft: z.number().int(),
    openSessions: z.number().int(),
    lastSignInAt: Instant.nullable(),
    lockedUntil: Instant.nullable(),
  }),
  refusals: { 'person-not-yours': 403 },
});

export const invite = route({
  name: 'access.invite',
  method: 'POST',
  path: '/people/:personId/invitations',
  audience: ['security-administrator'],
  stepUp: true,
  isAnswerSecret: true,
  summary: 'Make a link by which somebody who has no password sets the first one; it is handed over by hand',
  input: z.object({ personId: Id }),
  output: z.object({ path: z.string(), endsAt: Instant }),
  refusals: { 'person-not-yours': 403, 'password-there': 409 },
});

export const resetSecondFactors = route({
  name: 'access.reset-second-factors',
  method: 'POST',
  path: '/people/:personId/second-factors/reset',
  audience: ['security-administrator'],
  stepUp: true,
  summary: 'Take away all second factors of somebody who lost them, after seeing who it is; all sessions end',
  input: z.object({ personId: Id }),
  output: z.object({}),
  refusals: { 'person-not-yours': 403, 'nothing-to-reset': 409 },
});
