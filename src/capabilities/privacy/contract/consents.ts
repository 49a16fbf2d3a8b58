import { z } from 'zod';
import { Id, idPageInput, pageOf, route, type OutputOf } from '../../../kernel/contract.ts';
import { CivilDate, Instant } from '../../../kernel/days.ts';
import { ConsentGiver, ConsentMethod, ConsentPurpose, ConsentState } from '../domain/consents.ts';
import { NoticeKind } from '../domain/notice.ts';

const ConsentShown = z.object({
  id: Id,
  purpose: ConsentPurpose,
  organisation: z.object({ id: Id, name: z.string() }).nullable(),
  noticeKind: NoticeKind,
  noticeVersion: z.number().int(),
  state: ConsentState,
  givenBy: ConsentGiver,
  givenAt: Instant,
  expiresOn: CivilDate.nullable(),
  endedAt: Instant.nullable(),
});

export const listMyConsents = route({
  name: 'privacy.list-my-consents',
  method: 'GET',
  path: '/my/consents',
  audience: 'signed-in',
  summary: 'What the caller consented to, what can be consented to, and what ended',
  input: z.object({}),
  output: z.object({
    items: z.array(ConsentShown),
    /** What is not consented to now, each with the version of the notice to be read first. */
    open: z.array(z.object({ purpose: ConsentPurpose, noticeKind: NoticeKind, noticeVersion: z.number().int() })),
    needsGuardian: z.boolean(),
  }),
  refusals: {},
});
export type MyConsents = OutputOf<typeof listMyConsents>;

const giveRefusals = {
  'guardian-must-consent': 422,
  'organisation-needed': 422,
  'organisation-not-found': 404,
  'consented-already': 409,
  'consent-exists-already': 409,
} as const;

export const giveConsent = route({
  name: 'privacy.give-consent',
  method: 'POST',
  path: '/my/consents',
  audience: 'signed-in',
  summary: 'Consent to one purpose, to the version of the notice that was shown',
  input: z.object({
    id: Id,
    purpose: ConsentPurpose,
    organisationId: Id.optional(),
    noticeVersion: z.coerce.number().int().min(1).max(10_000),
  }),
  output: z.object({ id: Id }),
  refusals: { ...giveRefusals, 'notice-changed': 409 },
});

export const withdrawConsent = route({
  name: 'privacy.withdraw-consent',
  method: 'POST',
  path: '/consents/:consentId/withdrawal',
  audience: 'signed-in',
  summary: 'Withdraw a consent; one press, as easily as it was given',
  input: z.object({ consentId: Id }),
  output: z.object({ id: Id, state: ConsentState }),
  refusals: { 'consent-not-found': 404, 'consent-not-yours': 403, 'consent-ended': 409 },
});

const recorders = ['privacy-officer', 'clerk'] as const;

export const recordConsent = route({
  name: 'privacy.record-consent',
  method: 'POST',
  path: '/desk/privacy/consents',
  audience: recorders,
  summary: 'Take in a consent that a guardian or an organisation signed on paper',
  input: z.object({
    id: Id,
    personId: Id,
    purpose: ConsentPurpose,
    organisationId: Id.optional(),
    givenBy: z.enum(['guardian', 'organisation']),
    evidenceFileId: Id,
    expiresOn: CivilDate.optional(),
  }),
  output: z.object({ id: Id }),
  refusals: { ...giveRefusals, 'not-recorded-by-you': 403, 'person-not-found': 404, 'file-not-found': 422 },
});

export const listConsents = route({
  name: 'privacy.list-consents',
  method: 'GET',
  path: '/desk/privacy/consents',
  audience: ['privacy-officer'],
  summary: 'Who consented to what, newest first, names masked',
  input: z.object({ ...idPageInput, purpose: ConsentPurpose.optional() }),
  output: pageOf(
    ConsentShown.extend({
      maskedName: z.string(),
      volunteerNo: z.string(),
      method: ConsentMethod,
      hasFile: z.boolean(),
    }),
  ),
  refusals: { 'not-privacy-officer': 403 },
});

export const openConsentFile = route({
  name: 'privacy.open-consent-file',
  method: 'GET',
  path: '/desk/privacy/consents/:consentId/file',
  audience: ['privacy-officer'],
  summary: 'The signed paper behind a consent',
  input: z.object({ consentId: Id }),
  output: z.unknown(),
  refusals: { 'consent-not-found': 404, 'file-not-found': 404, 'not-privacy-officer': 403 },
});
