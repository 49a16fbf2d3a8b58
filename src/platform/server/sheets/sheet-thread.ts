import { open } from 'node:fs/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { readCsv } from './csv-rows.ts';
import { LIMITS } from './limits.ts';
import type { SheetKind } from './sheet-kind.ts';
import type { SheetRow } from './sheet-row.ts';
import { Unreadable } from './trouble.ts';
import type { SheetTrouble } from './trouble-words.ts';
import { readWorkbook } from './workbook-rows.ts';

/** What the thread answers each time it is asked for more. */
export type Told =
  | { readonly rows: readonly SheetRow[]; readonly isLast: boolean }
  | { readonly trouble: SheetTrouble };

const ROWS_AT_ONCE = 500;

const { path, kind } = workerData as { readonly path: string; readonly kind: SheetKind };
const port = parentPort;
if (!port) throw new Error('This file is the code of a thread.');
const file = await open(path);
const source = kind === 'xlsx' ? readWorkbook(file) : readCsv(file);
let count = 0;

async function next(): Promise<Told> {
  const rows: SheetRow[] = [];
  while (rows.length < ROWS_AT_ONCE) {
    const { value, done } = await source.next();
    if (done) return { rows, isLast: true };
    count += 1;
    // A few rows more than counted: titles and the heading stand above the first.
    if (count > LIMITS.rows + 10) throw new Unreadable('sheet-too-many-rows');
    rows.push(fitted(value));
  }
  return { rows, isLast: false };
}

function fitted(row: SheetRow): SheetRow {
  if (row.cells.findLastIndex((text) => text !== '') >= LIMITS.columns) throw new Unreadable('sheet-too-many-columns');
  if (row.cells.some((text) => text.length > LIMITS.cellCharacters)) throw new Unreadable('sheet-cell-too-long');
  return row;
}

port.on('message', () => {
  next().then(
    (told) => port.postMessage(told),
    (error: unknown) => {
      if (!(error instanceof Unreadable)) throw error;
      port.postMessage({ trouble: error.code } satisfies Told);
    },
  );
});
