import type { Fact } from '../../../kernel/decision.ts';
import type { Tx } from '../transaction.ts';
import { digestOf } from './hashing.ts';

/**
 * Puts the hash of a row into the facts that tell of it. Facts are chained, so the row is as safe as they are: no
 * order and no hash of its own must be kept, and the write costs one hash more.
 */
export function vouchedFor(facts: readonly Fact[], record: readonly unknown[]): Fact[] {
  const digest = digestOf(record);
  return facts.map((fact) => ({ ...fact, detail: { ...fact.detail, digest } }));
}

/** A row that differs from its digest, told as exactly as its capability can. */
export type RowTrouble = {
  readonly table: string;
  readonly row: string;
  readonly shouldBe: string;
  readonly is: string;
};

/**
 * The rows of a capability for which facts vouch, so that they can be compared. `subject` is the kind of thing that
 * the facts name; each such fact tells of exactly one row.
 */
export type VouchedRows = {
  readonly table: string;
  readonly factNames: readonly string[];
  /** The rows as they are now, by id, in the form in which they were hashed. */
  readonly readRecords: (tx: Tx, ids: readonly string[]) => Promise<ReadonlyMap<string, readonly unknown[]>>;
  /** Ids in order, those after `after`. */
  readonly listIds: (tx: Tx, after: string | null, limit: number) => Promise<readonly string[]>;
  /** Which part of a row that was changed gives itself away. */
  readonly findTrouble?: (tx: Tx, id: string) => Promise<RowTrouble | undefined>;
};
