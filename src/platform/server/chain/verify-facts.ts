import type { CivilDate } from '../../../kernel/days.ts';
import { instantAt } from '../../../kernel/days.ts';
import { asStoredFact, findFacts } from '../facts.ts';
import type { StoredFact } from '../offers.ts';
import type { Tx } from '../transaction.ts';
import { hexOf, leafOfFact } from './hashing.ts';
import { BLOCK_LEAVES, goOn, type ChainPoint, type ChainState } from './step.ts';
import { compareSigned } from './verify-checkpoints.ts';
import { compareRows } from './verify-rows.ts';
import type { Walk } from './verify.ts';

const AT_ONCE = 2_000;

type Row = {
  readonly position: number;
  readonly factId: string;
  /** Undefined when it is gone. */
  readonly fact: StoredFact | undefined;
  /** Whether its moment was set by hand, finer than any fact's. */
  readonly isFiner: boolean;
  readonly leaf: Buffer | undefined;
  readonly link: Buffer | undefined;
};

/** Some positions in a row, with everything that was kept about them. */
export type Stretch = {
  readonly rows: readonly Row[];
  readonly blocks: ReadonlyMap<number, string>;
  /** The first position of each tree, with its day. */
  readonly opens: ReadonlyMap<number, CivilDate>;
  /** By its first position: what was kept of a tree that is closed. */
  readonly trees: ReadonlyMap<number, { readonly to: number; readonly root: string; readonly head: string }>;
};

export async function listStretch(tx: Tx, after: number, last: number): Promise<Stretch> {
  const rows = await listRows(tx, after, last);
  const to = rows.at(-1)?.position ?? after;
  // A tree or block that ends here began at most this far before.
  const bounds = [tx.tenantId, after + 1 - BLOCK_LEAVES, to];
  const blocks = await tx.query<{ from_position: number; root_hash: Buffer }>(
    `select from_position, root_hash from platform.chain_block
     where tenant_id = $1 and from_position between $2 and $3`,
    bounds,
  );
  const trees = await tx.query<{
    from_position: number;
    to_position: number;
    day: CivilDate;
    root_hash: Buffer;
    head_hash: Buffer;
  }>(
    `select from_position, to_position, day, root_hash, head_hash from platform.chain_tree
     where tenant_id = $1 and to_position >= $2 and from_position <= $3`,
    [tx.tenantId, after, to],
  );
  return {
    rows,
    blocks: new Map(blocks.map((block) => [block.from_position, hexOf(block.root_hash)])),
    opens: new Map(trees.map((tree) => [tree.from_position, tree.day])),
    trees: new Map(
      trees.map((tree) => [
        tree.from_position,
        { to: tree.to_position, root: hexOf(tree.root_hash), head: hexOf(tree.head_hash) },
      ]),
    ),
  };
}

/** By key and one kind at a time, so that a database that was just restored is read as fast as any other. */
async function listRows(tx: Tx, after: number, last: number): Promise<Row[]> {
  const order = await tx.query<{ position: number; fact_id: string }>(
    `select position, fact_id from platform.fact_order
     where tenant_id = $1 and position > $2 and position <= $3 order by position limit $4`,
    [tx.tenantId, after, last, AT_ONCE],
  );
  const ids = order.map((each) => each.fact_id);
  const facts = await findFacts(tx, ids);
  const links = await tx.query<{ position: number; leaf_hash: Buffer; link_hash: Buffer }>(
    `select position, leaf_hash, link_hash from platform.chain_link
     where tenant_id = $1 and position > $2 and position <= $3`,
    [tx.tenantId, after, order.at(-1)?.position ?? after],
  );
  const linkAt = new Map(links.map((link) => [link.position, link]));
  return order.map(({ position, fact_id: factId }) => {
    const fact = facts.get(factId);
    return {
      position,
      factId,
      fact: fact && asStoredFact({ ...fact, position }),
      isFiner: (fact?.beyond_ms ?? 0) !== 0,
      leaf: linkAt.get(position)?.leaf_hash,
      link: linkAt.get(position)?.link_hash,
    };
  });
}

/** Takes the chain on over a stretch; undefined when it cannot be followed any further. */
export async function walkStretch(walk: Walk, before: ChainState, stretch: Stretch): Promise<ChainState | undefined> {
  const { findings } = walk;
  let state = before;
  const sound: StoredFact[] = [];
  for (const row of stretch.rows) {
    const gap = row.position > state.position + 1;
    if (gap) {
      await tellGap(walk, state.position + 1);
      return undefined;
    }
    if (row.leaf === undefined || row.link === undefined) {
      findings.add({ kind: 'link-missing', table: 'platform.chain_link', row: `position ${row.position}` });
      return undefined;
    }
    const fact = readFact(walk, row, stretch);
    if (fact) sound.push(fact);
    const step = goOn(state, fact ?? standIn(walk, row, state, stretch), row.leaf);
    if (step.closed) compareTree(step.closed, stretch, walk);
    state = step.state;
    compareLink(row, state, walk);
    if (step.block) compareBlock(row.position - BLOCK_LEAVES + 1, hexOf(step.block), stretch, walk);
    // What a changed fact vouched for is unknown, so the chain of digests cannot be followed behind it.
    if (findings.breaks.length === 0) compareSigned(state, walk.signed.get(row.position), findings);
    // One broken link would make every later one look broken: go on from what is kept.
    state = { ...state, link: row.link };
    if (findings.isFull) return state;
  }
  await compareRows(walk, sound);
  return state;
}

async function tellGap({ tx, findings }: Walk, position: number): Promise<void> {
  const [link] = await tx.query<{ leaf_hash: Buffer }>(
    'select leaf_hash from platform.chain_link where tenant_id = $1 and position = $2',
    [tx.tenantId, position],
  );
  const shouldBe = link && `a fact with hash ${hexOf(link.leaf_hash)}`;
  const table = 'platform.fact_order';
  findings.add({ kind: 'order-missing', table, row: `position ${position}`, shouldBe, is: 'nothing' });
}

/** The fact when it is what was chained; otherwise says what became of it. */
function readFact({ tx, findings }: Walk, row: Row, stretch: Stretch): StoredFact | undefined {
  const position = `position ${row.position}`;
  const kept = hexOf(row.leaf as Buffer);
  const { fact } = row;
  if (!fact) {
    const shouldBe = `a fact with hash ${kept}`;
    const named = { table: 'platform.fact', row: `${row.factId} at ${position}` };
    findings.add({ ...named, kind: 'fact-missing', shouldBe, is: 'nothing' });
    return undefined;
  }
  const leaf = hexOf(leafOfFact(tx.tenantId, fact));
  if (leaf === kept && !row.isFiner) return fact;
  const moved = stretch.rows.find(
    (other) => other.fact && hexOf(leafOfFact(tx.tenantId, { ...other.fact, position: row.position })) === kept,
  );
  if (moved && moved !== row) {
    const named = { table: 'platform.fact_order', row: position, at: fact.at };
    findings.add({ ...named, kind: 'order-changed', shouldBe: `fact ${moved.factId}`, is: `fact ${row.factId}` });
    return undefined;
  }
  const named = { table: 'platform.fact', row: `${fact.id} (${fact.name}) at ${position}`, at: fact.at };
  findings.add({ ...named, kind: 'fact-changed', shouldBe: `hash ${kept}`, is: `hash ${leaf}` });
  return undefined;
}

/** Stands for a fact that cannot be read as it was: of its day, which the trees know, and vouching for nothing. */
function standIn({ head }: Walk, row: Row, state: ChainState, stretch: Stretch): StoredFact {
  const opened = row.position === head.treeFrom ? head.day : stretch.opens.get(row.position);
  const at = instantAt(opened ?? (state.day === '' ? '1970-01-01' : state.day));
  const subject = { kind: 'unreadable', id: row.factId };
  return { id: row.factId, position: row.position, at, actorId: '', name: 'unreadable.fact', subject, detail: {} };
}

function compareLink(row: Row, state: ChainState, { findings }: Walk): void {
  const [shouldBe, is] = [hexOf(state.link), hexOf(row.link as Buffer)];
  if (shouldBe === is) return;
  const named = { table: 'platform.chain_link', row: `position ${row.position}` };
  findings.add({ ...named, kind: 'link-changed', shouldBe, is });
}

function compareTree(closed: ChainPoint, { trees }: Stretch, { findings }: Walk): void {
  findings.days += 1;
  const kept = trees.get(closed.from);
  const shouldBe = `${closed.from}-${closed.to} ${hexOf(closed.root)} ${hexOf(closed.head)}`;
  const is = kept ? `${closed.from}-${kept.to} ${kept.root} ${kept.head}` : 'nothing';
  if (shouldBe === is) return;
  const named = { table: 'platform.chain_tree', row: `of ${closed.day} from position ${closed.from}` };
  findings.add({ ...named, kind: 'tree-changed', shouldBe, is });
}

function compareBlock(from: number, shouldBe: string, { blocks }: Stretch, { findings }: Walk): void {
  const is = blocks.get(from) ?? 'nothing';
  if (is === shouldBe) return;
  findings.add({ kind: 'tree-changed', table: 'platform.chain_block', row: `from position ${from}`, shouldBe, is });
}
