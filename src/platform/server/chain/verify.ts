import type { CivilDate } from '../../../kernel/days.ts';
import type { Tx } from '../transaction.ts';
import { findChainState } from './append.ts';
import { Findings } from './breaks.ts';
import type { KeptCheckpoint } from './checkpoint-text.ts';
import { hexOf } from './hashing.ts';
import { startOfChain, type ChainState } from './step.ts';
import { checkCheckpoints, lastCheckpointBefore, missedByCheckpoints, type Signed } from './verify-checkpoints.ts';
import { listStretch, walkStretch, type Stretch } from './verify-facts.ts';
import { findInsertedRows, type RowSources } from './verify-rows.ts';

export type Verification = {
  /** Public keys by id, from the secrets or from a kept copy; never from the database that is being checked. */
  readonly keys: ReadonlyMap<string, string>;
  readonly sources: RowSources;
  /** Checkpoints of this place that were kept elsewhere. */
  readonly kept: readonly KeptCheckpoint[];
  /** Begins behind the last checkpoint of a day before this one, whose signature is then trusted. */
  readonly since?: CivilDate | undefined;
  readonly progress?: ((facts: number) => void) | undefined;
};

/**
 * Walks through everything a tenant has done, from the beginning or from a checkpoint, and compares it with the chain,
 * the trees, the signatures and the rows for which facts vouch. Reads in stretches, so a long history needs no more
 * memory than a short one. Call it in a snapshot.
 */
export async function verifyTenant(tx: Tx, verification: Verification): Promise<Findings> {
  const findings = new Findings();
  const signed = await checkCheckpoints(tx, verification, findings);
  const head = (await findChainState(tx)) ?? startOfChain(tx.tenantId);
  const begin = verification.since === undefined ? undefined : await lastCheckpointBefore(tx, verification.since);
  let state: ChainState = begin ?? startOfChain(tx.tenantId);
  const walk = { tx, head, signed, findings, sources: verification.sources };
  const first = state.position;
  for (;;) {
    const stretch: Stretch = await listStretch(tx, state.position, head.position);
    if (stretch.rows.length === 0) break;
    const next = await walkStretch(walk, state, stretch);
    findings.facts = (next?.position ?? state.position) - first;
    verification.progress?.(findings.facts);
    if (!next || findings.isFull) return findings;
    state = next;
  }
  compareEnd(state, head, findings);
  missedByCheckpoints(signed, state, findings);
  await findStrayFacts(tx, head, findings);
  await findInsertedRows(tx, verification.sources, findings);
  return findings;
}

function compareEnd(state: ChainState, head: ChainState, findings: Findings): void {
  if (state.position < head.position) {
    const row = `position ${state.position + 1}`;
    findings.add({ kind: 'order-missing', table: 'platform.fact_order', row });
  } else if (hexOf(state.link) !== hexOf(head.link)) {
    const [shouldBe, is] = [hexOf(state.link), hexOf(head.link)];
    findings.add({
      kind: 'head-changed',
      table: 'platform.chain_head',
      row: `position ${head.position}`,
      shouldBe,
      is,
    });
  }
}

/** Facts that no numbering knows, links behind the end, and those that only wait for their turn. */
async function findStrayFacts(tx: Tx, head: ChainState, findings: Findings): Promise<void> {
  const inserted = await tx.query<{ id: string; at: string }>(
    `select f.id, f.at from platform.fact f
     where f.tenant_id = $1
       and not exists (select from platform.fact_order o where o.tenant_id = f.tenant_id and o.fact_id = f.id)
       and not exists (select from platform.fact_pending p where p.tenant_id = f.tenant_id and p.fact_id = f.id)
     order by f.id limit 20`,
    [tx.tenantId],
  );
  for (const { id, at } of inserted) findings.add({ kind: 'fact-inserted', table: 'platform.fact', row: id, at });
  const beyond = await tx.query<{ position: number }>(
    'select position from platform.chain_link where tenant_id = $1 and position > $2 order by position limit 20',
    [tx.tenantId, head.position],
  );
  for (const { position } of beyond) {
    findings.add({ kind: 'link-inserted', table: 'platform.chain_link', row: `position ${position}` });
  }
  const [waiting] = await tx.query<{ count: number }>(
    `select (select count(*) from platform.fact_pending where tenant_id = $1)
          + (select count(*) from platform.fact_order where tenant_id = $1 and position > $2) as count`,
    [tx.tenantId, head.position],
  );
  findings.waiting = waiting?.count ?? 0;
}

export type Walk = {
  readonly tx: Tx;
  readonly head: ChainState;
  readonly signed: ReadonlyMap<number, Signed>;
  readonly findings: Findings;
  readonly sources: RowSources;
};
