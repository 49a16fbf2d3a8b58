import { addMinutes, civilDateOf, type Instant } from '../../../kernel/days.ts';
import type { Doing } from '../handle.ts';
import type { Tx } from '../transaction.ts';
import { chainFacts } from './append.ts';
import { checkpointHash, checkpointText, type Checkpoint } from './checkpoint-text.ts';
import { ALGORITHM } from './hashing.ts';
import { checkpointSigner } from './checkpoint-keys.ts';
import { pointOf, type ChainPoint, type DigestHeads } from './step.ts';

/** What a day's last writes may take to be numbered. */
const GRACE_MINUTES = 5;
const TREES_AT_ONCE = 400;
const CHAINED_AT_ONCE = 20;

type CheckpointRow = {
  id: string;
  no: number;
  place_slug: string;
  day: string;
  from_position: number;
  to_position: number;
  algorithm: string;
  head_hash: Buffer;
  root_hash: Buffer;
  digests: DigestHeads;
  made_at: Instant;
  previous_hash: Buffer | null;
  key_id: string;
  signature: Buffer;
};

const COLUMNS = `id, no, place_slug, day, from_position, to_position, algorithm, head_hash, root_hash, digests,
  made_at, previous_hash, key_id, signature`;

function asCheckpoint(tenantId: string, row: CheckpointRow): Checkpoint {
  return {
    id: row.id,
    tenantId,
    no: row.no,
    placeSlug: row.place_slug,
    day: row.day,
    from: row.from_position,
    to: row.to_position,
    algorithm: row.algorithm,
    head: row.head_hash,
    root: row.root_hash,
    digests: row.digests,
    madeAt: row.made_at,
    previousHash: row.previous_hash,
    keyId: row.key_id,
    signature: row.signature,
  };
}

/** Newest first, those with a lower number than `before`. */
export async function listCheckpoints(
  tx: Tx,
  page: { readonly before?: number | undefined; readonly limit: number },
): Promise<Checkpoint[]> {
  const rows = await tx.query<CheckpointRow>(
    `select ${COLUMNS} from platform.checkpoint
     where tenant_id = $1 and ($2::bigint is null or no < $2) order by no desc limit $3`,
    [tx.tenantId, page.before ?? null, page.limit],
  );
  return rows.map((row) => asCheckpoint(tx.tenantId, row));
}

/** In order of their numbers, those behind `after`. */
export async function listCheckpointsAfter(
  tx: Tx,
  page: { readonly after: number; readonly limit: number },
): Promise<Checkpoint[]> {
  const rows = await tx.query<CheckpointRow>(
    `select ${COLUMNS} from platform.checkpoint where tenant_id = $1 and no > $2 order by no limit $3`,
    [tx.tenantId, page.after, page.limit],
  );
  return rows.map((row) => asCheckpoint(tx.tenantId, row));
}

export async function findCheckpoint(tx: Tx, no: number): Promise<Checkpoint | undefined> {
  const [row] = await tx.query<CheckpointRow>(
    `select ${COLUMNS} from platform.checkpoint where tenant_id = $1 and no = $2`,
    [tx.tenantId, no],
  );
  return row && asCheckpoint(tx.tenantId, row);
}

/** The first checkpoint that covers a position; it stays the same however many are made later. */
export async function findCheckpointOver(tx: Tx, position: number): Promise<Checkpoint | undefined> {
  const [row] = await tx.query<CheckpointRow>(
    `select ${COLUMNS} from platform.checkpoint
     where tenant_id = $1 and to_position >= $2 order by to_position limit 1`,
    [tx.tenantId, position],
  );
  return row && asCheckpoint(tx.tenantId, row);
}

/**
 * Signs a checkpoint for every day that is over, oldest first; with `today` also for the day that is still open.
 * Bounded: after a long time without, it must be called again.
 */
export async function signCheckpoints(doing: Doing, how: { readonly today: boolean }): Promise<Checkpoint[]> {
  const { tx, now } = doing;
  let state = await chainFacts(tx);
  for (let turn = 1; turn < CHAINED_AT_ONCE; turn += 1) {
    const next = await chainFacts(tx);
    if (next.position === state.position) break;
    state = next;
  }
  const [latest] = await listCheckpoints(tx, { limit: 1 });
  const covered = latest?.to ?? 0;
  const points = await listTreesAfter(tx, covered);
  const isOver = state.day < civilDateOf(addMinutes(now, -GRACE_MINUTES));
  const isAllClosed = points.length < TREES_AT_ONCE;
  if (isAllClosed && state.position > covered && (how.today || isOver)) points.push(pointOf(state));
  const signed: Checkpoint[] = [];
  for (const point of points) signed.push(await signOne(doing, point, signed.at(-1) ?? latest));
  return signed;
}

async function listTreesAfter(tx: Tx, position: number): Promise<ChainPoint[]> {
  type Row = Pick<CheckpointRow, 'day' | 'from_position' | 'to_position' | 'head_hash' | 'root_hash' | 'digests'>;
  const rows = await tx.query<Row>(
    `select day, from_position, to_position, head_hash, root_hash, digests from platform.chain_tree
     where tenant_id = $1 and to_position > $2 order by from_position limit $3`,
    [tx.tenantId, position, TREES_AT_ONCE],
  );
  return rows.map((row) => ({
    day: row.day,
    from: row.from_position,
    to: row.to_position,
    head: row.head_hash,
    root: row.root_hash,
    digests: row.digests,
  }));
}

async function signOne(doing: Doing, point: ChainPoint, before: Checkpoint | undefined): Promise<Checkpoint> {
  const { tx, place, now, newId } = doing;
  const key = checkpointSigner();
  const unsigned = {
    ...point,
    tenantId: tx.tenantId,
    no: (before?.no ?? 0) + 1,
    placeSlug: place.slug,
    algorithm: ALGORITHM,
    madeAt: now,
    previousHash: before ? checkpointHash(before) : null,
    keyId: key.keyId,
  };
  const checkpoint: Checkpoint = { ...unsigned, id: newId(), signature: key.sign(checkpointText(unsigned)) };
  await tx.query(
    `insert into platform.checkpoint (tenant_id, ${COLUMNS})
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)`,
    [
      tx.tenantId,
      checkpoint.id,
      checkpoint.no,
      checkpoint.placeSlug,
      point.day,
      point.from,
      point.to,
      checkpoint.algorithm,
      point.head,
      point.root,
      JSON.stringify(point.digests),
      checkpoint.madeAt,
      checkpoint.previousHash,
      checkpoint.keyId,
      checkpoint.signature,
    ],
  );
  return checkpoint;
}
