import type { Selectable } from 'kysely';
import type { Instant } from '../../../../kernel/days.ts';
import type { Tx } from '../../../../platform/server/transaction.ts';
import type { MinorAccess } from '../../domain/minors.ts';
import type { PrivacyTables } from '../tables.ts';

type Row = Selectable<PrivacyTables['privacy.minor_access']>;
const asAccess = (row: Row): MinorAccess => ({
  id: row.id,
  personId: row.person_id,
  what: row.what,
  reason: row.reason,
  state: row.state,
  requestedBy: row.requested_by,
  requestedAt: row.requested_at,
  decidedBy: row.decided_by,
  decidedAt: row.decided_at,
  declineReason: row.decline_reason,
  usableUntil: row.usable_until,
});

export async function findAccessForUpdate(tx: Tx, id: string): Promise<MinorAccess | undefined> {
  const [row] = await tx.query<Row>('select * from privacy.minor_access where tenant_id = $1 and id = $2 for update', [
    tx.tenantId,
    id,
  ]);
  return row && asAccess(row);
}

/** Newest first; all of them, or those one person asked for. */
export async function listAccesses(
  tx: Tx,
  requestedBy: string | null,
  page: { readonly after: string | null; readonly limit: number },
): Promise<MinorAccess[]> {
  const rows = await tx.query<Row>(
    `select * from privacy.minor_access
     where tenant_id = $1 and ($2::uuid is null or requested_by = $2) and ($3::uuid is null or id < $3)
     order by id desc limit $4`,
    [tx.tenantId, requestedBy, page.after, page.limit],
  );
  return rows.map(asAccess);
}

export async function listByIds(tx: Tx, ids: readonly string[]): Promise<Map<string, MinorAccess>> {
  const rows = await tx.query<Row>('select * from privacy.minor_access where tenant_id = $1 and id = any($2::uuid[])', [
    tx.tenantId,
    ids,
  ]);
  return new Map(rows.map((row) => [row.id, asAccess(row)]));
}

export async function listWaiting(tx: Tx, now: Instant, limit: number): Promise<MinorAccess[]> {
  const rows = await tx.query<Row>(
    `select * from privacy.minor_access where tenant_id = $1 and state = 'requested' and usable_until >= $2
     order by usable_until, id limit $3`,
    [tx.tenantId, now, limit],
  );
  return rows.map(asAccess);
}

export async function listEnding(tx: Tx, now: Instant, limit: number): Promise<MinorAccess[]> {
  const rows = await tx.query<Row>(
    `select * from privacy.minor_access
     where tenant_id = $1 and state in ('requested', 'approved', 'used') and usable_until < $2
     order by usable_until, id limit $3 for update`,
    [tx.tenantId, now, limit],
  );
  return rows.map(asAccess);
}

export async function saveNewAccess(tx: Tx, access: MinorAccess): Promise<void> {
  await tx
    .tables<PrivacyTables>()
    .insertInto('privacy.minor_access')
    .values({
      tenant_id: tx.tenantId,
      id: access.id,
      person_id: access.personId,
      what: access.what,
      reason: access.reason,
      state: access.state,
      requested_by: access.requestedBy,
      requested_at: access.requestedAt,
      decided_by: access.decidedBy,
      decided_at: access.decidedAt,
      decline_reason: access.declineReason,
      usable_until: access.usableUntil,
    })
    .execute();
}

export async function saveAccess(tx: Tx, access: MinorAccess): Promise<void> {
  await tx
    .tables<PrivacyTables>()
    .updateTable('privacy.minor_access')
    .set({
      state: access.state,
      decided_by: access.decidedBy,
      decided_at: access.decidedAt,
      decline_reason: access.declineReason,
      usable_until: access.usableUntil,
    })
    .where('tenant_id', '=', tx.tenantId)
    .where('id', '=', access.id)
    .execute();
}
