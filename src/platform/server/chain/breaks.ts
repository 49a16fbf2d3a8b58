import type { Instant } from '../../../kernel/days.ts';

/** In what way something does not agree with the chain. */
export type BreakKind =
  | 'fact-changed'
  | 'fact-missing'
  | 'fact-inserted'
  | 'order-changed'
  | 'order-missing'
  | 'link-changed'
  | 'link-missing'
  | 'link-inserted'
  | 'tree-changed'
  | 'head-changed'
  | 'facts-cut-off'
  | 'row-changed'
  | 'row-missing'
  | 'row-inserted'
  | 'checkpoint-changed'
  | 'checkpoint-missing'
  | 'checkpoint-key-unknown'
  | 'checkpoint-contradicts'
  | 'kept-checkpoint-differs'
  | 'kept-checkpoint-missing';

/** One entry that does not agree: which, when it is dated, what it should be and what it is. */
export type Break = {
  readonly kind: BreakKind;
  readonly table: string;
  /** The position, number or id by which the entry is found. */
  readonly row: string;
  readonly at?: Instant | undefined;
  readonly shouldBe?: string | undefined;
  readonly is?: string | undefined;
};

/** After so many the rest says nothing new. */
const MOST_BREAKS = 20;

/** What was walked through so far, and what did not agree. */
export class Findings {
  facts = 0;
  days = 0;
  checkpoints = 0;
  keptCheckpoints = 0;
  /** By table: rows that agree with the fact that vouches for them. */
  readonly rows = new Map<string, number>();
  /** Rows of facts that were written before facts vouched for rows. */
  rowsWithoutDigest = 0;
  /** Facts that are stored and not chained yet; a running server chains them within seconds. */
  waiting = 0;
  /** The last position that a checkpoint covers. */
  covered = 0;
  readonly breaks: Break[] = [];

  add(found: Break): void {
    if (this.breaks.length < MOST_BREAKS) this.breaks.push(found);
  }

  countRow(table: string): void {
    this.rows.set(table, (this.rows.get(table) ?? 0) + 1);
  }

  get isFull(): boolean {
    return this.breaks.length >= MOST_BREAKS;
  }
}

const sentences: Readonly<Record<BreakKind, string>> = {
  'fact-changed': 'this fact was changed',
  'fact-missing': 'this fact was removed',
  'fact-inserted': 'this fact was put in beside the numbering',
  'order-changed': 'another fact stood at this position: the order was changed',
  'order-missing': 'the entry at this position was removed',
  'link-changed': 'this link of the chain was changed',
  'link-missing': 'this link of the chain was removed',
  'link-inserted': 'this link stands behind the end of the chain',
  'tree-changed': 'this node of a day’s tree was changed or removed',
  'head-changed': 'the end of the chain was changed',
  'facts-cut-off': 'the last facts were removed: this checkpoint covers more than there is',
  'row-changed': 'this row was changed after it was written',
  'row-missing': 'this row was removed',
  'row-inserted': 'this row was put in: no fact tells of it',
  'checkpoint-changed': 'the signature of this checkpoint is not that of its text',
  'checkpoint-missing': 'the checkpoint before this one was removed or changed',
  'checkpoint-key-unknown': 'this checkpoint names a key that is not among the known ones',
  'checkpoint-contradicts':
    'what was signed here is not what the facts say: they were changed and all hashes made anew',
  'kept-checkpoint-differs': 'the kept copy of this checkpoint says something else',
  'kept-checkpoint-missing': 'a copy of this checkpoint was kept, and it is no longer here',
};

/** Says of one broken entry all that is known. */
export function breakText({ kind, table, row, at, shouldBe, is }: Break): string {
  const lines = [`${table} ${row}${at ? ` of ${at}` : ''}: ${sentences[kind]}`];
  if (shouldBe !== undefined) lines.push(`    should be ${shouldBe}`);
  if (is !== undefined) lines.push(`    is        ${is}`);
  return lines.join('\n');
}
