import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import type { Instant } from '../../kernel/days.ts';
import { newId } from './ids.ts';
import type { Tx } from './transaction.ts';

/** Where the bytes lie: by their SHA-256, each content once. */
export type FileStore = {
  put(bytes: Uint8Array): Promise<string>;
  get(sha256: string): Promise<Uint8Array<ArrayBuffer>>;
};

export function openFileStore(folder: string): FileStore {
  const pathOf = (sha256: string) => join(folder, sha256.slice(0, 2), sha256);
  return {
    async put(bytes) {
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      const path = pathOf(sha256);
      await mkdir(join(folder, sha256.slice(0, 2)), { recursive: true, mode: 0o700 });
      // Written beside and renamed, so a crash never leaves half a file under its full name.
      const draft = `${path}.${newId()}`;
      await writeFile(draft, bytes, { mode: 0o600, flush: true });
      await rename(draft, path);
      return sha256;
    },
    async get(sha256) {
      return new Uint8Array(await readFile(pathOf(sha256)));
    },
  };
}

let store: FileStore | undefined;

/** Sets the store once at start. */
export function useFileStore(opened: FileStore): void {
  store = opened;
}

function fileStore(): FileStore {
  if (!store) throw new Error('The file store is set at start.');
  return store;
}

export const FILE_LIMIT_BYTES = 12 * 1024 * 1024;
const LONGEST_EDGE_PX = 2_400;

export type HandedIn = { readonly name: string; readonly bytes: Uint8Array };
export type Acceptable = { readonly name: string; readonly type: string; readonly bytes: Uint8Array };

/** How the names of each type may end; the first is put behind a name that ends otherwise. */
const ENDINGS: Readonly<Record<string, readonly string[]>> = {
  'application/pdf': ['.pdf'],
  'image/jpeg': ['.jpg', '.jpeg'],
  'image/png': ['.png'],
  'image/webp': ['.webp'],
};

/**
 * A name under which the file is safe to save: whoever opens it lets the ending choose the program, so it must say
 * what the bytes are, and no invisible sign may turn it round.
 */
function safeName(given: string, type: string): string {
  const name = given.replaceAll(/[\p{Cc}\p{Cf}/\\]/gu, '').slice(-120) || 'file';
  const endings = ENDINGS[type] ?? [];
  return endings.some((ending) => name.toLowerCase().endsWith(ending)) ? name : `${name}${endings[0] ?? ''}`;
}

/**
 * Makes a handed-in file fit to keep: pictures are drawn anew, which turns them upright and drops place, camera and
 * whatever else was hidden in them; a PDF is kept as it is. The type is read from the bytes, never from the name.
 * Undefined when it is neither.
 */
export async function acceptFile(file: HandedIn): Promise<Acceptable | undefined> {
  const head = Buffer.from(file.bytes.subarray(0, 5)).toString('latin1');
  if (head === '%PDF-') {
    const type = 'application/pdf';
    return { name: safeName(file.name, type), type, bytes: file.bytes };
  }
  try {
    const picture = sharp(file.bytes, { limitInputPixels: 60_000_000, failOn: 'error' });
    const { format } = await picture.metadata();
    if (format !== 'jpeg' && format !== 'png' && format !== 'webp') return undefined;
    const bytes = await picture
      .rotate()
      .resize({ width: LONGEST_EDGE_PX, height: LONGEST_EDGE_PX, fit: 'inside', withoutEnlargement: true })
      .toFormat(format)
      .toBuffer();
    const type = `image/${format}`;
    return { name: safeName(file.name, type), type, bytes };
  } catch {
    return undefined;
  }
}

/** Keeps an accepted file and returns its id. The bytes are on disk before the row that names them. */
export async function saveFile(tx: Tx, file: Acceptable, by: { actorId: string; now: Instant }): Promise<string> {
  const sha256 = await fileStore().put(file.bytes);
  const id = newId();
  await tx.query(
    `insert into platform.file (tenant_id, id, sha256, name, type, size_bytes, uploaded_by, uploaded_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [tx.tenantId, id, sha256, file.name, file.type, file.bytes.byteLength, by.actorId, by.now],
  );
  return id;
}

type FileRow = { sha256: string; name: string; type: string; size_bytes: number; uploaded_by: string };

/** What is known of a file without reading it. */
export async function findFileCard(tx: Tx, id: string) {
  const [row] = await tx.query<FileRow>(
    'select sha256, name, type, size_bytes, uploaded_by from platform.file where tenant_id = $1 and id = $2',
    [tx.tenantId, id],
  );
  if (!row) return undefined;
  return { name: row.name, type: row.type, sizeBytes: row.size_bytes, sha256: row.sha256, uploadedBy: row.uploaded_by };
}

/** The file with its bytes. Whether the caller may have it is for the capability that keeps the id to say. */
export async function findFile(tx: Tx, id: string) {
  const card = await findFileCard(tx, id);
  return card && { name: card.name, type: card.type, bytes: await fileStore().get(card.sha256) };
}
