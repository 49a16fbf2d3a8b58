import { actorId, type Actor } from '../../kernel/actor.ts';
import type { Fact } from '../../kernel/decision.ts';
import type { Instant } from '../../kernel/days.ts';
import { newId } from './ids.ts';
import type { StoredFact } from './offers.ts';
import type { Tx } from './transaction.ts';

export type FactToStore = { readonly fact: Fact; readonly actor: Actor };

/**
 * Stores facts in the transaction of the write that caused them, and marks them as not yet numbered. One statement
 * for any number of facts.
 */
export async function storeFacts(tx: Tx, facts: readonly FactToStore[], now: Instant): Promise<void> {
  if (facts.length === 0) return;
  const rows = facts.map(({ fact, actor }) => ({
    id: newId(),
    actor_id: actorId(actor),
    name: fact.name,
    subject_kind: fact.subject.kind,
    subject_id: fact.subject.id,
    detail: fact.detail,
  }));
  await tx.query(
    `with fact as (
       insert into platform.fact (tenant_id, id, at, actor_id, name, subject_kind, subject_id, detail)
       select $1, id, $2, actor_id, name, subject_kind, subject_id, detail
       from jsonb_to_recordset($3::jsonb)
         as row(id uuid, actor_id text, name text, subject_kind text, subject_id uuid, detail jsonb)
     )
     insert into platform.fact_pending (tenant_id, fact_id)
     select $1, id from jsonb_to_recordset($3::jsonb) as row(id uuid)`,
    [tx.tenantId, now, JSON.stringify(rows)],
  );
}

/**
 * Gives positions to the facts that have none yet. The lock on the head row lets one transaction number at a time, so
 * positions have no gaps and a listener that has passed a position has missed nothing before it. Ids are made in
 * order of time, so facts of one transaction keep their order. Returns how many were numbered.
 */
export async function numberFacts(tx: Tx, limit = 1_000): Promise<number> {
  await tx.query(
    'insert into platform.fact_head (tenant_id, position) values ($1, 0) on conflict (tenant_id) do nothing',
    [tx.tenantId],
  );
  const [head] = await tx.query<{ position: number }>(
    'select position from platform.fact_head where tenant_id = $1 for update',
    [tx.tenantId],
  );
  const pending = await tx.query<{ fact_id: string }>(
    'select fact_id from platform.fact_pending where tenant_id = $1 order by fact_id limit $2',
    [tx.tenantId, limit],
  );
  if (!head || pending.length === 0) return 0;
  const ids = pending.map((row) => row.fact_id);
  await tx.query(
    `insert into platform.fact_order (tenant_id, position, fact_id)
     select $1, $2::bigint + nr, id from unnest($3::uuid[]) with ordinality as pending(id, nr)`,
    [tx.tenantId, head.position, ids],
  );
  await tx.query('delete from platform.fact_pending where tenant_id = $1 and fact_id = any($2::uuid[])', [
    tx.tenantId,
    ids,
  ]);
  await tx.query('update platform.fact_head set position = $2 where tenant_id = $1', [
    tx.tenantId,
    head.position + ids.length,
  ]);
  return ids.length;
}

export type FactRow = {
  id: string;
  position: number | null;
  at: string;
  actor_id: string;
  name: string;
  subject_kind: string;
  subject_id: string;
  detail: Record<string, unknown>;
  /** What its moment holds beyond milliseconds: nothing, unless somebody changed it by hand. */
  beyond_ms?: number;
};

export function asStoredFact(row: FactRow): StoredFact {
  return {
    id: row.id,
    position: row.position ?? 0,
    at: row.at,
    actorId: row.actor_id,
    name: row.name,
    subject: { kind: row.subject_kind, id: row.subject_id },
    detail: row.detail,
  };
}

/**
 * The next facts behind a position, in order. Two statements by key: as one join it was planned by guesses about a
 * place that grew since the last analysis, and then read all its facts for each of them.
 */
export async function listFactsAfter(tx: Tx, position: number, limit: number): Promise<StoredFact[]> {
  const order = await tx.query<{ position: number; fact_id: string }>(
    `select position, fact_id from platform.fact_order
     where tenant_id = $1 and position > $2 order by position limit $3`,
    [tx.tenantId, position, limit],
  );
  if (order.length === 0) return [];
  const facts = await findFacts(
    tx,
    order.map((each) => each.fact_id),
  );
  return order.flatMap(({ position: at, fact_id: id }) => {
    const fact = facts.get(id);
    return fact ? [asStoredFact({ ...fact, position: at })] : [];
  });
}

type UnnumberedRow = Omit<FactRow, 'position'>;

/** Facts by their ids, as they are stored. */
export async function findFacts(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, UnnumberedRow>> {
  const rows = await tx.query<UnnumberedRow>(
    `select id, at, actor_id, name, subject_kind, subject_id, detail,
            extract(microseconds from at)::bigint % 1000 as beyond_ms
     from platform.fact where tenant_id = $1 and id = any($2::uuid[])`,
    [tx.tenantId, ids],
  );
  return new Map(rows.map((row) => [row.id, row]));
}
