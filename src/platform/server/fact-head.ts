import type { Tx } from './transaction.ts';

/** The position of the last numbered fact of the tenant; 0 before the first. */
export async function findFactHead(tx: Tx): Promise<number> {
  const [row] = await tx.query<{ position: number }>('select position from platform.fact_head where tenant_id = $1', [
    tx.tenantId,
  ]);
  return row?.position ?? 0;
}

/** Whether there is anything that was not numbered, or not followed, yet. One cheap question. */
export async function findFactState(tx: Tx): Promise<{ readonly head: number; readonly hasPending: boolean }> {
  const [row] = await tx.query<{ head: number; has_pending: boolean }>(
    `select coalesce((select position from platform.fact_head where tenant_id = $1), 0) as head,
            exists (select 1 from platform.fact_pending where tenant_id = $1) as has_pending`,
    [tx.tenantId],
  );
  return { head: row?.head ?? 0, hasPending: row?.has_pending ?? false };
}
