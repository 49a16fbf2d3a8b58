import type { Actor, Role } from '../../../kernel/actor.ts';
import type { Instant } from '../../../kernel/days.ts';
import type { Locale, Words } from '../../../kernel/words.ts';
import type { Tx } from '../transaction.ts';

/** Text, a number, or nothing. A column of kind `date` takes civil dates, `instant` takes instants. */
export type SheetValue = string | number | null;

export type SheetColumn<Row> = {
  readonly title: string;
  readonly value: (row: Row) => SheetValue;
  /** `text` unless said. Only numbers, dates and instants become real ones in a workbook. */
  readonly kind?: 'text' | 'number' | 'date' | 'instant';
  /** In characters; a column of names needs about 16. */
  readonly width?: number;
};

/** Rows by key: those behind `after`, at most `limit`. The first page has no `after`. */
export type ReadPage<Row> = (after: Row | null, limit: number) => Promise<readonly Row[]>;

export type ExportContext = {
  readonly tx: Tx;
  /** Who asked, with the grants of that moment. The definition decides which rows this person may have. */
  readonly actor: Actor;
  readonly now: Instant;
  readonly locale: Locale;
};

/**
 * A table that may be too long for one answer: it is written by a job into a file that only the person who asked can
 * fetch, for a day. Personal data stays masked unless the audience needs it for its work.
 */
export type ExportDefinition<Row = unknown> = {
  /** `people.volunteers` */
  readonly name: string;
  readonly audience: readonly Role[];
  readonly words: Words<{ readonly title: string; readonly lede: string }>;
  readonly columns: (locale: Locale) => readonly SheetColumn<Row>[];
  readonly page: (
    context: ExportContext,
    ...page: readonly [after: Row | null, limit: number]
  ) => Promise<readonly Row[]>;
};

/** Hides the type of the rows, so that definitions of different things can lie in one list. */
export function exportOf<Row>(definition: ExportDefinition<Row>): ExportDefinition {
  return definition as unknown as ExportDefinition;
}
