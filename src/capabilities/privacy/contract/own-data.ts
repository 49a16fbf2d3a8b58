import { z } from 'zod';
import { Id, route, type OutputOf } from '../../../kernel/contract.ts';
import { CivilDate } from '../../../kernel/days.ts';
import { ErasureState } from '../domain/erasures.ts';

export const tellMyData = route({
  name: 'privacy.tell-my-data',
  method: 'GET',
  path: '/my/data',
  audience: 'signed-in',
  summary: 'Everything the product knows about the caller, table by table',
  input: z.object({}),
  output: z.object({
    sections: z.array(
      z.object({
        title: z.string(),
        columns: z.array(z.string()),
        rows: z.array(z.array(z.union([z.string(), z.number(), z.null()]))),
      }),
    ),
  }),
  refusals: {},
});

export const saveMyData = route({
  name: 'privacy.save-my-data',
  method: 'GET',
  path: '/my/data/file',
  audience: 'signed-in',
  stepUp: true,
  summary: 'The same as one ZIP file: a page to read, tables as CSV, and JSON for other programs',
  input: z.object({}),
  output: z.unknown(),
  refusals: {},
});

export const previewErasure = route({
  name: 'privacy.preview-erasure',
  method: 'GET',
  path: '/my/erasure',
  audience: 'signed-in',
  summary: 'What would be deleted, what stays without the name, and what is kept locked until when and why',
  input: z.object({}),
  output: z.object({
    items: z.array(
      z.object({
        title: z.string(),
        why: z.string(),
        fate: z.enum(['deleted', 'anonymised', 'locked']),
        count: z.number(),
        lockedUntil: CivilDate.nullable(),
      }),
    ),
    /** What stands in the way, as sentences. */
    obstacles: z.array(z.string()),
    runsOn: CivilDate,
    asked: z.object({ id: Id, state: ErasureState, runsOn: CivilDate }).nullable(),
  }),
  refusals: {},
});
export type ErasurePreview = OutputOf<typeof previewErasure>;

export const requestErasure = route({
  name: 'privacy.request-erasure',
  method: 'POST',
  path: '/my/erasure',
  audience: 'signed-in',
  stepUp: true,
  summary: 'Close the account and delete what need not be kept, after some days in which it can be taken back',
  input: z.object({ id: Id }),
  output: z.object({ id: Id, runsOn: CivilDate }),
  refusals: { 'erasure-asked-already': 409, 'something-holds-back': 409 },
});

export const cancelErasure = route({
  name: 'privacy.cancel-erasure',
  method: 'POST',
  path: '/my/erasures/:erasureId/cancellation',
  audience: 'signed-in',
  summary: 'Take the closing of the account back before its day',
  input: z.object({ erasureId: Id }),
  output: z.object({ id: Id, state: ErasureState }),
  refusals: { 'erasure-not-found': 404, 'erasure-not-yours': 403, 'erasure-over': 409 },
});
