import type { FileHandle } from 'node:fs/promises';
import { CsvLines } from './csv-lines.ts';
import type { SheetRow } from './sheet-row.ts';
import { Unreadable } from './trouble.ts';

const PIECE_BYTES = 64 * 1024;
const SEPARATORS = [',', ';', '\t'] as const;

async function* pieces(file: FileHandle): AsyncGenerator<Buffer> {
  for (let at = 0; ; at += PIECE_BYTES) {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(PIECE_BYTES), 0, PIECE_BYTES, at);
    if (bytesRead > 0) yield buffer.subarray(0, bytesRead);
    if (bytesRead < PIECE_BYTES) return;
  }
}

/** UTF-16 says what it is; else it is UTF-8 where every byte fits that, and otherwise what Chinese programs write. */
async function findEncoding(file: FileHandle): Promise<string> {
  const { buffer } = await file.read(Buffer.alloc(2), 0, 2, 0);
  const mark = buffer.toString('hex');
  if (mark === 'fffe') return 'utf-16le';
  if (mark === 'feff') return 'utf-16be';
  return (await fits(file, 'utf-8')) ? 'utf-8' : 'gb18030';
}

async function fits(file: FileHandle, encoding: string): Promise<boolean> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  try {
    for await (const piece of pieces(file)) decoder.decode(piece, { stream: true });
    decoder.decode();
    return true;
  } catch {
    return false;
  }
}

async function* texts(file: FileHandle): AsyncGenerator<string> {
  const decoder = new TextDecoder(await findEncoding(file), { fatal: true });
  try {
    for await (const piece of pieces(file)) yield decoder.decode(piece, { stream: true });
    yield decoder.decode();
  } catch (error) {
    throw new Unreadable('sheet-text-unreadable', error);
  }
}

/** The sign that stands most often, outside quotes, in the first line. Excel may name it there: `sep=;`. */
export function findSeparator(start: string): string {
  const named = /^sep=(.)\r?\n/i.exec(start)?.[1];
  if (named) return named;
  const line = start.replaceAll(/"[^"]*"/g, '').split(/[\r\n]/, 1)[0] ?? '';
  const counted = SEPARATORS.map((sign) => ({ sign, count: line.split(sign).length }));
  return counted.toSorted((one, other) => other.count - one.count)[0]?.sign ?? ',';
}

/**
 * The rows of a table of text (RFC 4180, and what programs make of it): quoted cells may hold separators, line ends
 * and doubled quotes. Lines without content are counted but not given.
 */
export async function* readCsv(file: FileHandle): AsyncGenerator<SheetRow> {
  let reader: CsvLines | undefined;
  for await (const text of texts(file)) {
    let rest = text;
    if (!reader) {
      if (text === '') continue;
      reader = new CsvLines(findSeparator(text));
      const naming = /^sep=.\r?\n/i.exec(text)?.[0];
      if (naming) {
        rest = text.slice(naming.length);
        reader.skipLine();
      }
    }
    yield* reader.read(rest);
  }
  if (reader) yield* reader.end();
}
