import type { Database } from '../database.ts';
import { listFactsAfter } from '../facts.ts';
import type { Place } from '../place.ts';
import type { Tx } from '../transaction.ts';
import { ALGORITHM } from './hashing.ts';
import { BLOCK_LEAVES, startOfChain, takeStep, type ChainPoint, type ChainState, type DigestHeads } from './step.ts';

const FACTS_AT_ONCE = 1_000;

type HeadRow = {
  position: number;
  link_hash: Buffer;
  day: string;
  tree_from: number;
  frontier: Buffer[];
  digests: DigestHeads;
};

function asState(row: HeadRow): ChainState {
  const { position, link_hash: link, day, tree_from: treeFrom, frontier, digests } = row;
  return { position, link, day, treeFrom, frontier, digests };
}

const HEAD = 'select position, link_hash, day, tree_from, frontier, digests from platform.chain_head';

export async function findChainState(tx: Tx): Promise<ChainState | undefined> {
  const [row] = await tx.query<HeadRow>(`${HEAD} where tenant_id = $1`, [tx.tenantId]);
  return row && asState(row);
}

/** Locks the chain of the tenant, begun now if there was none. */
export async function lockChain(tx: Tx): Promise<ChainState> {
  const start = startOfChain(tx.tenantId);
  await tx.query(
    `insert into platform.chain_head (tenant_id, position, link_hash, day, tree_from, frontier, digests)
     values ($1, 0, $2, '', 1, '{}', '{}') on conflict (tenant_id) do nothing`,
    [tx.tenantId, start.link],
  );
  const [row] = await tx.query<HeadRow>(`${HEAD} where tenant_id = $1 for update`, [tx.tenantId]);
  return row ? asState(row) : start;
}

/**
 * Chains the next numbered facts: a step of its own behind the numbering, so that no write waits for a hash. Returns
 * where the chain stands then; nothing is done twice, whoever calls.
 */
export async function chainFacts(tx: Tx, limit = FACTS_AT_ONCE): Promise<ChainState> {
  const before = await lockChain(tx);
  const facts = await listFactsAfter(tx, before.position, limit);
  if (facts.length === 0) return before;
  let state = before;
  const links: { position: number; leaf: Uint8Array; link: Uint8Array }[] = [];
  const blocks: { from: number; root: Uint8Array }[] = [];
  const closed: ChainPoint[] = [];
  for (const fact of facts) {
    const step = takeStep(state, tx.tenantId, fact);
    ({ state } = step);
    links.push({ position: fact.position, leaf: step.leaf, link: state.link });
    if (step.closed) closed.push(step.closed);
    if (step.block) blocks.push({ from: fact.position - BLOCK_LEAVES + 1, root: step.block });
  }
  await tx.query(
    `insert into platform.chain_link (tenant_id, position, leaf_hash, link_hash)
     select $1, position, leaf, link from unnest($2::bigint[], $3::bytea[], $4::bytea[]) as row(position, leaf, link)`,
    [tx.tenantId, links.map((each) => each.position), links.map((each) => each.leaf), links.map((each) => each.link)],
  );
  if (blocks.length > 0) await storeBlocks(tx, blocks);
  for (const tree of closed) await storeTree(tx, tree);
  await storeHead(tx, state);
  return state;
}

async function storeBlocks(tx: Tx, blocks: readonly { from: number; root: Uint8Array }[]): Promise<void> {
  await tx.query(
    `insert into platform.chain_block (tenant_id, from_position, root_hash)
     select $1, position, root from unnest($2::bigint[], $3::bytea[]) as row(position, root)`,
    [tx.tenantId, blocks.map((block) => block.from), blocks.map((block) => block.root)],
  );
}

async function storeTree(tx: Tx, tree: ChainPoint): Promise<void> {
  const { day, from, to, head, root, digests } = tree;
  await tx.query(
    `insert into platform.chain_tree
       (tenant_id, from_position, to_position, day, algorithm, head_hash, root_hash, digests)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [tx.tenantId, from, to, day, ALGORITHM, head, root, JSON.stringify(digests)],
  );
}

async function storeHead(tx: Tx, state: ChainState): Promise<void> {
  const { position, link, day, treeFrom, frontier, digests } = state;
  await tx.query(
    `update platform.chain_head
     set position = $2, link_hash = $3, day = $4, tree_from = $5, frontier = $6::bytea[], digests = $7
     where tenant_id = $1`,
    [tx.tenantId, position, link, day, treeFrom, frontier, JSON.stringify(digests)],
  );
}

/** Chains whatever is numbered in a place. Asks first whether there is anything: an idle place costs one read. */
export async function catchUpChain(database: Database, place: Place): Promise<void> {
  const behind = () =>
    database.read(place.tenantId, async (tx) => {
      const [row] = await tx.query<{ behind: number }>(
        `select f.position - coalesce(c.position, 0) as behind
         from platform.fact_head f left join platform.chain_head c on c.tenant_id = f.tenant_id
         where f.tenant_id = $1`,
        [tx.tenantId],
      );
      return row?.behind ?? 0;
    });
  while ((await behind()) > 0) await database.write(place.tenantId, (tx) => chainFacts(tx));
}
