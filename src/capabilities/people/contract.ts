import { z } from 'zod';
import { Id, idPageInput, pageOf, route } from '../../kernel/contract.ts';
import { Instant } from '../../kernel/days.ts';
import { PaperKind, Sex } from './domain/papers.ts';
import { KEEPERS, LOOKERS, KEEPERS_OF_MINORS } from './domain/policy.ts';
import {
  ConsentMethod,
  GuardianInput,
  GuardianRelation,
  PartyRole,
  recordFields,
  ServiceCategory,
} from './domain/record.ts';
import { RevealedValue } from './domain/revealing.ts';

const Row = z.object({
  id: Id,
  maskedName: z.string(),
  volunteerNo: z.string(),
  maskedPhone: z.string().nullable(),
  paperLast4: z.string().nullable(),
  organisationId: Id.nullable(),
  organisationName: z.string().nullable(),
  isUnder14: z.boolean(),
  isUnder18: z.boolean(),
});
export type PersonRow = z.output<typeof Row>;

const Guardian = z.object({
  id: Id,
  maskedName: z.string(),
  relation: GuardianRelation,
  maskedContact: z.string(),
  consentedAt: Instant,
  method: ConsentMethod,
});

/** A record with every number masked; dates of birth show their year. */
export const MaskedRecord = Row.extend({
  sharedPhoneNote: z.string().nullable(),
  sex: Sex.nullable(),
  maskedBirth: z.string().nullable(),
  paper: z.object({ kind: PaperKind, masked: z.string() }).nullable(),
  residenceRegion: z.string().nullable(),
  skills: z.array(z.string()),
  serviceCategories: z.array(ServiceCategory),
  isPartyMember: z.boolean(),
  party: z.object({ organisationId: Id, organisationName: z.string(), role: PartyRole }).nullable(),
  isEnteredForThem: z.boolean(),
  consentReference: z.string().nullable(),
  registeredAt: Instant,
  guardians: z.array(Guardian),
});
export type MaskedRecord = z.output<typeof MaskedRecord>;

const notThere = { 'person-not-found': 404 } as const;
export const keepRefusals = {
  'paper-number-wrong': 422,
  'paper-says-otherwise': 422,
  'paper-already-registered': 409,
  'phone-already-registered': 409,
  'note-without-phone': 422,
  'birth-in-future': 422,
  'guardian-needed': 422,
  'party-place-wrong': 422,
} as const;

export const listPeople = route({
  name: 'people.list',
  method: 'GET',
  path: '/people',
  audience: LOOKERS,
  summary: 'Records within the caller’s organisations, masked, in the order in which they came',
  input: z.object({ ...idPageInput, organisationId: Id.optional() }),
  output: pageOf(Row),
  refusals: {},
});

/** Not a GET: what is typed is a name or a number of somebody and has no place in an address. */
export const searchPeople = route({
  name: 'people.search',
  method: 'POST',
  path: '/people/search',
  audience: LOOKERS,
  summary: 'Find records within the caller’s organisations by name, volunteer number, telephone or paper',
  input: z.object({ text: z.string().trim().min(1).max(40) }),
  output: z.object({ items: z.array(Row), isCut: z.boolean() }),
  refusals: {},
});

export const getPerson = route({
  name: 'people.get',
  method: 'GET',
  path: '/people/:personId',
  audience: LOOKERS,
  summary: 'One record, masked; the id of a merged record leads to the one that counts',
  input: z.object({ personId: Id }),
  output: MaskedRecord.extend({
    mayKeep: z.boolean(),
    mayMerge: z.boolean(),
    merges: z.array(
      z.object({
        id: Id,
        volunteerNo: z.string(),
        reason: z.string(),
        mergedAt: Instant,
        undoneAt: Instant.nullable(),
      }),
    ),
  }),
  refusals: notThere,
});

export const enterPerson = route({
  name: 'people.enter',
  method: 'POST',
  path: '/people',
  audience: KEEPERS,
  summary: 'Enter somebody’s data for an organisation, with their consent (VOL-02)',
  input: z.object({
    id: Id,
    ...recordFields,
    organisationId: Id,
    consentReference: z.string().trim().min(2).max(60),
    guardian: GuardianInput.nullable().default(null),
  }),
  output: z.object({ id: Id, volunteerNo: z.string(), isRegionKnown: z.boolean() }),
  refusals: {
    ...keepRefusals,
    'organisation-not-found': 404,
    'organisation-not-yours': 403,
    'id-already-used': 409,
    'consent-in-future': 422,
  },
});

export const amendPerson = route({
  name: 'people.amend',
  method: 'POST',
  path: '/people/:personId/amendments',
  audience: [...KEEPERS, ...KEEPERS_OF_MINORS],
  stepUp: true,
  summary: 'Mend a record; fields that are left out stay, null takes a value away',
  input: z.object({
    personId: Id,
    ...recordFields,
    name: recordFields.name.optional(),
    organisationId: Id.optional(),
    consentReference: z.string().trim().min(2).max(60).optional(),
  }),
  output: z.object({ id: Id }),
  refusals: {
    ...keepRefusals,
    ...notThere,
    'organisation-not-found': 404,
    'organisation-not-yours': 403,
    'rights-beyond-yours': 403,
    'minor-needs-officer': 403,
    'nothing-changed': 422,
  },
});

export const recordGuardian = route({
  name: 'people.record-guardian',
  method: 'POST',
  path: '/people/:personId/guardians',
  audience: KEEPERS,
  summary: 'Record a guardian and how they consented (SEC-02)',
  input: z.object({ personId: Id, ...GuardianInput.shape }),
  output: z.object({ id: Id }),
  refusals: { ...notThere, 'consent-in-future': 422, 'id-already-used': 409 },
});

export const revealValue = route({
  name: 'people.reveal',
  method: 'POST',
  path: '/people/:personId/reveals',
  audience: LOOKERS,
  stepUp: true,
  summary: 'Ask for one masked value, with a reason; the look is kept. Read the value within two minutes',
  input: z.object({ personId: Id, id: Id, what: RevealedValue, reason: z.string().trim().min(5).max(200) }),
  output: z.object({ id: Id, readableUntil: Instant }),
  refusals: {
    ...notThere,
    'minor-needs-approval': 403,
    'too-many-reveals': 429,
    'reason-holds-private-text': 422,
    'not-known': 404,
    'id-already-used': 409,
  },
});

export const readRevealedValue = route({
  name: 'people.read-revealed',
  method: 'GET',
  path: '/people/:personId/reveals/:revealId',
  audience: LOOKERS,
  summary: 'The value that the caller asked for a moment ago; nobody else reads it, and soon nobody',
  input: z.object({ personId: Id, revealId: Id }),
  output: z.object({ what: RevealedValue, value: z.string() }),
  refusals: { 'no-longer-readable': 404 },
});
