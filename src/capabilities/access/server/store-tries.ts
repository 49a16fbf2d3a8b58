import type { Instant } from '../../../kernel/days.ts';
import type { Tx } from '../../../platform/server/transaction.ts';
import type { TryCounter } from '../domain/tries.ts';

/**
 * The counter of one lock, its row locked until the transaction ends: many who try at the same moment, on whichever
 * server, try one after the other. Undefined when nobody tried yet.
 */
export async function findCounterForUpdate(tx: Tx, lock: string, now: Instant): Promise<TryCounter | undefined> {
  await tx.query(
    `insert into access.try_counter (tenant_id, lock, wrong, counted_at) values ($1, $2, 0, $3)
     on conflict (tenant_id, lock) do nothing`,
    [tx.tenantId, lock, now],
  );
  return findCounter(tx, lock, true);
}

export async function findCounter(tx: Tx, lock: string, isLocking = false): Promise<TryCounter | undefined> {
  const [row] = await tx.query<{ wrong: number; counted_at: Instant; locked_until: Instant | null }>(
    `select wrong, counted_at, locked_until from access.try_counter
     where tenant_id = $1 and lock = $2${isLocking ? ' for update' : ''}`,
    [tx.tenantId, lock],
  );
  return row && { wrong: row.wrong, countedAt: row.counted_at, lockedUntil: row.locked_until };
}

export async function saveCounter(tx: Tx, lock: string, counter: TryCounter): Promise<void> {
  await tx.query(
    `update access.try_counter set wrong = $3, counted_at = $4, locked_until = $5 where tenant_id = $1 and lock = $2`,
    [tx.tenantId, lock, counter.wrong, counter.countedAt, counter.lockedUntil],
  );
}

export async function forgetCounter(tx: Tx, lock: string): Promise<void> {
  await tx.query('delete from access.try_counter where tenant_id = $1 and lock = $2', [tx.tenantId, lock]);
}

/** What served its minutes is cleared away: counters, second steps, challenges, recovery codes left readable. */
export async function forgetBefore(tx: Tx, before: Instant): Promise<number> {
  const counters = await tx.query(
    `delete from access.try_counter where tenant_id = $1 and counted_at < $2
       and (locked_until is null or locked_until < $2) returning 1`,
    [tx.tenantId, before],
  );
  const steps = await tx.query('delete from access.second_step where tenant_id = $1 and made_at < $2 returning 1', [
    tx.tenantId,
    before,
  ]);
  const challenges = await tx.query('delete from access.challenge where tenant_id = $1 and made_at < $2 returning 1', [
    tx.tenantId,
    before,
  ]);
  const readable = await tx.query(
    `update access.recovery_code set code_sealed = null
     where tenant_id = $1 and made_at < $2 and code_sealed is not null returning 1`,
    [tx.tenantId, before],
  );
  return counters.length + steps.length + challenges.length + readable.length;
}
