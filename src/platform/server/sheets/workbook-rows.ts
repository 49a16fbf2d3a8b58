import type { FileHandle } from 'node:fs/promises';
import { serialToDate } from 'hucre';
import { LIMITS } from './limits.ts';
import { withoutEscapes, type MarkupHandlers } from './markup.ts';
import type { SheetRow } from './sheet-row.ts';
import { Unreadable } from './trouble.ts';
import { mapWorkbook, type WorkbookMap } from './workbook-map.ts';
import { joined, markupOf, readPiece, readStrings } from './workbook-strings.ts';
import { readZipDirectory } from './zip-directory.ts';

/** The rows with content of the first sheet that is not hidden. Formulas give what they came to when last saved. */
export async function* readWorkbook(file: FileHandle): AsyncGenerator<SheetRow> {
  const { size } = await file.stat();
  const map = await mapWorkbook(file, await readZipDirectory(file, size));
  const strings = map.strings ? await readStrings(file, map.strings) : [];
  const found: SheetRow[] = [];
  const handlers = new RowReader(map, strings, (row) => found.push(row));
  for await (const markup of markupOf(file, map.sheet, LIMITS.sheetBytes)) {
    readPiece(markup, handlers);
    yield* found.splice(0);
  }
}

type Cell = { readonly column: number; readonly type: string; readonly style: number; text: string };

/** Puts rows together from the tags of a sheet. */
class RowReader implements MarkupHandlers {
  readonly #map: WorkbookMap;
  readonly #strings: readonly string[];
  readonly #give: (row: SheetRow) => void;
  #no = 0;
  #cells: string[] = [];
  #rounded: number[] = [];
  #cell: Cell | undefined;
  #column = 0;
  #isValue = false;
  #isAside = false;

  constructor(map: WorkbookMap, strings: readonly string[], give: (row: SheetRow) => void) {
    this.#map = map;
    this.#strings = strings;
    this.#give = give;
  }

  open = (name: string, attributes: Readonly<Record<string, string>>): void => {
    if (name === 'row') {
      this.#no = attributes['r'] ? Number(attributes['r']) : this.#no + 1;
      this.#cells = [];
      this.#rounded = [];
      this.#column = 0;
    } else if (name === 'c') {
      const column = attributes['r'] ? columnOf(attributes['r']) : this.#column;
      this.#cell = { column, type: attributes['t'] ?? 'n', style: Number(attributes['s'] ?? 0), text: '' };
      this.#column = column + 1;
    } else if (name === 'rPh') this.#isAside = true;
    else if (name === 'v' || name === 't') this.#isValue = !this.#isAside;
  };

  text = (piece: string): void => {
    if (this.#cell && this.#isValue) this.#cell.text = joined(this.#cell.text, piece);
  };

  close = (name: string): void => {
    if (name === 'v' || name === 't') this.#isValue = false;
    else if (name === 'rPh') this.#isAside = false;
    else if (name === 'c' && this.#cell) {
      place(this.#cells, this.#cell.column, this.#textOf(this.#cell));
      if (this.#isRounded(this.#cell)) this.#rounded.push(this.#cell.column);
      this.#cell = undefined;
    } else if (name === 'row' && this.#cells.some((text) => text !== '')) {
      this.#give({
        no: this.#no,
        cells: this.#cells,
        ...(this.#rounded.length > 0 ? { rounded: this.#rounded } : {}),
      });
    }
  };

  #textOf({ type, style, text }: Cell): string {
    if (text === '') return '';
    if (type === 's') return this.#strings[Number(text)] ?? '';
    if (type === 'b') return text === '1' ? 'TRUE' : 'FALSE';
    if (type === 'd') return text.slice(0, 10);
    if (type !== 'n') return withoutEscapes(text);
    const number = Number(text);
    if (Number.isNaN(number)) return text;
    return this.#map.isDate[style] ? dateText(number, this.#map.startsIn1904) : numberText(number);
  }

  /** Fifteen digits are kept; an identity number of eighteen that was typed as a number has lost its end. */
  #isRounded({ type, text, style }: Cell): boolean {
    return type === 'n' && !this.#map.isDate[style] && Math.abs(Number(text)) >= 1e15;
  }
}

/** Empty cells far to the right are left out, so that a format drawn over whole rows costs nothing. */
function place(cells: string[], column: number, text: string): void {
  if (text === '') return;
  if (column < 0 || column >= LIMITS.columns) throw new Unreadable('sheet-too-many-columns');
  while (cells.length < column) cells.push('');
  cells[column] = text;
}

/** `BC12` is column 54, counted from nought. */
function columnOf(reference: string): number {
  let column = 0;
  for (let at = 0; at < Math.min(4, reference.length); at += 1) {
    const letter = reference.charCodeAt(at) & ~32;
    if (letter < 65 || letter > 90) break;
    column = column * 26 + letter - 64;
  }
  return column - 1;
}

function numberText(number: number): string {
  return Number.isInteger(number) && Math.abs(number) < 1e21 ? BigInt(number).toString() : String(number);
}

function dateText(serial: number, startsIn1904: boolean): string {
  const date = serialToDate(serial, startsIn1904);
  if (Number.isNaN(date.getTime())) return '';
  const [day = '', time = ''] = date.toISOString().split('T');
  const clock = time.slice(0, 5);
  // Less than a day is a time of day, which has no date.
  if (serial < 1) return clock;
  return clock === '00:00' ? day : `${day} ${clock}`;
}
