import { writeCsvStream } from 'hucre/csv';
import { writeXlsxStream } from 'hucre/xlsx';
import { addMinutes, civilDateOf, clockTimeOf } from '../../../kernel/days.ts';
import type { SheetFormat } from '../../../kernel/sheet-format.ts';
import type { SheetColumn, SheetValue } from './export-definition.ts';
import { guardFormula } from './formula-guard.ts';

type Cell = string | number | Date | null;

const NUMBER_FORMAT = { text: '@', number: 'General', date: 'yyyy-mm-dd', instant: 'yyyy-mm-dd hh:mm' } as const;
const USUAL_WIDTH = { text: 18, number: 12, date: 12, instant: 18 } as const;
const CHINA_OFFSET_MINUTES = 480;

export type SheetToWrite<Row> = {
  readonly format: SheetFormat;
  /** Heads the sheet within a workbook. */
  readonly name: string;
  readonly columns: readonly SheetColumn<Row>[];
  readonly rows: AsyncIterable<Row>;
};

/**
 * A table as bytes, made while its rows are read, so that its length does not matter. Every text that could pass for a
 * formula is guarded in both formats, since a workbook may be saved as text later (DOC-07). Text columns say that they
 * are text, so that identity numbers keep their digits when somebody edits them.
 */
export function writeSheet<Row>({ format, name, columns, rows }: SheetToWrite<Row>): ReadableStream<Uint8Array> {
  const titles = columns.map(({ title }) => guardFormula(title));
  if (format === 'csv') {
    // With the mark in front, Excel takes the text for UTF-8.
    return writeCsvStream(cellsOf(rows, columns, textCell), { headers: titles, bom: true });
  }
  return writeXlsxStream(cellsOf(rows, columns, workbookCell), {
    name: sheetName(name),
    freezePane: { rows: 1 },
    columns: columns.map(({ kind = 'text', width }, index) => ({
      header: titles[index] ?? '',
      width: width ?? USUAL_WIDTH[kind],
      numFmt: NUMBER_FORMAT[kind],
    })),
  });
}

type MakeCell = (value: SheetValue, kind: NonNullable<SheetColumn<unknown>['kind']>) => Cell;

async function* cellsOf<Row>(rows: AsyncIterable<Row>, columns: readonly SheetColumn<Row>[], make: MakeCell) {
  for await (const row of rows) yield columns.map(({ value, kind = 'text' }) => make(value(row), kind));
}

const workbookCell: MakeCell = (value, kind) => {
  if (value === null || value === '') return null;
  if (typeof value === 'number') return value;
  if (kind === 'date') return new Date(`${value}T00:00:00.000Z`);
  // A workbook knows no zones: its dates show what the wall clock in China shows.
  if (kind === 'instant') return new Date(addMinutes(value, CHINA_OFFSET_MINUTES));
  return guardFormula(value);
};

const textCell: MakeCell = (value, kind) => {
  if (value === null || typeof value === 'number') return value;
  return kind === 'instant' ? `${civilDateOf(value)} ${clockTimeOf(value)}` : guardFormula(value);
};

/** What spreadsheet programs take for the name of a sheet. */
function sheetName(name: string): string {
  return (
    name
      .replaceAll(/[[\]:*?/\\']/g, ' ')
      .trim()
      .slice(0, 31) || 'Sheet1'
  );
}
