import type { Tx } from '../../../../platform/server/transaction.ts';
import type { Batch } from '../../domain/model.ts';
import type { BatchRow } from '../tables.ts';

const columns =
  'id, issuer_organisation_id, kind, title, text, valid_months, asked_by, asked_at, line_count, file_id, finished_at';

function asBatch(row: BatchRow): Batch {
  return {
    id: row.id,
    issuerOrganisationId: row.issuer_organisation_id,
    kind: row.kind,
    title: row.title,
    text: row.text,
    validMonths: row.valid_months,
    askedBy: row.asked_by,
    askedAt: row.asked_at,
    lineCount: row.line_count,
    fileId: row.file_id,
    finishedAt: row.finished_at,
  };
}

export async function findBatch(tx: Tx, id: string): Promise<Batch | undefined> {
  const rows = await tx.query<BatchRow>(`select ${columns} from credentials.batch where tenant_id = $1 and id = $2`, [
    tx.tenantId,
    id,
  ]);
  return rows.map(asBatch)[0];
}

/** Locked, so that a job run twice at the same moment does one portion after the other. */
export async function findBatchForUpdate(tx: Tx, id: string): Promise<Batch | undefined> {
  const rows = await tx.query<BatchRow>(
    `select ${columns} from credentials.batch where tenant_id = $1 and id = $2 for update`,
    [tx.tenantId, id],
  );
  return rows.map(asBatch)[0];
}

type Page = { readonly after: string | null; readonly limit: number };

export async function listBatches(tx: Tx, organisationIds: readonly string[], page: Page): Promise<Batch[]> {
  const rows = await tx.query<BatchRow>(
    `select ${columns} from credentials.batch
     where tenant_id = $1 and issuer_organisation_id = any($2::uuid[]) and ($3::uuid is null or id < $3)
     order by id desc limit $4`,
    [tx.tenantId, organisationIds, page.after, page.limit],
  );
  return rows.map(asBatch);
}

/** How many papers of each batch are issued; a batch without any is left out. */
export async function countIssued(tx: Tx, batchIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const rows = await tx.query<{ batch_id: string; issued: number }>(
    `select batch_id, count(*) as issued from credentials.credential
     where tenant_id = $1 and batch_id = any($2::uuid[]) group by batch_id`,
    [tx.tenantId, batchIds],
  );
  return new Map(rows.map((row) => [row.batch_id, row.issued]));
}

export async function saveNewBatch(tx: Tx, batch: Batch, personIds: readonly string[]): Promise<void> {
  await tx.query(
    `insert into credentials.batch (tenant_id, ${columns})
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, null, null)`,
    [
      tx.tenantId,
      batch.id,
      batch.issuerOrganisationId,
      batch.kind,
      batch.title,
      batch.text,
      batch.validMonths,
      batch.askedBy,
      batch.askedAt,
      batch.lineCount,
    ],
  );
  await tx.query(
    `insert into credentials.batch_line (tenant_id, batch_id, no, holder_person_id)
     select $1, $2, nr, id from unnest($3::uuid[]) with ordinality as line(id, nr)`,
    [tx.tenantId, batch.id, personIds],
  );
}

/** The next lines that have no paper yet, in order. */
export async function listOpenLines(tx: Tx, batchId: string, limit: number) {
  const rows = await tx.query<{ no: number; holder_person_id: string }>(
    `select l.no, l.holder_person_id from credentials.batch_line l
     where l.tenant_id = $1 and l.batch_id = $2 and not exists (
       select 1 from credentials.credential c
       where c.tenant_id = l.tenant_id and c.batch_id = l.batch_id and c.batch_line_no = l.no)
     order by l.no limit $3`,
    [tx.tenantId, batchId, limit],
  );
  return rows.map((row) => ({ no: row.no, personId: row.holder_person_id }));
}

export async function saveFinished(tx: Tx, batch: Batch): Promise<void> {
  await tx.query('update credentials.batch set file_id = $3, finished_at = $4 where tenant_id = $1 and id = $2', [
    tx.tenantId,
    batch.id,
    batch.fileId,
    batch.finishedAt,
  ]);
}
