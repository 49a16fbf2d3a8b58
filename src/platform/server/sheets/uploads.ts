import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { addMinutes, type Instant } from '../../../kernel/days.ts';
import type { Tx } from '../transaction.ts';
import { LIMITS } from './limits.ts';
import { removeSheet, sheetPath } from './sheet-folder.ts';
import { findSheetKind, type SheetKind } from './sheet-kind.ts';
import { Unreadable } from './trouble.ts';

const MOST_WAITING = 10;
const KEPT_MINUTES = 60;
const LONGEST_NAME = 120;

export type Received = {
  readonly kind: SheetKind;
  readonly sizeBytes: number;
  readonly sha256: string;
};

/**
 * Takes a sheet from the wire to the disk, piece by piece; what comes beyond the limit is not even read. Then says
 * what it is, by its bytes. Throws `Unreadable`, and leaves nothing behind in that case.
 */
export async function receiveSheet(id: string, content: AsyncIterable<Uint8Array>): Promise<Received> {
  const file = await open(sheetPath('uploads', id), 'wx+', 0o600);
  try {
    const hash = createHash('sha256');
    let sizeBytes = 0;
    for await (const piece of content) {
      sizeBytes += piece.byteLength;
      if (sizeBytes > LIMITS.uploadBytes) throw new Unreadable('sheet-too-large');
      hash.update(piece);
      await file.write(piece);
    }
    return { kind: await findSheetKind(file), sizeBytes, sha256: hash.digest('hex') };
  } catch (error) {
    await removeSheet('uploads', id);
    throw error;
  } finally {
    await file.close();
  }
}

/** Whether somebody has handed in so many sheets without doing anything with them that the disk needs protection. */
export async function hasTooManyUploads(tx: Tx, uploadedBy: string, now: Instant): Promise<boolean> {
  const [counted] = await tx.query<{ count: number }>(
    `select count(*) as count from platform.sheet_upload
     where tenant_id = $1 and uploaded_by = $2 and uploaded_at > $3`,
    [tx.tenantId, uploadedBy, addMinutes(now, -KEPT_MINUTES)],
  );
  return (counted?.count ?? 0) >= MOST_WAITING;
}

export type Upload = Received & { readonly id: string; readonly name: string };

export async function saveUpload(tx: Tx, upload: Upload, by: { actorId: string; now: Instant }): Promise<void> {
  await tx.query(
    `insert into platform.sheet_upload (tenant_id, id, kind, name, size_bytes, sha256, uploaded_by, uploaded_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [tx.tenantId, upload.id, upload.kind, safeName(upload.name), upload.sizeBytes, upload.sha256, by.actorId, by.now],
  );
}

/** Invisible signs could turn a name round, and slashes would make a path of it. */
function safeName(given: string): string {
  return given.replaceAll(/[\p{Cc}\p{Cf}/\\]/gu, '').slice(-LONGEST_NAME) || 'sheet';
}

type UploadRow = { id: string; kind: SheetKind; name: string; size_bytes: number; sha256: string };

/** Hands an upload over to whoever asks for it, once. Its bytes then belong to the taker, who removes them. */
export async function takeUpload(tx: Tx, id: string, uploadedBy: string): Promise<Upload | undefined> {
  const [row] = await tx.query<UploadRow>(
    `delete from platform.sheet_upload where tenant_id = $1 and id = $2 and uploaded_by = $3
     returning id, kind, name, size_bytes, sha256`,
    [tx.tenantId, id, uploadedBy],
  );
  return row && { id: row.id, kind: row.kind, name: row.name, sizeBytes: row.size_bytes, sha256: row.sha256 };
}

/** Forgets uploads that nobody took within the hour; returns how many. */
export async function clearUploads(tx: Tx, now: Instant): Promise<number> {
  const rows = await tx.query<{ id: string }>(
    'delete from platform.sheet_upload where tenant_id = $1 and uploaded_at < $2 returning id',
    [tx.tenantId, addMinutes(now, -KEPT_MINUTES)],
  );
  for (const { id } of rows) await removeSheet('uploads', id);
  return rows.length;
}
