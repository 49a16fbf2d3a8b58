import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { newId } from '../ids.ts';

/** What lies there: sheets handed in and not yet read, answers on their way out, and exports until they expire. */
type Shelf = 'uploads' | 'answers' | 'exports';

let root: string | undefined;

/**
 * Sets once at start where sheets lie. They hold personal data, so only the server's own user may read them, and none
 * stays: what was read or sent is removed, and a round removes what was forgotten.
 */
export async function useSheetFolder(folder: string): Promise<void> {
  root = folder;
  for (const shelf of ['uploads', 'answers', 'exports']) {
    await mkdir(join(folder, shelf), { recursive: true, mode: 0o700 });
  }
  await removeForgotten(join(folder, 'uploads'), 48);
  await removeForgotten(join(folder, 'answers'), 1);
}

const HOUR_MS = 3_600_000;

/**
 * What a server left that died while it received or sent, and which no round finds. By age, because another server may
 * be at work in the same folder.
 */
async function removeForgotten(folder: string, afterHours: number): Promise<void> {
  for (const name of await readdir(folder)) {
    const path = join(folder, name);
    const { mtimeMs } = await stat(path);
    if (mtimeMs < Date.now() - afterHours * HOUR_MS) await rm(path, { force: true });
  }
}

export function sheetPath(shelf: Shelf, id: string): string {
  if (root === undefined) throw new Error('The folder for sheets is set at start.');
  return join(root, shelf, id);
}

export async function removeSheet(shelf: Shelf, id: string): Promise<void> {
  await rm(sheetPath(shelf, id), { force: true });
}

/** Writes a stream to the disk as it comes and answers where it lies. */
export async function storeSheet(shelf: Shelf, content: ReadableStream<Uint8Array>, id = newId()): Promise<string> {
  const path = sheetPath(shelf, id);
  await pipeline(Readable.fromWeb(content as never), createWriteStream(path, { mode: 0o600 }));
  return path;
}

/** The bytes of a file; unless it is kept, it goes once they were sent or the sending was given up. */
export function sendFile(file: { readonly path: string; readonly isKept?: true }): ReadableStream<Uint8Array> {
  const stream = createReadStream(file.path);
  if (!file.isKept) stream.once('close', () => void rm(file.path, { force: true }));
  return Readable.toWeb(stream) as ReadableStream<Uint8Array>;
}
