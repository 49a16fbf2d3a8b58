import type { z } from 'zod';
import type { RefusalOf, Route } from '../../../kernel/contract.ts';
import { civilDateOf } from '../../../kernel/days.ts';
import { refuse, type Refused } from '../../../kernel/decision.ts';
import type { SheetFormat } from '../../../kernel/sheet-format.ts';
import { answerFile, type Call, type FileHandler } from '../handle.ts';
import type { ReadPage, SheetColumn } from './export-definition.ts';
import { storeSheet } from './sheet-folder.ts';
import { writeSheet } from './write-sheet.ts';

type AnyRoute = Route<z.ZodObject, z.ZodType, string>;

export const SHEET_TYPES: Readonly<Record<SheetFormat, string>> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
};

const ROWS_AT_ONCE = 500;
const USUAL_LIMIT = 20_000;

export type SheetAnswer<Row> = {
  /** Names the sheet; with the day behind it, also the file. */
  readonly name: string;
  readonly format: SheetFormat;
  readonly columns: readonly SheetColumn<Row>[];
  /** Rows by key. A page shorter than asked for is the last. */
  readonly page: ReadPage<Row>;
  /** More rows than this are refused as `too-many-rows`; offer an `ExportDefinition` for them. */
  readonly mostRows?: number;
};

/**
 * A read that answers with a table. The rows are read page by page in one transaction and written to the disk as they
 * come, so neither the length nor a slow line costs memory, and what goes wrong halfway is a refusal and not half a
 * file.
 */
export function answerSheet<R extends AnyRoute, Row>(
  route: 'too-many-rows' extends RefusalOf<R> ? R : never,
  run: (call: Call<R>) => Promise<SheetAnswer<Row> | Refused<RefusalOf<R>>>,
): FileHandler {
  return answerFile<R>(route, async (call) => {
    const answer = await run(call);
    if ('ok' in answer) return answer;
    const { name, format, columns, page, mostRows = USUAL_LIMIT } = answer;
    try {
      const path = await storeSheet('answers', writeSheet({ format, name, columns, rows: paged(page, mostRows) }));
      return { name: `${name} ${civilDateOf(call.now)}.${format}`, type: SHEET_TYPES[format], path };
    } catch (error) {
      if (error instanceof TooManyRows) return refuse('too-many-rows', { detail: { most: mostRows } }) as never;
      throw error;
    }
  });
}

class TooManyRows extends Error {}

/** All rows, read a page at a time. */
export async function* paged<Row>(page: ReadPage<Row>, mostRows: number): AsyncGenerator<Row> {
  let last: Row | null = null;
  let count = 0;
  for (let isLast = false; !isLast;) {
    const rows: readonly Row[] = await page(last, ROWS_AT_ONCE);
    count += rows.length;
    if (count > mostRows) throw new TooManyRows();
    yield* rows;
    last = rows.at(-1) ?? last;
    isLast = rows.length < ROWS_AT_ONCE;
  }
}
