import { z } from 'zod';
import { Id, idPageInput, pageInput, pageOf, route } from '../../kernel/contract.ts';
import { ImportState, RowState } from './domain/model.ts';

const KindName = z.string().regex(/^[a-z-]+\.[a-z-]+$/);

const ImportKind = z.object({
  kind: z.string(),
  title: z.string(),
  lede: z.string(),
  canUndo: z.boolean(),
  columns: z.array(z.object({ key: z.string(), title: z.string(), hint: z.string(), isRequired: z.boolean() })),
});
export type ImportKind = z.output<typeof ImportKind>;

export const listKinds = route({
  name: 'sheets.list-import-kinds',
  method: 'GET',
  path: '/import-kinds',
  audience: 'signed-in',
  summary: 'What the caller may import, and which columns each sheet has',
  input: z.object({}),
  output: z.object({ items: z.array(ImportKind) }),
  refusals: {},
});

export const getTemplate = route({
  name: 'sheets.get-import-template',
  method: 'GET',
  path: '/import-kinds/:kind/template',
  audience: 'signed-in',
  summary: 'An empty sheet with the headings, and a second one that explains them',
  input: z.object({ kind: KindName }),
  output: z.unknown(),
  refusals: { 'kind-not-found': 404, 'kind-not-yours': 403 },
});

const ImportCard = z.object({
  id: Id,
  kind: z.string(),
  title: z.string(),
  fileName: z.string(),
  state: ImportState,
  rowCount: z.number().int(),
  wrongCount: z.number().int(),
  /** Rows that can be written, or were not yet. */
  rightCount: z.number().int(),
  writtenCount: z.number().int(),
  undoneCount: z.number().int(),
  keptCount: z.number().int(),
  sentAt: z.string(),
  changedAt: z.string(),
});
export type ImportCard = z.output<typeof ImportCard>;

const ImportShown = ImportCard.extend({
  /** Why it could not be read, as a sentence. */
  trouble: z.string().nullable(),
  /** Headings that nothing was made of. */
  ignoredHeadings: z.array(z.string()),
  columns: z.array(z.object({ key: z.string(), title: z.string(), heading: z.string() })),
  canUndo: z.boolean(),
  keptUntil: z.string(),
  isCleared: z.boolean(),
  /** When a file of the same content was imported before. */
  sameSentAt: z.string().nullable(),
  isChecking: z.boolean(),
});
export type ImportShown = z.output<typeof ImportShown>;

export const listImports = route({
  name: 'sheets.list-imports',
  method: 'GET',
  path: '/imports',
  audience: 'signed-in',
  summary: 'The imports that the caller began, the latest first',
  input: z.object({ ...idPageInput }),
  output: pageOf(ImportCard),
  refusals: {},
});

export const getImport = route({
  name: 'sheets.get-import',
  method: 'GET',
  path: '/imports/:importId',
  audience: 'signed-in',
  summary: 'One import of the caller: how far it is and what was understood',
  input: z.object({ importId: Id }),
  output: ImportShown,
  refusals: { 'import-not-found': 404 },
});

const ImportRow = z.object({
  rowNo: z.number().int(),
  state: RowState,
  /** In the order of the columns of the import; personal data masked. */
  cells: z.array(z.string()),
  problems: z.array(z.object({ column: z.string().nullable(), sentence: z.string() })),
});
export type ImportRow = z.output<typeof ImportRow>;

export const listRows = route({
  name: 'sheets.list-import-rows',
  method: 'GET',
  path: '/imports/:importId/rows',
  audience: 'signed-in',
  summary: 'The rows of an import as understood, in the order of the sheet, with what is wrong',
  input: z.object({
    ...pageInput,
    after: z.coerce.number().int().min(0).max(2_000_000_000).default(0),
    importId: Id,
    which: z.enum(['all', 'wrong', 'kept']).default('all'),
  }),
  output: pageOf(ImportRow),
  refusals: { 'import-not-found': 404 },
});

export const getProblemSheet = route({
  name: 'sheets.get-problem-sheet',
  method: 'GET',
  path: '/imports/:importId/problems',
  audience: 'signed-in',
  summary: 'The sheet as it was handed in, with a column that says what is wrong in each row',
  input: z.object({ importId: Id }),
  output: z.unknown(),
  refusals: { 'import-not-found': 404, 'rows-cleared': 409, 'too-many-rows': 422 },
});

export const startImport = route({
  name: 'sheets.start-import',
  method: 'POST',
  path: '/imports',
  audience: 'signed-in',
  summary: 'Have a sheet that was handed in read and checked; nothing is written yet',
  input: z.object({ id: Id, kind: KindName, uploadId: Id }),
  output: z.object({ id: Id }),
  refusals: {
    'kind-not-found': 404,
    'kind-not-yours': 403,
    'upload-not-found': 404,
    'import-exists-already': 409,
  },
});

export const confirmImport = route({
  name: 'sheets.confirm-import',
  method: 'POST',
  path: '/imports/:importId/confirmation',
  audience: 'signed-in',
  stepUp: true,
  summary: 'Write the rows that are right',
  input: z.object({ importId: Id, leaveOutWrong: z.boolean().default(false) }),
  output: z.object({ id: Id }),
  refusals: {
    'import-not-found': 404,
    'kind-not-yours': 403,
    'import-not-ready': 409,
    'nothing-right': 422,
    'rows-wrong': 422,
  },
});

export const discardImport = route({
  name: 'sheets.discard-import',
  method: 'POST',
  path: '/imports/:importId/discarding',
  audience: 'signed-in',
  summary: 'Let go of a sheet without writing anything; its rows are deleted',
  input: z.object({ importId: Id }),
  output: z.object({ id: Id }),
  refusals: { 'import-not-found': 404, 'import-not-ready': 409 },
});

export const undoImport = route({
  name: 'sheets.undo-import',
  method: 'POST',
  path: '/imports/:importId/undoing',
  audience: 'signed-in',
  stepUp: true,
  summary: 'Take back what an import made, as far as nobody has used it since',
  input: z.object({ importId: Id }),
  output: z.object({ id: Id }),
  refusals: {
    'import-not-found': 404,
    'kind-not-yours': 403,
    'import-not-written': 409,
    'undo-not-offered': 422,
    'undo-too-late': 422,
    'nothing-to-undo': 422,
  },
});
