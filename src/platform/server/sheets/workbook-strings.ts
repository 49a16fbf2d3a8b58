import type { FileHandle } from 'node:fs/promises';
import { LIMITS } from './limits.ts';
import { MarkupError, readMarkup, withoutEscapes, type MarkupHandlers } from './markup.ts';
import { Unreadable } from './trouble.ts';
import { refuseEntities } from './workbook-map.ts';
import { unpack, type ZipEntry } from './zip-directory.ts';

/** The table of texts, to which cells point by number. How a text is pronounced (`rPh`) is not part of it. */
export async function readStrings(file: FileHandle, entry: ZipEntry): Promise<string[]> {
  const strings: string[] = [];
  let [text, characters] = ['', 0];
  let [isText, isAside] = [false, false];
  const handlers: MarkupHandlers = {
    open(name) {
      if (name === 'si') text = '';
      else if (name === 'rPh') isAside = true;
      else if (name === 't') isText = !isAside;
    },
    text(piece) {
      if (isText) text = joined(text, piece);
    },
    close(name) {
      if (name === 't') isText = false;
      else if (name === 'rPh') isAside = false;
      else if (name === 'si') {
        characters += text.length + 16;
        if (characters > LIMITS.stringsCharacters) throw new Unreadable('sheet-too-slow');
        strings.push(alone(withoutEscapes(text)));
      }
    },
  };
  for await (const markup of markupOf(file, entry, LIMITS.stringsBytes)) readPiece(markup, handlers);
  return strings;
}

/** A piece of a long text keeps the whole of it in memory; a copy does not. */
function alone(text: string): string {
  return text.length < 13 ? text : Buffer.from(text).toString();
}

/** Adds to the text of a cell as long as it may be one. */
export function joined(text: string, piece: string): string {
  if (text.length + piece.length > LIMITS.cellCharacters * 2) throw new Unreadable('sheet-cell-too-long');
  return text + piece;
}

/**
 * The markup of a part in pieces that end before a closing tag, so that none is cut within a tag or a text. A stretch
 * without a closing tag that is longer than any cell may be is refused before it is gathered.
 */
export async function* markupOf(file: FileHandle, entry: ZipEntry, limitBytes: number): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8');
  let rest = '';
  for await (const piece of unpack(file, entry, limitBytes)) {
    const text = rest + decoder.decode(piece, { stream: true });
    refuseEntities(text);
    const cut = text.lastIndexOf('</');
    rest = cut > 0 ? text.slice(cut) : text;
    if (rest.length > LIMITS.cellCharacters * 8) throw new Unreadable('sheet-cell-too-long');
    if (cut > 0) yield text.slice(0, cut);
  }
  yield rest + decoder.decode();
}

export function readPiece(markup: string, handlers: MarkupHandlers): void {
  try {
    readMarkup(markup, handlers);
  } catch (error) {
    throw error instanceof MarkupError ? new Unreadable('sheet-damaged', error) : error;
  }
}
