import type { FileHandle } from 'node:fs/promises';
import { LIMITS } from './limits.ts';
import { Unreadable } from './trouble.ts';
import { readZipDirectory } from './zip-directory.ts';

export type SheetKind = 'xlsx' | 'csv';

const OLE = 'd0cf11e0a1b11ae1';
const ENCRYPTED = Buffer.from('EncryptedPackage', 'utf16le');
const SPREADSHEET_2003 = /^\s*(<\?xml|<html|<table|<!doctype)/i;

/**
 * What a file is, by its bytes and never by its name. Throws `Unreadable` with what its sender can do when it is not a
 * workbook or a table of text.
 */
export async function findSheetKind(file: FileHandle): Promise<SheetKind> {
  const { size } = await file.stat();
  if (size === 0) throw new Unreadable('sheet-empty');
  if (size > LIMITS.uploadBytes) throw new Unreadable('sheet-too-large');
  const { buffer, bytesRead } = await file.read(Buffer.alloc(8_192), 0, 8_192, 0);
  const head = buffer.subarray(0, bytesRead);
  if (head.toString('hex', 0, 8) === OLE) {
    throw new Unreadable((await contains(file, size, ENCRYPTED)) ? 'sheet-encrypted' : 'sheet-old-format');
  }
  if (head.toString('latin1', 0, 2) === 'PK') return findKindOfZip(file, size);
  if (isText(head)) {
    if (SPREADSHEET_2003.test(head.toString('utf8').replace(/^\uFEFF/, ''))) throw new Unreadable('sheet-other-format');
    return 'csv';
  }
  throw new Unreadable('sheet-not-understood');
}

async function findKindOfZip(file: FileHandle, size: number): Promise<SheetKind> {
  const entries = await readZipDirectory(file, size);
  if (entries.has('xl/workbook.xml') || [...entries.keys()].some((name) => /(^|\/)workbook\.xml$/.test(name))) {
    return 'xlsx';
  }
  const isOther = entries.has('xl/workbook.bin') || entries.has('content.xml');
  throw new Unreadable(isOther ? 'sheet-other-format' : 'sheet-not-understood');
}

/** Nothing but text: UTF-16 says so by its first two bytes, any other text holds no zero and hardly a control sign. */
function isText(head: Buffer): boolean {
  const mark = head.toString('hex', 0, 2);
  if (mark === 'fffe' || mark === 'feff') return true;
  return !head.some((byte) => byte < 9 || (byte > 13 && byte < 27) || (byte > 27 && byte < 32) || byte === 127);
}

async function contains(file: FileHandle, size: number, wanted: Buffer): Promise<boolean> {
  const piece = Buffer.alloc(256 * 1024);
  for (let at = 0; at < size; at += piece.length - wanted.length) {
    const { bytesRead } = await file.read(piece, 0, piece.length, at);
    if (piece.subarray(0, bytesRead).includes(wanted)) return true;
  }
  return false;
}
