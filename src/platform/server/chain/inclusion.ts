import { pathOf, rootFromPath, rootOfLeaves } from '../../../kernel/merkle.ts';
import type { Tx } from '../transaction.ts';
import { checkpointHash, type Checkpoint } from './checkpoint-text.ts';
import { findCheckpointOver } from './checkpoints.ts';
import { ALGORITHM, firstLink, HASH, hexOf } from './hashing.ts';
import { BLOCK_LEAVES } from './step.ts';

/** Proves that a fact lies in the day's tree of a signed checkpoint. All hashes in hex; holds nothing private. */
export type InclusionProof = {
  readonly algorithm: string;
  readonly factId: string;
  readonly position: number;
  readonly leafHash: string;
  readonly leafIndex: number;
  readonly treeSize: number;
  readonly path: readonly string[];
  readonly root: string;
  readonly checkpoint: {
    readonly id: string;
    readonly no: number;
    readonly day: string;
    /** The hash of its published text, without the signature. */
    readonly hash: string;
  };
};

/** The proof of a fact; undefined until the first checkpoint over it was signed, at the latest a day later. */
export async function proveInclusion(tx: Tx, factId: string): Promise<InclusionProof | undefined> {
  const [found] = await tx.query<{ position: number; leaf_hash: Buffer }>(
    `select o.position, l.leaf_hash from platform.fact_order o
     join platform.chain_link l on l.tenant_id = o.tenant_id and l.position = o.position
     where o.tenant_id = $1 and o.fact_id = $2`,
    [tx.tenantId, factId],
  );
  const checkpoint = found && (await findCheckpointOver(tx, found.position));
  if (!checkpoint) return undefined;
  const { position } = found;
  const path = await pathTo(tx, checkpoint, position);
  return {
    algorithm: checkpoint.algorithm,
    factId,
    position,
    leafHash: hexOf(found.leaf_hash),
    leafIndex: position - checkpoint.from,
    treeSize: checkpoint.to - checkpoint.from + 1,
    path: path.map(hexOf),
    root: hexOf(checkpoint.root),
    checkpoint: {
      id: checkpoint.id,
      no: checkpoint.no,
      day: checkpoint.day,
      hash: hexOf(checkpointHash(checkpoint)),
    },
  };
}

/** The link of a fact and the one before it; undefined until it is chained, some seconds after it happened. */
export async function findLink(tx: Tx, position: number) {
  const rows = await tx.query<{ position: number; leaf_hash: Buffer; link_hash: Buffer }>(
    `select position, leaf_hash, link_hash from platform.chain_link
     where tenant_id = $1 and position between $2 - 1 and $2 order by position desc`,
    [tx.tenantId, position],
  );
  const [link, before] = rows;
  if (link?.position !== position) return undefined;
  const beforeHash = before ? before.link_hash : firstLink(tx.tenantId);
  return { leafHash: hexOf(link.leaf_hash), linkHash: hexOf(link.link_hash), beforeHash: hexOf(beforeHash) };
}

/** Through the leaf's own block, then through the blocks: the same tree, and little is read of a long day. */
async function pathTo(tx: Tx, { from, to }: Checkpoint, position: number): Promise<Uint8Array[]> {
  const block = Math.floor((position - from) / BLOCK_LEAVES);
  const own = await listLeaves(tx, from + block * BLOCK_LEAVES, to);
  const roots = await listBlocks(tx, from, to);
  const isOpenEnded = (to - from + 1) % BLOCK_LEAVES > 0;
  if (isOpenEnded) roots.push(rootOfLeaves(HASH, await listLeaves(tx, from + roots.length * BLOCK_LEAVES, to)));
  return [...pathOf(HASH, own, (position - from) % BLOCK_LEAVES), ...pathOf(HASH, roots, block)];
}

async function listLeaves(tx: Tx, from: number, to: number): Promise<Uint8Array[]> {
  const rows = await tx.query<{ leaf_hash: Buffer }>(
    `select leaf_hash from platform.chain_link
     where tenant_id = $1 and position between $2 and $3 order by position limit ${BLOCK_LEAVES}`,
    [tx.tenantId, from, to],
  );
  return rows.map((row) => row.leaf_hash);
}

async function listBlocks(tx: Tx, from: number, to: number): Promise<Uint8Array[]> {
  const rows = await tx.query<{ root_hash: Buffer }>(
    `select root_hash from platform.chain_block
     where tenant_id = $1 and from_position >= $2 and from_position + ${BLOCK_LEAVES - 1} <= $3 order by from_position`,
    [tx.tenantId, from, to],
  );
  return rows.map((row) => row.root_hash);
}

const bytesOf = (hex: string): Uint8Array => Buffer.from(hex, 'hex');

/** Whether the path leads from the leaf to the root. Whether the root is signed is for the checkpoint to say. */
export function verifyInclusion(proof: Omit<InclusionProof, 'factId' | 'position' | 'checkpoint'>): boolean {
  if (proof.algorithm !== ALGORITHM) return false;
  const root = rootFromPath(HASH, {
    leaf: bytesOf(proof.leafHash),
    index: proof.leafIndex,
    size: proof.treeSize,
    path: proof.path.map(bytesOf),
  });
  return root !== undefined && hexOf(root) === proof.root;
}
