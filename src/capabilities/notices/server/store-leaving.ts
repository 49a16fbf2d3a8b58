import type { Tx } from '../../../platform/server/transaction.ts';

/** Deletes whatever these persons were told, how they wanted to be told, and where. */
export async function deleteAllOf(tx: Tx, personIds: readonly string[]): Promise<void> {
  const of = [tx.tenantId, personIds] as const;
  await tx.query('delete from notices.delivery where tenant_id = $1 and person_id = any($2::uuid[])', of);
  await tx.query('delete from notices.notice where tenant_id = $1 and person_id = any($2::uuid[])', of);
  await tx.query('delete from notices.preference where tenant_id = $1 and person_id = any($2::uuid[])', of);
  await tx.query('delete from notices.address where tenant_id = $1 and person_id = any($2::uuid[])', of);
}
