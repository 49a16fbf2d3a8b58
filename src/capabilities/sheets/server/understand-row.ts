import { civilDateOf, type Instant } from '../../../kernel/days.ts';
import { unguardFormula } from '../../../platform/server/sheets/formula-guard.ts';
import type { ImportDefinition, RowProblem } from '../../../platform/server/sheets/import-definition.ts';
import type { Reading } from '../domain/model.ts';

const LONGEST_CELL = 2_000;

export type UnderstoodRow =
  | { readonly ok: true; readonly row: unknown; readonly key: string | null }
  | { readonly ok: false; readonly problems: readonly RowProblem[] };

export type Question = {
  readonly definition: ImportDefinition;
  readonly reading: Reading;
  readonly cells: readonly string[];
  readonly rounded?: readonly number[] | undefined;
  readonly now: Instant;
};

/** The cells by their columns, without what programs leave at their ends and without our guard against formulas. */
export function cellsByColumn(
  definition: ImportDefinition,
  { columnOf }: Reading,
  cells: readonly string[],
): Record<string, string> {
  return Object.fromEntries(
    definition.columns.map(({ key }) => [key, tidy(cells[columnOf[key] ?? Number.MAX_SAFE_INTEGER] ?? '')]),
  );
}

/** Signs that nobody sees but that make two equal names differ are dropped. */
function tidy(text: string): string {
  return unguardFormula(text.trim())
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/[\u200B-\u200D\u2060\uFEFF]|(?!\n|\t)\p{Cc}/gu, '')
    .replaceAll('\u00A0', ' ')
    .trim();
}

/** Reads a row by its definition, after what holds for every sheet: required cells, rounded numbers, endless texts. */
export function understandRow({ definition, reading, cells, rounded = [], now }: Question): UnderstoodRow {
  const byColumn = cellsByColumn(definition, reading, cells);
  const problems = definition.columns.flatMap(({ key, isRequired }): RowProblem[] => {
    const text = byColumn[key] ?? '';
    if (isRequired && text === '') return [{ column: key, code: 'cell-required' }];
    if (text.length > LONGEST_CELL) return [{ column: key, code: 'cell-too-long', detail: { most: LONGEST_CELL } }];
    if (rounded.includes(reading.columnOf[key] ?? -1)) return [{ column: key, code: 'number-rounded' }];
    return [];
  });
  if (problems.length > 0) return { ok: false, problems };
  const read = definition.readRow(byColumn, { today: civilDateOf(now) });
  if (!read.ok) return read;
  return { ok: true, row: read.row, key: definition.keyOf?.(read.row) ?? null };
}
