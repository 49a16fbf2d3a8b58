import type { Tx } from './transaction.ts';

/** The position of the last numbered fact of the tenant; 0 before the first. */
export async function findFactHead(tx: Tx): Promise<number> {
  const [row] = await tx.query<{ position: number }>('select position from platform.fact_head where tenant_id = $1', [
    tx.tenantId,
  ]);
  return row?.position ?? 0;
}
