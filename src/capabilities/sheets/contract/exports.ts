import { z } from 'zod';
import { Id, idPageInput, pageOf, route } from '../../../kernel/contract.ts';
import { SheetFormat } from '../../../kernel/sheet-format.ts';
import { ExportState } from '../domain/export-model.ts';

const KindName = z.string().regex(/^[a-z-]+\.[a-z-]+$/);

const ExportKind = z.object({ kind: z.string(), title: z.string(), lede: z.string() });
export type ExportKind = z.output<typeof ExportKind>;

export const listExportKinds = route({
  name: 'sheets.list-export-kinds',
  method: 'GET',
  path: '/export-kinds',
  audience: 'signed-in',
  summary: 'Which long tables the caller may have written into a file',
  input: z.object({}),
  output: z.object({ items: z.array(ExportKind) }),
  refusals: {},
});

const ExportCard = z.object({
  id: Id,
  kind: z.string(),
  title: z.string(),
  format: SheetFormat,
  state: ExportState,
  rowCount: z.number().int(),
  sizeBytes: z.number().int(),
  askedAt: z.string(),
  expiresAt: z.string(),
});
export type ExportCard = z.output<typeof ExportCard>;

export const listExports = route({
  name: 'sheets.list-exports',
  method: 'GET',
  path: '/exports',
  audience: 'signed-in',
  summary: 'The tables that the caller asked for, the latest first',
  input: z.object({ ...idPageInput }),
  output: pageOf(ExportCard),
  refusals: {},
});

export const askExport = route({
  name: 'sheets.ask-export',
  method: 'POST',
  path: '/exports',
  audience: 'signed-in',
  stepUp: true,
  summary: 'Have a long table written into a file that only the caller can fetch, for a day',
  input: z.object({ id: Id, kind: KindName, format: SheetFormat.default('xlsx') }),
  output: z.object({ id: Id }),
  refusals: { 'kind-not-found': 404, 'kind-not-yours': 403, 'export-exists-already': 409, 'exports-too-many': 429 },
});

export const fetchExport = route({
  name: 'sheets.fetch-export',
  method: 'GET',
  path: '/exports/:exportId/file',
  audience: 'signed-in',
  stepUp: true,
  summary: 'The file of a table that is ready',
  input: z.object({ exportId: Id }),
  output: z.unknown(),
  refusals: { 'export-not-found': 404, 'export-not-ready': 409 },
});
