import type { Actor, Role } from '../../../kernel/actor.ts';
import type { CivilDate, Instant } from '../../../kernel/days.ts';
import type { Fact } from '../../../kernel/decision.ts';
import type { Words } from '../../../kernel/words.ts';
import type { Doing } from '../handle.ts';
import type { Sentence } from '../offers.ts';
import type { Tx } from '../transaction.ts';

/** One column that an import understands. People head it by its title in either language or by an alias. */
export type ImportColumn = {
  readonly key: string;
  readonly title: Words<string>;
  /** What to write there; stands on the screen and in the template. */
  readonly hint: Words<string>;
  readonly aliases?: readonly string[];
  /** An empty cell is a problem already before `readRow` sees the row, and so is a sheet without the column. */
  readonly isRequired?: boolean;
  /** Stands in the second row of the template, never a real person's. */
  readonly example?: Words<string>;
  /** For personal data: how the preview shows it, e.g. `maskPhone`. */
  readonly mask?: (text: string) => string;
};

/** What is wrong with a row. `column` is a key of the columns, or null when it is the row as a whole. */
export type RowProblem = {
  readonly column: string | null;
  readonly code: string;
  /** Fills the sentence. No personal data: it is kept unsealed. */
  readonly detail?: Readonly<Record<string, string | number>>;
};

/** `rowNo` is the number of the row as the person sees it in the sheet. */
export type ImportedRow<Row> = { readonly rowNo: number; readonly row: Row };

/** How a made row is found again when the import is undone: ids only. */
export type RowToken = Readonly<Record<string, string>>;

/** A row that was written, by what it made; what stood in it does not matter any more. */
export type WrittenRow = { readonly rowNo: number; readonly token: RowToken };

export type RowRead<Row> =
  | { readonly ok: true; readonly row: Row }
  | { readonly ok: false; readonly problems: readonly RowProblem[] };

export type RowWritten =
  | { readonly ok: true; readonly token: RowToken; readonly facts: readonly Fact[] }
  | { readonly ok: false; readonly problems: readonly RowProblem[] };

export type RowUndone =
  | { readonly ok: true; readonly facts: readonly Fact[] }
  /**
   * Why what the row made stays, e.g. because it has been used since. A code among the `problems`, or one that is known
   * for every import: `changed-since`, and `used-elsewhere` with a detail `capability` that names where.
   */
  | { readonly ok: false; readonly code: string; readonly detail?: RowProblem['detail'] };

export type CheckContext = {
  readonly tx: Tx;
  /** Who imports, with the grants of the moment in which the file was handed in or the import was confirmed. */
  readonly actor: Actor;
  readonly now: Instant;
  /** By key (see `keyOf`): the row of this very sheet that has it, the first one where there are several. */
  readonly findInSheet: (keys: readonly string[]) => Promise<ReadonlyMap<string, number>>;
};

/**
 * A kind of thing that can be imported from a sheet, contributed by the capability that owns it. Cells are kept,
 * sealed, between preview and undoing; `readRow` is asked again whenever a row is needed.
 */
export type ImportDefinition<Row = unknown> = {
  /** `organisations.organisations` */
  readonly name: string;
  readonly audience: readonly Role[];
  readonly words: Words<{
    /** `单位`; the screen says “import …” around it. */
    readonly title: string;
    readonly lede: string;
    /** A sentence for every code in `readRow`, `check`, `write` and `undo`; codes without one fall to `refusals`. */
    readonly problems: Readonly<Record<string, Sentence>>;
  }>;
  readonly columns: readonly ImportColumn[];
  /**
   * Reads one row, without looking anywhere. `cells` has an entry for every column; an empty cell is ''. Texts come
   * trimmed, dates as `YYYY-MM-DD`, numbers as plain digits.
   */
  readonly readRow: (cells: Readonly<Record<string, string>>, at: { readonly today: CivilDate }) => RowRead<Row>;
  /** What may stand in a sheet once only. The second row with the same key is a problem by itself. */
  readonly keyOf?: (row: Row) => string;
  /**
   * Looks into the database, for a few hundred rows at once: exists already, parent unknown, not yours. Called for
   * the preview and again, in the transaction of the writing, right before `write`. Rows without an entry are right.
   */
  readonly check?: (
    context: CheckContext,
    rows: readonly ImportedRow<Row>[],
  ) => Promise<ReadonlyMap<number, readonly RowProblem[]>>;
  /**
   * Writes a few hundred rows in one transaction, in the order of the sheet, and answers for each in the same order.
   * `doing.actor` is the person who confirmed. A row that is refused is shown with its problem; the others stay.
   */
  readonly write: (doing: Doing, rows: readonly ImportedRow<Row>[]) => Promise<readonly RowWritten[]>;
  /** Takes back what rows made, the last row first, as long as it is untouched; answers for each in that order. */
  readonly undo?: (doing: Doing, rows: readonly WrittenRow[]) => Promise<readonly RowUndone[]>;
};

/** Hides the type of the rows, so that definitions of different things can lie in one list. */
export function importOf<Row>(definition: ImportDefinition<Row>): ImportDefinition {
  return definition as unknown as ImportDefinition;
}
