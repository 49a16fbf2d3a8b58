import { z } from 'zod';
import { Id, idPageInput, pageOf, route } from '../../../kernel/contract.ts';
import { CivilDate, Instant } from '../../../kernel/days.ts';
import { Written } from '../contract.ts';
import { FreeKind } from '../domain/model.ts';

const notThere = { 'batch-not-found': 404, 'not-yours-to-open': 403 } as const;

const Card = z.object({
  id: Id,
  issuerName: z.string(),
  kind: FreeKind,
  title: z.string().nullable(),
  askedAt: Instant,
  lineCount: z.number(),
  issuedCount: z.number(),
  progress: z.enum(['issuing', 'printing', 'done']),
});

export const listBatches = route({
  name: 'credentials.list-batches',
  method: 'GET',
  path: '/credential-batches',
  audience: ['clerk'],
  summary: 'Batches of papers of the caller’s organisations, the latest first, with how far each has come',
  input: z.object(idPageInput),
  output: pageOf(Card),
  refusals: {},
});

export const getBatch = route({
  name: 'credentials.get-batch',
  method: 'GET',
  path: '/credential-batches/:batchId',
  audience: ['clerk'],
  summary: 'How far one batch has come',
  input: z.object({ batchId: Id }),
  output: Card.extend({ text: z.string(), finishedOn: CivilDate.nullable() }),
  refusals: notThere,
});

export const askBatch = route({
  name: 'credentials.ask-batch',
  method: 'POST',
  path: '/credential-batches',
  audience: ['clerk'],
  stepUp: true,
  summary: 'Issue papers with the same words to a list of people, by their volunteer numbers; goes on by itself',
  input: z.object({
    ...Written,
    id: Id,
    organisationId: Id,
    /** One to a line, as they stand in a table; blanks and empty lines do not matter. */
    volunteerNos: z.string().max(60_000),
  }),
  output: z.object({ id: Id, lineCount: z.number() }),
  refusals: {
    'issuer-not-found': 404,
    'not-yours-to-issue': 403,
    'text-holds-private-number': 422,
    'list-empty': 422,
    'list-too-long': 422,
    'numbers-unknown': 422,
    'id-already-used': 409,
  },
});

export const downloadBatch = route({
  name: 'credentials.download-batch',
  method: 'GET',
  path: '/credential-batches/:batchId/papers',
  audience: ['clerk'],
  summary: 'All papers of a finished batch in one PDF',
  input: z.object({ batchId: Id }),
  output: z.unknown(),
  refusals: { ...notThere, 'batch-not-finished': 409 },
});
