import type { Instant } from '../../kernel/days.ts';
import { blindIndex } from './sealing.ts';
import type { Tx } from './transaction.ts';

export type ReceiptKey = { readonly actorId: string; readonly key: string };
export type Receipt = ReceiptKey & { readonly route: string; readonly inputHash: string; readonly output: unknown };

/**
 * A short hash of what was sent: the same key with other content is a mistake, not a repetition. It is keyed, because
 * what was sent may hold a password or a telephone, and a plain hash of those is soon guessed.
 */
export function hashInput(input: unknown): string {
  return blindIndex(JSON.stringify(input), 'receipt');
}

/** The receipts that already exist for these keys. */
export async function listReceipts(tx: Tx, keys: readonly ReceiptKey[]): Promise<Receipt[]> {
  const rows = await tx.query<{ actor_id: string; key: string; route: string; input_hash: string; output: unknown }>(
    `select r.actor_id, r.key, r.route, r.input_hash, r.output
     from unnest($2::text[], $3::uuid[]) as asked(actor_id, key)
     join platform.receipt r on r.tenant_id = $1 and r.actor_id = asked.actor_id and r.key = asked.key`,
    [tx.tenantId, keys.map((key) => key.actorId), keys.map((key) => key.key)],
  );
  return rows.map((row) => ({
    actorId: row.actor_id,
    key: row.key,
    route: row.route,
    inputHash: row.input_hash,
    output: row.output,
  }));
}

/**
 * Keeps what was answered. Two sends of one key at the same moment meet here: the second waits for the first and then
 * fails on the primary key, and the caller reads the receipt instead (`isReceiptTaken`).
 */
export async function storeReceipts(tx: Tx, receipts: readonly Receipt[], now: Instant): Promise<void> {
  if (receipts.length === 0) return;
  const rows = receipts.map((receipt) => ({
    actor_id: receipt.actorId,
    key: receipt.key,
    route: receipt.route,
    input_hash: receipt.inputHash,
    output: receipt.output ?? null,
  }));
  await tx.query(
    `insert into platform.receipt (tenant_id, actor_id, key, route, input_hash, output, at)
     select $1, actor_id, key, route, input_hash, coalesce(output, 'null'::jsonb), $2
     from jsonb_to_recordset($3::jsonb) as row(actor_id text, key uuid, route text, input_hash text, output jsonb)`,
    [tx.tenantId, now, JSON.stringify(rows)],
  );
}

/** Removes receipts from before a moment, a portion at a time: by then nobody sends the same thing again. */
export async function removeReceipts(tx: Tx, before: Instant, limit: number): Promise<void> {
  await tx.query(
    `delete from platform.receipt where tenant_id = $1 and (actor_id, key) in (
       select actor_id, key from platform.receipt where tenant_id = $1 and at < $2 order by at limit $3)`,
    [tx.tenantId, before, limit],
  );
}

export function isReceiptTaken(error: unknown): boolean {
  const { code, constraint } = error as { code?: string; constraint?: string };
  return code === '23505' && constraint === 'receipt_pkey';
}
