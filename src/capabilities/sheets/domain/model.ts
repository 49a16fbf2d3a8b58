import { z } from 'zod';
import type { Grant } from '../../../kernel/actor.ts';
import type { Instant } from '../../../kernel/days.ts';

export const ImportState = z.enum([
  'reading',
  'unreadable',
  'ready',
  'discarded',
  'writing',
  'written',
  'undoing',
  'undone',
]);
export type ImportState = z.infer<typeof ImportState>;

export type ImportAction =
  | 'finish-reading'
  | 'give-up-reading'
  | 'confirm'
  | 'discard'
  | 'finish-writing'
  | 'undo'
  | 'finish-undoing';

/** Who takes a step: the person who handed the sheet in, or the product itself. */
export type Party = 'sender' | 'product';

export const RowState = z.enum(['right', 'wrong', 'written', 'undone', 'kept']);
export type RowState = z.infer<typeof RowState>;

/** How the headings of a sheet were understood. */
export type Reading = {
  readonly headingRowNo: number;
  /** As they stand in the sheet, unknown ones too. */
  readonly headings: readonly string[];
  /** By key of a column: where it stands, counted from nought. */
  readonly columnOf: Readonly<Record<string, number>>;
};

/** Why a sheet was not taken in. `columns` are the keys of those that are missing. */
export type Trouble = { readonly code: string; readonly columns: readonly string[] };

export type SheetImport = {
  readonly id: string;
  /** The definition it follows, e.g. `organisations.organisations`. */
  readonly kind: string;
  /** Where the file lies until it was read. */
  readonly uploadId: string;
  readonly fileName: string;
  readonly fileKind: 'xlsx' | 'csv';
  readonly sha256: string;
  readonly sentBy: string;
  /** What the sender held when the sheet was handed in, then when it was confirmed: with these rights rows act. */
  readonly grants: readonly Grant[];
  readonly state: ImportState;
  readonly trouble: Trouble | null;
  readonly reading: Reading | null;
  readonly isReadWhole: boolean;
  /** The number of the last row that the work under way has finished; an undoing counts down. */
  readonly cursor: number;
  readonly rowCount: number;
  readonly wrongCount: number;
  readonly writtenCount: number;
  readonly undoneCount: number;
  readonly keptCount: number;
  readonly sentAt: Instant;
  /** When the state changed last. */
  readonly changedAt: Instant;
  /** When its rows were deleted. */
  readonly clearedAt: Instant | null;
};

/** Rows are kept, sealed, for so long after the last change of state; until then an import can be undone. */
export const KEPT_DAYS = 7;

/** Behind every row a sheet can have: from here an undoing begins. */
export const BEHIND_LAST_ROW = 2_147_483_647;

/** Rows that can be written, or were not yet. */
export function rightCount({ rowCount, wrongCount, writtenCount, undoneCount }: SheetImport): number {
  return rowCount - wrongCount - writtenCount - undoneCount;
}
