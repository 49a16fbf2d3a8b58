import { z } from 'zod';
import { Id, pageInput, pageOf, route } from '../../../kernel/contract.ts';
import { MaskedRecord } from '../contract.ts';
import { MERGERS } from '../domain/policy.ts';
import { RecordPart } from '../domain/record.ts';

const Same = {
  samePaper: z.boolean(),
  sameName: z.boolean(),
  sameBirth: z.boolean(),
  samePhone: z.boolean(),
  sameOrganisation: z.boolean(),
};

const Alike = z.object({
  id: Id,
  maskedName: z.string(),
  volunteerNo: z.string(),
  maskedPhone: z.string().nullable(),
  organisationName: z.string().nullable(),
});

export const listDuplicates = route({
  name: 'people.list-duplicates',
  method: 'GET',
  path: '/duplicates',
  audience: MERGERS,
  summary: 'Pairs of records that may be one person, those left aside that were said to be two',
  input: z.object({ ...pageInput }),
  output: pageOf(z.object({ key: z.string(), one: Alike, other: Alike, ...Same })),
  refusals: {},
});

export const comparePeople = route({
  name: 'people.compare',
  method: 'GET',
  path: '/duplicates/:oneId/:otherId',
  audience: MERGERS,
  summary: 'Two records side by side, and how much hangs on each',
  input: z.object({ oneId: Id, otherId: Id }),
  output: z.object({
    one: MaskedRecord,
    other: MaskedRecord,
    ...Same,
    ties: z.array(z.object({ name: z.string(), title: z.string(), one: z.number(), other: z.number() })),
    /** Why they cannot be merged, as the refusal names it; null when they can. */
    keptApartBy: z.string().nullable(),
  }),
  refusals: { 'person-not-found': 404, 'one-record-only': 422 },
});

export const mergePeople = route({
  name: 'people.merge',
  method: 'POST',
  path: '/merges',
  audience: MERGERS,
  stepUp: true,
  summary: 'Say that two records are one person; nothing that hangs on either is changed, and it can be undone',
  input: z.object({
    id: Id,
    survivorId: Id,
    mergedId: Id,
    /** The parts that are shown from the merged record from now on. */
    parts: z.array(RecordPart).max(10).default([]),
    reason: z.string().trim().min(5).max(200),
  }),
  output: z.object({ id: Id, survivorId: Id }),
  refusals: {
    'person-not-found': 404,
    'one-record-only': 422,
    'not-your-own-record': 403,
    'already-merged': 409,
    'papers-differ': 409,
    'said-to-be-different': 409,
    'roles-do-not-mix': 409,
    'rights-beyond-yours': 403,
    'both-in-one-activity': 409,
    'both-served-at-once': 409,
    'reason-holds-private-text': 422,
    'id-already-used': 409,
  },
});

export const undoMerge = route({
  name: 'people.undo-merge',
  method: 'POST',
  path: '/merges/:mergeId/undo',
  audience: MERGERS,
  stepUp: true,
  summary: 'Take a merge back: both records are as before',
  input: z.object({ mergeId: Id, reason: z.string().trim().min(5).max(200) }),
  output: z.object({ survivorId: Id, mergedId: Id }),
  refusals: {
    'merge-not-found': 404,
    'not-your-own-record': 403,
    'rights-beyond-yours': 403,
    'already-undone': 409,
    'undo-later-merge-first': 409,
    'reason-holds-private-text': 422,
  },
});

export const sayDifferent = route({
  name: 'people.say-different',
  method: 'POST',
  path: '/duplicates/:oneId/:otherId/difference',
  audience: MERGERS,
  summary: 'Say that two records are two people; the pair is not asked about again',
  input: z.object({ oneId: Id, otherId: Id }),
  output: z.object({}),
  refusals: { 'person-not-found': 404, 'one-record-only': 422, 'said-to-be-different': 409, 'already-merged': 409 },
});
