import type { FileHandle } from 'node:fs/promises';
import { createInflateRaw } from 'node:zlib';
import { Readable } from 'node:stream';
import { LIMITS } from './limits.ts';
import { Unreadable } from './trouble.ts';

/** One file within a zip, as the directory at its end tells of it. Only what is read is trusted. */
export type ZipEntry = {
  readonly name: string;
  readonly isPacked: boolean;
  readonly packedBytes: number;
  readonly saidBytes: number;
  readonly at: number;
};

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
const END_BYTES = 22;
const LONGEST_COMMENT = 0xffff;
const MOST_DIRECTORY_BYTES = 4 * 1024 * 1024;
const PACKED = 8;
const IS_ENCRYPTED = 1;

/**
 * Reads the directory of a zip and refuses what no workbook needs: a crowd of entries, ZIP64, passwords, other ways of
 * packing, and entries that say they unpack to very much.
 */
export async function readZipDirectory(file: FileHandle, sizeBytes: number): Promise<Map<string, ZipEntry>> {
  const tail = await readAt(file, Math.max(0, sizeBytes - END_BYTES - LONGEST_COMMENT), sizeBytes);
  let end = tail.length - END_BYTES;
  while (end >= 0 && tail.readUInt32LE(end) !== END) end -= 1;
  if (end < 0) throw new Unreadable('sheet-damaged');
  const count = tail.readUInt16LE(end + 10);
  const bytes = tail.readUInt32LE(end + 12);
  const start = tail.readUInt32LE(end + 16);
  if (count > LIMITS.entries || bytes > MOST_DIRECTORY_BYTES) throw new Unreadable('sheet-unpacks-too-large');
  if (start + bytes > sizeBytes) throw new Unreadable('sheet-damaged');
  const directory = await readAt(file, start, start + bytes);
  const entries = new Map<string, ZipEntry>();
  let at = 0;
  for (let left = count; left > 0; left -= 1) {
    const { entry, next } = readEntry(directory, at);
    refuseBomb(entry);
    // The same name twice is how one reader is shown another file than the next.
    if (entries.has(entry.name)) throw new Unreadable('sheet-damaged');
    entries.set(entry.name, entry);
    at = next;
  }
  return entries;
}

function readEntry(directory: Buffer, at: number): { readonly entry: ZipEntry; readonly next: number } {
  if (at + 46 > directory.length || directory.readUInt32LE(at) !== ENTRY) throw new Unreadable('sheet-damaged');
  const method = directory.readUInt16LE(at + 10);
  if (directory.readUInt16LE(at + 8) & IS_ENCRYPTED) throw new Unreadable('sheet-encrypted');
  if (method !== 0 && method !== PACKED) throw new Unreadable('sheet-damaged');
  const nameLength = directory.readUInt16LE(at + 28);
  const entry = {
    name: directory.toString('utf8', at + 46, at + 46 + nameLength).replace(/^\//, ''),
    isPacked: method === PACKED,
    packedBytes: directory.readUInt32LE(at + 20),
    saidBytes: directory.readUInt32LE(at + 24),
    at: directory.readUInt32LE(at + 42),
  };
  return { entry, next: at + 46 + nameLength + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32) };
}

function refuseBomb({ packedBytes, saidBytes }: ZipEntry): void {
  if (saidBytes > LIMITS.sheetBytes) throw new Unreadable('sheet-unpacks-too-large');
  if (saidBytes > LIMITS.ratioFromBytes && saidBytes / Math.max(1, packedBytes) > LIMITS.ratio) {
    throw new Unreadable('sheet-unpacks-too-large');
  }
}

async function readAt(file: FileHandle, from: number, to: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(to - from), 0, to - from, from);
  return buffer.subarray(0, bytesRead);
}

/**
 * The content of an entry, piece by piece, as it really unpacks: what the directory said of its size is not believed.
 * Stops at `limitBytes`, and where it unpacks far more than is usual.
 */
export async function* unpack(file: FileHandle, entry: ZipEntry, limitBytes: number): AsyncGenerator<Buffer> {
  const head = await readAt(file, entry.at, entry.at + 30);
  if (head.length < 30 || head.readUInt32LE(0) !== LOCAL) throw new Unreadable('sheet-damaged');
  const start = entry.at + 30 + head.readUInt16LE(26) + head.readUInt16LE(28);
  if (entry.packedBytes === 0) return;
  const packed = pieces(file, start, start + entry.packedBytes);
  const source = entry.isPacked ? Readable.from(packed).pipe(createInflateRaw({ chunkSize: 64 * 1024 })) : packed;
  let unpackedBytes = 0;
  try {
    for await (const piece of source) {
      unpackedBytes += (piece as Buffer).length;
      const isBomb =
        unpackedBytes > LIMITS.ratioFromBytes && unpackedBytes / Math.max(1, entry.packedBytes) > LIMITS.ratio;
      if (unpackedBytes > limitBytes || isBomb) throw new Unreadable('sheet-unpacks-too-large');
      yield piece as Buffer;
    }
  } catch (error) {
    throw error instanceof Unreadable ? error : new Unreadable('sheet-damaged', error);
  }
}

async function* pieces(file: FileHandle, from: number, to: number): AsyncGenerator<Buffer> {
  for (let at = from; at < to; at += 64 * 1024) {
    const piece = await readAt(file, at, Math.min(to, at + 64 * 1024));
    if (piece.length === 0) throw new Unreadable('sheet-damaged');
    yield piece;
  }
}

/** A small entry as a whole. Undefined when the zip has none of that name. */
export async function unpackWhole(
  file: FileHandle,
  entry: ZipEntry | undefined,
  limitBytes: number = LIMITS.partBytes,
): Promise<string | undefined> {
  if (!entry) return undefined;
  const all: Buffer[] = [];
  for await (const piece of unpack(file, entry, limitBytes)) all.push(piece);
  return Buffer.concat(all).toString('utf8');
}
