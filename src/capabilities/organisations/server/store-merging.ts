import type { Instant } from '../../../kernel/days.ts';
import type { Tx } from '../../../platform/server/transaction.ts';
import type { Basis, Organisation } from '../domain/model.ts';
import type { OrganisationsTables } from './tables.ts';

type Recorded = { readonly id: string; readonly basis: Basis; readonly now: Instant };

export async function saveNewMerger(tx: Tx, merged: Organisation, { id, basis, now }: Recorded): Promise<void> {
  await tx
    .tables<OrganisationsTables>()
    .insertInto('organisations.merger')
    .values({
      tenant_id: tx.tenantId,
      id,
      organisation_id: merged.id,
      into_organisation_id: merged.mergedIntoId ?? merged.id,
      merged_on: basis.on,
      document_no: basis.documentNo,
      reason: basis.reason,
      merged_at: now,
      undone_at: null,
      undone_reason: null,
    })
    .execute();
}

/** Ends the merger that holds; the row stays. */
export async function saveMergerUndone(tx: Tx, organisationId: string, reason: string, now: Instant): Promise<void> {
  await tx
    .tables<OrganisationsTables>()
    .updateTable('organisations.merger')
    .set({ undone_at: now, undone_reason: reason })
    .where('tenant_id', '=', tx.tenantId)
    .where('organisation_id', '=', organisationId)
    .where('undone_at', 'is', null)
    .execute();
}

export async function findMerger(tx: Tx, organisationId: string) {
  return tx
    .tables<OrganisationsTables>()
    .selectFrom('organisations.merger')
    .selectAll()
    .where('tenant_id', '=', tx.tenantId)
    .where('organisation_id', '=', organisationId)
    .where('undone_at', 'is', null)
    .executeTakeFirst();
}

export async function hasOpenBelow(tx: Tx, organisationId: string): Promise<boolean> {
  const rows = await tx.query(
    `select 1 from organisations.organisation
     where tenant_id = $1 and parent_id = $2 and merged_into_id is null limit 1`,
    [tx.tenantId, organisationId],
  );
  return rows.length > 0;
}

/**
 * Locks an organisation and all below it. Somebody may add one below while the lock is waited for, so it is taken
 * again until no row came along; from then on whoever adds below any of them waits.
 */
export async function lockSubtree(tx: Tx, organisationId: string): Promise<void> {
  for (let known = -1; ;) {
    const rows = await tx.query(
      `select id from organisations.organisation where tenant_id = $1 and lineage @> array[$2::uuid]
       order by id for no key update`,
      [tx.tenantId, organisationId],
    );
    if (rows.length === known) return;
    known = rows.length;
  }
}

/** Hangs an organisation below another one: the part of each lineage above it is exchanged. */
export async function saveMoved(tx: Tx, moved: Organisation, fromParentId: string, recorded: Recorded): Promise<void> {
  const above = moved.lineage.slice(1);
  await tx.query(
    `update organisations.organisation
     set lineage = lineage[1:array_position(lineage, $2::uuid)] || $3::uuid[]
     where tenant_id = $1 and lineage @> array[$2::uuid]`,
    [tx.tenantId, moved.id, above],
  );
  await tx.query('update organisations.organisation set parent_id = $3 where tenant_id = $1 and id = $2', [
    tx.tenantId,
    moved.id,
    moved.parentId,
  ]);
  const { id, basis, now } = recorded;
  await tx.query(
    `insert into organisations.move
       (tenant_id, id, organisation_id, from_parent_id, to_parent_id, moved_on, document_no, reason, moved_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [tx.tenantId, id, moved.id, fromParentId, moved.parentId, basis.on, basis.documentNo, basis.reason, now],
  );
}

const MOST_MOVES = 100;

/** Where it hung before, the latest move first. */
export async function listMoves(tx: Tx, organisationId: string) {
  return tx
    .tables<OrganisationsTables>()
    .selectFrom('organisations.move')
    .selectAll()
    .where('tenant_id', '=', tx.tenantId)
    .where('organisation_id', '=', organisationId)
    .orderBy('id', 'desc')
    .limit(MOST_MOVES)
    .execute();
}
