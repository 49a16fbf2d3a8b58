import type { Instant } from '../../../kernel/days.ts';
import type { Tx } from '../../../platform/server/transaction.ts';
import type { SheetExport } from '../domain/export-model.ts';
import type { ExportTableRow } from './tables.ts';

const COLUMNS = `id, kind, format, locale, asked_by, grants, state, row_count, size_bytes, asked_at, expires_at`;

function asExport(row: ExportTableRow): SheetExport {
  return {
    id: row.id,
    kind: row.kind,
    format: row.format,
    locale: row.locale,
    askedBy: row.asked_by,
    grants: row.grants,
    state: row.state,
    rowCount: row.row_count,
    sizeBytes: row.size_bytes,
    askedAt: row.asked_at,
    expiresAt: row.expires_at,
  };
}

export async function findExport(tx: Tx, id: string): Promise<SheetExport | undefined> {
  const [row] = await tx.query<ExportTableRow>(
    `select ${COLUMNS} from sheets.export where tenant_id = $1 and id = $2`,
    [tx.tenantId, id],
  );
  return row && asExport(row);
}

/** Locked, so that it does not expire while it is being finished. */
export async function findExportForUpdate(tx: Tx, id: string): Promise<SheetExport | undefined> {
  const [row] = await tx.query<ExportTableRow>(
    `select ${COLUMNS} from sheets.export where tenant_id = $1 and id = $2 for update`,
    [tx.tenantId, id],
  );
  return row && asExport(row);
}

export async function listExportsOf(
  tx: Tx,
  askedBy: string,
  page: { readonly after?: string | undefined; readonly limit: number },
): Promise<SheetExport[]> {
  const rows = await tx.query<ExportTableRow>(
    `select ${COLUMNS} from sheets.export
     where tenant_id = $1 and asked_by = $2 and ($3::uuid is null or id < $3) order by id desc limit $4`,
    [tx.tenantId, askedBy, page.after ?? null, page.limit + 1],
  );
  return rows.map(asExport);
}

export async function countWaiting(tx: Tx, askedBy: string): Promise<number> {
  const [row] = await tx.query<{ count: number }>(
    `select count(*) as count from sheets.export where tenant_id = $1 and asked_by = $2 and state = 'waiting'`,
    [tx.tenantId, askedBy],
  );
  return row?.count ?? 0;
}

export async function listEndedForUpdate(tx: Tx, now: Instant, limit: number): Promise<SheetExport[]> {
  const rows = await tx.query<ExportTableRow>(
    `select ${COLUMNS} from sheets.export
     where tenant_id = $1 and state <> 'expired' and expires_at < $2
     order by expires_at limit $3 for update skip locked`,
    [tx.tenantId, now, limit],
  );
  return rows.map(asExport);
}

export async function saveNewExport(tx: Tx, one: SheetExport): Promise<void> {
  await tx.query(
    `insert into sheets.export (tenant_id, id, kind, format, locale, asked_by, grants, state, row_count, size_bytes,
       asked_at, expires_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, 0, 0, $9, $10)`,
    [
      tx.tenantId,
      one.id,
      one.kind,
      one.format,
      one.locale,
      one.askedBy,
      JSON.stringify(one.grants),
      one.state,
      one.askedAt,
      one.expiresAt,
    ],
  );
}

export async function saveExport(tx: Tx, one: SheetExport): Promise<void> {
  await tx.query(
    `update sheets.export set state = $3, row_count = $4, size_bytes = $5, expires_at = $6
     where tenant_id = $1 and id = $2`,
    [tx.tenantId, one.id, one.state, one.rowCount, one.sizeBytes, one.expiresAt],
  );
}
