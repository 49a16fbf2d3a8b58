import type { Instant } from '../../../kernel/days.ts';
import type { Tx } from '../../../platform/server/transaction.ts';
import type { SheetImport } from '../domain/model.ts';
import type { ImportTableRow } from './tables.ts';

const COLUMNS = `id, kind, upload_id, file_name, file_kind, sha256, sent_by, grants, state, trouble, reading,
  is_read_whole, cursor, row_count, wrong_count, written_count, undone_count, kept_count, sent_at, changed_at,
  cleared_at`;

function asImport(row: ImportTableRow): SheetImport {
  return {
    id: row.id,
    kind: row.kind,
    uploadId: row.upload_id,
    fileName: row.file_name,
    fileKind: row.file_kind,
    sha256: row.sha256,
    sentBy: row.sent_by,
    grants: row.grants,
    state: row.state,
    trouble: row.trouble,
    reading: row.reading,
    isReadWhole: row.is_read_whole,
    cursor: row.cursor,
    rowCount: row.row_count,
    wrongCount: row.wrong_count,
    writtenCount: row.written_count,
    undoneCount: row.undone_count,
    keptCount: row.kept_count,
    sentAt: row.sent_at,
    changedAt: row.changed_at,
    clearedAt: row.cleared_at,
  };
}

export async function findImport(tx: Tx, id: string): Promise<SheetImport | undefined> {
  const [row] = await tx.query<ImportTableRow>(
    `select ${COLUMNS} from sheets.import where tenant_id = $1 and id = $2`,
    [tx.tenantId, id],
  );
  return row && asImport(row);
}

/** Locked, so that of two who confirm at the same moment the second sees what the first has done. */
export async function findImportForUpdate(tx: Tx, id: string): Promise<SheetImport | undefined> {
  const [row] = await tx.query<ImportTableRow>(
    `select ${COLUMNS} from sheets.import where tenant_id = $1 and id = $2 for update`,
    [tx.tenantId, id],
  );
  return row && asImport(row);
}

/** The latest first; one row more than asked for tells whether there is a next page. */
export async function listImportsOf(
  tx: Tx,
  sentBy: string,
  page: { readonly after?: string | undefined; readonly limit: number },
): Promise<SheetImport[]> {
  const rows = await tx.query<ImportTableRow>(
    `select ${COLUMNS} from sheets.import
     where tenant_id = $1 and sent_by = $2 and ($3::uuid is null or id < $3) order by id desc limit $4`,
    [tx.tenantId, sentBy, page.after ?? null, page.limit + 1],
  );
  return rows.map(asImport);
}

/** Those of somebody that wait to be confirmed. */
export async function listReadyOf(tx: Tx, sentBy: string, limit: number): Promise<SheetImport[]> {
  const rows = await tx.query<ImportTableRow>(
    `select ${COLUMNS} from sheets.import
     where tenant_id = $1 and sent_by = $2 and state = 'ready' order by id desc limit $3`,
    [tx.tenantId, sentBy, limit],
  );
  return rows.map(asImport);
}

/** When somebody imported a file of the same content before, of the same kind, and it was not undone. */
export async function findSameSentAt(tx: Tx, one: SheetImport): Promise<Instant | undefined> {
  const [row] = await tx.query<{ sent_at: Instant }>(
    `select sent_at from sheets.import
     where tenant_id = $1 and sent_by = $2 and kind = $3 and sha256 = $4 and id < $5 and state = 'written'
     order by id desc limit 1`,
    [tx.tenantId, one.sentBy, one.kind, one.sha256, one.id],
  );
  return row?.sent_at;
}

/** Imports that nobody has touched since `before` and whose rows still lie here. */
export async function listStaleForUpdate(tx: Tx, before: Instant, limit: number): Promise<SheetImport[]> {
  const rows = await tx.query<ImportTableRow>(
    `select ${COLUMNS} from sheets.import
     where tenant_id = $1 and cleared_at is null and changed_at < $2
       and state = any('{ready,unreadable,discarded,written,undone}'::text[])
     order by changed_at limit $3 for update skip locked`,
    [tx.tenantId, before, limit],
  );
  return rows.map(asImport);
}

export async function saveNewImport(tx: Tx, one: SheetImport): Promise<void> {
  await tx.query(
    `insert into sheets.import (tenant_id, id, kind, upload_id, file_name, file_kind, sha256, sent_by, grants, state,
       is_read_whole, cursor, row_count, wrong_count, written_count, undone_count, kept_count, sent_at, changed_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, false, 0, 0, 0, 0, 0, 0, $11, $11)`,
    [
      tx.tenantId,
      one.id,
      one.kind,
      one.uploadId,
      one.fileName,
      one.fileKind,
      one.sha256,
      one.sentBy,
      JSON.stringify(one.grants),
      one.state,
      one.sentAt,
    ],
  );
}

export async function saveImport(tx: Tx, one: SheetImport): Promise<void> {
  await tx.query(
    `update sheets.import set grants = $3, state = $4, trouble = $5, reading = $6, is_read_whole = $7, cursor = $8,
       row_count = $9, wrong_count = $10, written_count = $11, undone_count = $12, kept_count = $13, changed_at = $14,
       cleared_at = $15
     where tenant_id = $1 and id = $2`,
    [
      tx.tenantId,
      one.id,
      JSON.stringify(one.grants),
      one.state,
      one.trouble && JSON.stringify(one.trouble),
      one.reading && JSON.stringify(one.reading),
      one.isReadWhole,
      one.cursor,
      one.rowCount,
      one.wrongCount,
      one.writtenCount,
      one.undoneCount,
      one.keptCount,
      one.changedAt,
      one.clearedAt,
    ],
  );
}
