import { LIMITS } from './limits.ts';
import type { SheetRow } from './sheet-row.ts';
import { Unreadable } from './trouble.ts';

type Place = 'start' | 'plain' | 'quoted' | 'quote-in-quoted';

/** Puts rows together from text that comes in pieces cut anywhere. */
export class CsvLines {
  readonly #separator: string;
  #place: Place = 'start';
  #cell = '';
  #cells: string[] = [];
  #no = 1;
  #isAfterReturn = false;

  constructor(separator: string) {
    this.#separator = separator;
  }

  /** A line was taken away before reading. */
  skipLine(): void {
    this.#no += 1;
  }

  *read(text: string): Generator<SheetRow> {
    for (let at = 0; at < text.length;) {
      const sign = text[at] as string;
      const isRestOfLineEnd = this.#isAfterReturn && sign === '\n';
      this.#isAfterReturn = false;
      if (isRestOfLineEnd) at += 1;
      else if (this.#takesQuote(sign)) at += 1;
      else if (this.#place === 'quoted') at = this.#takeText(text, at);
      else if (sign === this.#separator) {
        this.#endCell();
        at += 1;
      } else if (sign === '\n' || sign === '\r') {
        this.#isAfterReturn = sign === '\r';
        yield* this.#endLine();
        at += 1;
      } else {
        this.#place = 'plain';
        at = this.#takeText(text, at);
      }
    }
  }

  *end(): Generator<SheetRow> {
    if (this.#place === 'quoted') throw new Unreadable('sheet-quote-open');
    if (this.#cell !== '' || this.#cells.length > 0) yield* this.#endLine();
  }

  /** A quote begins a cell, ends it, or, doubled, stands for itself. Within a plain cell it is a sign like others. */
  #takesQuote(sign: string): boolean {
    if (sign !== '"' || this.#place === 'plain') return false;
    if (this.#place === 'quote-in-quoted') this.#cell += '"';
    this.#place = this.#place === 'quoted' ? 'quote-in-quoted' : 'quoted';
    return true;
  }

  /** Takes all signs up to the next one that means something, so that long cells are not built sign by sign. */
  #takeText(text: string, from: number): number {
    let to = from;
    if (this.#place === 'quoted') {
      to = text.indexOf('"', from);
      if (to < 0) to = text.length;
    } else {
      while (to < text.length && !this.#endsPlain(text[to] as string)) to += 1;
    }
    this.#cell += text.slice(from, to);
    if (this.#cell.length > LIMITS.cellCharacters) throw new Unreadable('sheet-cell-too-long');
    return to;
  }

  #endsPlain(sign: string): boolean {
    return sign === this.#separator || sign === '\n' || sign === '\r';
  }

  #endCell(): void {
    this.#cells.push(this.#cell);
    this.#cell = '';
    this.#place = 'start';
    if (this.#cells.length > LIMITS.columns * 4) throw new Unreadable('sheet-too-many-columns');
  }

  *#endLine(): Generator<SheetRow> {
    this.#endCell();
    const row = { no: this.#no, cells: this.#cells };
    this.#cells = [];
    this.#no += 1;
    if (row.cells.some((text) => text !== '')) yield row;
  }
}
