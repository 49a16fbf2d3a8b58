import { z } from 'zod';
import { Id, idPageInput, pageOf, route } from '../../../kernel/contract.ts';
import { Instant } from '../../../kernel/days.ts';
import { factFilterFields } from '../contract.ts';
import { ExportFormat, ExportState } from '../domain/model.ts';

export const ExportShown = z.object({
  id: Id,
  number: z.string(),
  state: ExportState,
  format: ExportFormat,
  reason: z.string(),
  filter: z.object(factFilterFields),
  askedAt: Instant,
  askedBy: z.object({ personId: Id, maskedName: z.string(), volunteerNo: z.string() }).nullable(),
  isMine: z.boolean(),
  rowCount: z.number(),
  /** There were more rows than one export may hold. */
  isCut: z.boolean(),
  expiresAt: Instant.nullable(),
  downloads: z.array(z.object({ at: Instant })),
  downloadsLeft: z.number(),
});
export type ExportShown = z.infer<typeof ExportShown>;

export const askExport = route({
  name: 'audit.ask-export',
  method: 'POST',
  path: '/fact-exports',
  audience: ['auditor'],
  stepUp: true,
  summary: 'Ask for entries of the record as a file; says why, and is itself an entry of the record',
  input: z.object({
    id: Id,
    reason: z.string().trim().min(5).max(200),
    format: ExportFormat,
    ...factFilterFields,
  }),
  output: z.object({ id: Id, number: z.string() }),
  refusals: {
    'place-not-yours': 403,
    'export-id-used': 409,
    'export-would-be-empty': 422,
    'too-many-exports': 429,
  },
});

export const listExports = route({
  name: 'audit.list-exports',
  method: 'GET',
  path: '/fact-exports',
  audience: ['auditor'],
  summary: 'What was exported from the record, by whom, why, and how often it was fetched',
  input: z.object(idPageInput),
  output: pageOf(ExportShown),
  refusals: { 'place-not-yours': 403 },
});

export const fetchExport = route({
  name: 'audit.fetch-export',
  method: 'POST',
  path: '/fact-exports/:exportId/downloads',
  audience: ['auditor'],
  stepUp: true,
  summary: 'Fetch an export: counted, and good for one file within some minutes',
  input: z.object({ exportId: Id, id: Id }),
  output: z.object({ id: Id, downloadsLeft: z.number() }),
  refusals: {
    'export-not-found': 404,
    'not-your-export': 403,
    'export-not-ready': 409,
    'export-expired': 409,
    'downloads-used-up': 409,
    'download-id-used': 409,
  },
});

export const getExportFile = route({
  name: 'audit.get-export-file',
  method: 'GET',
  path: '/fact-exports/:exportId/downloads/:downloadId/file',
  audience: ['auditor'],
  stepUp: true,
  summary: 'The file of an export that was just fetched',
  input: z.object({ exportId: Id, downloadId: Id }),
  output: z.unknown(),
  refusals: { 'export-not-found': 404, 'not-your-export': 403, 'export-expired': 409, 'download-over': 409 },
});
