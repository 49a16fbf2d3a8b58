import { z } from 'zod';
import { Id, idPageInput, pageOf, route } from '../../../kernel/contract.ts';
import { CivilDate } from '../../../kernel/days.ts';

const refusals = {
  'organisation-not-found': 404,
  'nothing-to-prove': 409,
  'too-much-for-one-proof': 409,
  'holder-not-found': 422,
  'same-paper-stands': 409,
  'id-already-used': 409,
} as const;

/** What one organisation has on record for somebody, from settled activities. */
const Provable = z.object({
  organisationId: Id,
  organisationName: z.string(),
  times: z.number(),
  minutes: z.number(),
  firstOn: CivilDate,
  lastOn: CivilDate,
});

const Issued = z.object({ id: Id, number: z.string() });

export const myProvable = route({
  name: 'activities.my-provable',
  method: 'GET',
  path: '/my/provable-service',
  audience: 'signed-in',
  summary: 'The caller’s settled service by recording organisation, and the proof that stands for all of it',
  input: z.object({}),
  output: z.object({ items: z.array(Provable.extend({ provenBy: z.string().nullable() })) }),
  refusals: {},
});

export const proveOwnService = route({
  name: 'activities.prove-own-service',
  method: 'POST',
  path: '/my/service-proofs',
  audience: 'signed-in',
  summary: 'Issue the caller a proof of all settled service at one recording organisation, at once and free (VOL-10)',
  input: z.object({ id: Id, organisationId: Id }),
  output: Issued,
  refusals,
});

export const listServedPeople = route({
  name: 'activities.list-served-people',
  method: 'GET',
  path: '/served-people',
  audience: ['clerk'],
  summary: 'Who has settled service on record at the caller’s organisations, within a period if one is given',
  input: z.object({
    ...idPageInput,
    organisationId: Id.optional(),
    from: CivilDate.optional(),
    to: CivilDate.optional(),
  }),
  output: pageOf(Provable.extend({ personId: Id, name: z.string(), volunteerNo: z.string() })),
  refusals: {},
});

export const issueServiceProof = route({
  name: 'activities.issue-service-proof',
  method: 'POST',
  path: '/service-proofs',
  audience: ['clerk'],
  summary: 'Prove somebody’s settled service of a period for the organisation that recorded it (VOL-13)',
  input: z.object({ id: Id, organisationId: Id, personId: Id, from: CivilDate, to: CivilDate }),
  output: Issued,
  refusals: { ...refusals, 'not-yours-to-prove': 403, 'ends-before-it-starts': 422 },
});
