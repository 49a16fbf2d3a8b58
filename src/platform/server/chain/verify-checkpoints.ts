import type { CivilDate } from '../../../kernel/days.ts';
import { canonicalJson } from '../../../kernel/canonical.ts';
import type { Tx } from '../transaction.ts';
import type { Findings } from './breaks.ts';
import { isSignedBy } from './checkpoint-keys.ts';
import { checkpointHash, checkpointText, publishedText, type Checkpoint } from './checkpoint-text.ts';
import { listCheckpointsAfter } from './checkpoints.ts';
import { hexOf, sha256 } from './hashing.ts';
import { pointOf, type ChainState } from './step.ts';
import type { Verification } from './verify.ts';

const TABLE = 'platform.checkpoint';
const AT_ONCE = 500;

/** What is needed of a checkpoint while the facts are walked through. */
export type Signed = Pick<Checkpoint, 'no' | 'day' | 'from' | 'to' | 'madeAt'> & {
  readonly isProper: boolean;
  readonly says: string;
};

const saysOf = (point: ReturnType<typeof pointOf>): string =>
  canonicalJson([point.day, point.from, point.to, hexOf(point.head), hexOf(point.root), point.digests]);

/** Checks numbers, links and signatures of all checkpoints, and compares them with copies kept elsewhere. */
export async function checkCheckpoints(
  tx: Tx,
  { keys, kept }: Pick<Verification, 'keys' | 'kept'>,
  findings: Findings,
): Promise<ReadonlyMap<number, Signed>> {
  const signed = new Map<number, Signed>();
  const unseen = new Map(kept.map((each) => [each.no, each.text]));
  let before: Checkpoint | undefined;
  for (;;) {
    const page: Checkpoint[] = await listCheckpointsAfter(tx, { after: before?.no ?? 0, limit: AT_ONCE });
    for (const checkpoint of page) {
      const isProper = checkOne(checkpoint, before, keys, findings);
      compareKept(checkpoint, unseen.get(checkpoint.no), findings);
      unseen.delete(checkpoint.no);
      const { no, day, from, to, madeAt } = checkpoint;
      signed.set(to, { no, day, from, to, madeAt, isProper, says: saysOf(checkpoint) });
      findings.checkpoints += 1;
      before = checkpoint;
    }
    if (page.length < AT_ONCE) break;
  }
  findings.covered = before?.to ?? 0;
  for (const no of unseen.keys()) findings.add({ kind: 'kept-checkpoint-missing', table: TABLE, row: `number ${no}` });
  return signed;
}

function checkOne(
  checkpoint: Checkpoint,
  before: Checkpoint | undefined,
  keys: Verification['keys'],
  findings: Findings,
): boolean {
  const named = { table: TABLE, row: `number ${checkpoint.no}`, at: checkpoint.madeAt };
  const text = checkpointText(checkpoint);
  const publicKey = keys.get(checkpoint.keyId);
  if (publicKey === undefined) {
    const shouldBe = [...keys.keys()].join(' or ');
    findings.add({ ...named, kind: 'checkpoint-key-unknown', shouldBe, is: checkpoint.keyId });
    return false;
  }
  if (!isSignedBy(publicKey, text, checkpoint.signature)) {
    findings.add({ ...named, kind: 'checkpoint-changed', is: `text with hash ${sha256(text).toString('hex')}` });
    return false;
  }
  const shouldBe = before ? hexOf(checkpointHash(before)) : 'none';
  const is = checkpoint.previousHash ? hexOf(checkpoint.previousHash) : 'none';
  if (checkpoint.no === (before?.no ?? 0) + 1 && shouldBe === is) return true;
  findings.add({ ...named, kind: 'checkpoint-missing', shouldBe: `previous ${is}`, is: `previous ${shouldBe}` });
  return true;
}

function compareKept(checkpoint: Checkpoint, text: string | undefined, findings: Findings): void {
  if (text === undefined) return;
  const is = publishedText(checkpoint);
  if (text === is) {
    findings.keptCheckpoints += 1;
    return;
  }
  const differing = text.split('\n').find((line, no) => line !== is.split('\n')[no]);
  const now = is.split('\n')[text.split('\n').indexOf(differing ?? '')];
  const named = { table: TABLE, row: `number ${checkpoint.no}`, at: checkpoint.madeAt };
  findings.add({ ...named, kind: 'kept-checkpoint-differs', shouldBe: differing, is: now });
}

/** Whether the facts up to here lead to what was signed over them. */
export function compareSigned(state: ChainState, signed: Signed | undefined, findings: Findings): void {
  if (!signed?.isProper) return;
  const says = saysOf(pointOf(state));
  if (says === signed.says) return;
  const row = `number ${signed.no} over positions ${signed.from}-${signed.to} of ${signed.day}`;
  const named = { kind: 'checkpoint-contradicts', table: TABLE, row } as const;
  findings.add({ ...named, at: signed.madeAt, shouldBe: signed.says, is: says });
}

export function missedByCheckpoints(signed: ReadonlyMap<number, Signed>, state: ChainState, findings: Findings): void {
  for (const { no, to, madeAt } of signed.values()) {
    if (to <= state.position) continue;
    const [shouldBe, is] = [`facts up to position ${to}`, `facts up to position ${state.position}`];
    findings.add({ kind: 'facts-cut-off', table: TABLE, row: `number ${no}`, at: madeAt, shouldBe, is });
    return;
  }
}

/** Where the chain stood at the end of the last day before this one that is signed whole. */
export async function lastCheckpointBefore(tx: Tx, day: CivilDate): Promise<ChainState | undefined> {
  const [row] = await tx.query<{ no: number }>(
    `select c.no from platform.checkpoint c
     join platform.chain_tree t on t.tenant_id = c.tenant_id and t.to_position = c.to_position
     where c.tenant_id = $1 and c.day < $2 order by c.no desc limit 1`,
    [tx.tenantId, day],
  );
  const [found] = row ? await listCheckpointsAfter(tx, { after: row.no - 1, limit: 1 }) : [];
  if (!found) return undefined;
  return {
    position: found.to,
    link: found.head,
    day: found.day,
    treeFrom: found.to + 1,
    frontier: [],
    digests: found.digests,
  };
}
