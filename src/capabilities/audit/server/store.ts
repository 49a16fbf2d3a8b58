import type { Instant } from '../../../kernel/days.ts';
import type { FactFilter } from '../../../platform/server/fact-search.ts';
import type { StoredFact } from '../../../platform/server/offers.ts';
import type { Tx } from '../../../platform/server/transaction.ts';
import type { ExportFormat, ExportState, RecordExport } from '../domain/model.ts';
import type { AskedFilter } from './ask-filter.ts';

type Row = {
  id: string;
  format: ExportFormat;
  reason: string;
  asked_filter: AskedFilter;
  filter: FactFilter;
  asked_by: string;
  asked_at: Instant;
  state: ExportState;
  row_count: number;
  last_fact_id: string | null;
  is_cut: boolean;
  expires_at: Instant | null;
};

/** An export with what only its making needs. */
export type StoredExport = RecordExport & {
  readonly askedFilter: AskedFilter;
  readonly filter: FactFilter;
  readonly lastFactId: string | null;
};

const COLUMNS = `id, format, reason, asked_filter, filter, asked_by, asked_at, state, row_count, last_fact_id, is_cut,
  expires_at`;

function asExport(row: Row): StoredExport {
  return {
    id: row.id,
    format: row.format,
    reason: row.reason,
    askedFilter: row.asked_filter,
    filter: row.filter,
    askedBy: row.asked_by,
    askedAt: row.asked_at,
    state: row.state,
    rowCount: row.row_count,
    lastFactId: row.last_fact_id,
    isCut: row.is_cut,
    expiresAt: row.expires_at,
  };
}

/** Returns whether the id was free. */
export async function saveNewExport(tx: Tx, asked: StoredExport): Promise<boolean> {
  const rows = await tx.query(
    `insert into audit.export (tenant_id, ${COLUMNS})
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
     on conflict (tenant_id, id) do nothing returning id`,
    [
      tx.tenantId,
      asked.id,
      asked.format,
      asked.reason,
      JSON.stringify(asked.askedFilter),
      JSON.stringify(asked.filter),
      asked.askedBy,
      asked.askedAt,
      asked.state,
      asked.rowCount,
      asked.lastFactId,
      asked.isCut,
      asked.expiresAt,
    ],
  );
  return rows.length > 0;
}

export async function findExport(tx: Tx, id: string): Promise<StoredExport | undefined> {
  const [row] = await tx.query<Row>(`select ${COLUMNS} from audit.export where tenant_id = $1 and id = $2`, [
    tx.tenantId,
    id,
  ]);
  return row && asExport(row);
}

export async function findExportForUpdate(tx: Tx, id: string): Promise<StoredExport | undefined> {
  const sql = `select ${COLUMNS} from audit.export where tenant_id = $1 and id = $2 for update`;
  const [row] = await tx.query<Row>(sql, [tx.tenantId, id]);
  return row && asExport(row);
}

/** Newest first. */
export async function listExports(tx: Tx, page: { after: string | null; limit: number }): Promise<StoredExport[]> {
  const rows = await tx.query<Row>(
    `select ${COLUMNS} from audit.export
     where tenant_id = $1 and ($2::uuid is null or id < $2) order by id desc limit $3`,
    [tx.tenantId, page.after, page.limit],
  );
  return rows.map(asExport);
}

export async function countOpenExports(tx: Tx, personId: string): Promise<number> {
  const [row] = await tx.query<{ count: number }>(
    `select count(*) as count from audit.export where tenant_id = $1 and asked_by = $2 and state <> 'expired'`,
    [tx.tenantId, personId],
  );
  return row?.count ?? 0;
}

/** Locked; those that are over, and those that never became ready because their job gave up. */
export async function listOverForUpdate(
  tx: Tx,
  over: { readonly now: Instant; readonly askedBefore: Instant; readonly limit: number },
): Promise<StoredExport[]> {
  const rows = await tx.query<Row>(
    `select ${COLUMNS} from audit.export
     where tenant_id = $1 and state <> 'expired'
       and (expires_at <= $2 or (state = 'making' and asked_at <= $3))
     order by id limit $4 for update skip locked`,
    [tx.tenantId, over.now, over.askedBefore, over.limit],
  );
  return rows.map(asExport);
}

/** The next portion of an export, and how far it has come with it. */
export async function savePart(
  tx: Tx,
  before: StoredExport,
  part: { readonly no: number; readonly facts: readonly StoredFact[] },
): Promise<void> {
  await tx.query('insert into audit.export_part (tenant_id, export_id, no, facts) values ($1, $2, $3, $4)', [
    tx.tenantId,
    before.id,
    part.no,
    JSON.stringify(part.facts),
  ]);
  await tx.query('update audit.export set row_count = $3, last_fact_id = $4 where tenant_id = $1 and id = $2', [
    tx.tenantId,
    before.id,
    before.rowCount + part.facts.length,
    part.facts.at(-1)?.id ?? before.lastFactId,
  ]);
}

export async function saveState(tx: Tx, now: RecordExport): Promise<void> {
  await tx.query(`update audit.export set state = $3, is_cut = $4, expires_at = $5 where tenant_id = $1 and id = $2`, [
    tx.tenantId,
    now.id,
    now.state,
    now.isCut,
    now.expiresAt,
  ]);
}

export async function removeParts(tx: Tx, exportId: string): Promise<void> {
  await tx.query('delete from audit.export_part where tenant_id = $1 and export_id = $2', [tx.tenantId, exportId]);
}

/** One portion by its number; undefined behind the last. */
export async function findPart(tx: Tx, exportId: string, no: number): Promise<readonly StoredFact[] | undefined> {
  const [row] = await tx.query<{ facts: StoredFact[] }>(
    'select facts from audit.export_part where tenant_id = $1 and export_id = $2 and no = $3',
    [tx.tenantId, exportId, no],
  );
  return row?.facts;
}

export type Download = {
  readonly id: string;
  readonly exportId: string;
  readonly personId: string;
  readonly at: Instant;
};

/** Returns whether the id was free. */
export async function saveDownload(tx: Tx, download: Download): Promise<boolean> {
  const rows = await tx.query(
    `insert into audit.export_download (tenant_id, id, export_id, person_id, at) values ($1, $2, $3, $4, $5)
     on conflict (tenant_id, id) do nothing returning id`,
    [tx.tenantId, download.id, download.exportId, download.personId, download.at],
  );
  return rows.length > 0;
}

/** Of these exports, each time one was fetched; never more than a few for each. */
export async function listDownloads(tx: Tx, exportIds: readonly string[]): Promise<Download[]> {
  return tx.query<Download>(
    `select id, export_id as "exportId", person_id as "personId", at from audit.export_download
     where tenant_id = $1 and export_id = any($2::uuid[]) order by at limit 1000`,
    [tx.tenantId, exportIds],
  );
}
