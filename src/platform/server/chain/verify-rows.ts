import type { StoredFact } from '../offers.ts';
import type { Tx } from '../transaction.ts';
import type { Findings } from './breaks.ts';
import { digestOf } from './hashing.ts';
import { digestIn } from './step.ts';
import type { VouchedRows } from './vouching.ts';
import type { Walk } from './verify.ts';

const AT_ONCE = 1_000;

/** By the name of a fact: the rows for which facts of this name vouch. */
export type RowSources = ReadonlyMap<string, VouchedRows>;

export function rowSourcesOf(all: readonly VouchedRows[]): RowSources {
  return new Map(all.flatMap((rows) => rows.factNames.map((name) => [name, rows] as const)));
}

/** Compares the rows with the hashes that stand in these facts. */
export async function compareRows({ tx, findings, sources }: Walk, facts: readonly StoredFact[]): Promise<void> {
  const telling = facts.filter((fact) => sources.has(fact.name));
  const groups = Map.groupBy(telling, (fact) => sources.get(fact.name) as VouchedRows);
  for (const [rows, group] of groups) {
    const ids = [...new Set(group.map((fact) => fact.subject.id))];
    const records = await rows.readRecords(tx, ids);
    for (const fact of group) await compareRow({ tx, rows, findings }, fact, records.get(fact.subject.id));
  }
}

type Comparison = { readonly tx: Tx; readonly rows: VouchedRows; readonly findings: Findings };

async function compareRow(
  { tx, rows, findings }: Comparison,
  fact: StoredFact,
  record: readonly unknown[] | undefined,
): Promise<void> {
  const kept = digestIn(fact);
  if (kept === undefined) {
    findings.rowsWithoutDigest += 1;
    return;
  }
  const is = record && digestOf(record);
  if (is === kept) {
    findings.countRow(rows.table);
    return;
  }
  const { id } = fact.subject;
  const told = `of the fact at position ${fact.position}`;
  if (is === undefined) {
    const shouldBe = `a row with hash ${kept}, ${told}`;
    findings.add({ kind: 'row-missing', table: rows.table, row: id, at: fact.at, shouldBe, is: 'nothing' });
    return;
  }
  const exact = await rows.findTrouble?.(tx, id);
  if (exact) {
    const { table, row, shouldBe } = exact;
    findings.add({ kind: 'row-changed', table, row, at: fact.at, shouldBe, is: exact.is });
    return;
  }
  const shouldBe = `hash ${kept}, ${told}`;
  findings.add({ kind: 'row-changed', table: rows.table, row: id, at: fact.at, shouldBe, is: `hash ${is}` });
}

/** Rows of which no fact tells. */
export async function findInsertedRows(tx: Tx, sources: RowSources, findings: Findings): Promise<void> {
  for (const rows of new Set(sources.values())) {
    let after: string | null = null;
    for (;;) {
      const ids: readonly string[] = await rows.listIds(tx, after, AT_ONCE);
      const told = await tx.query<{ subject_id: string }>(
        `select distinct subject_id from platform.fact
         where tenant_id = $1 and subject_id = any($2::uuid[]) and name = any($3::text[])`,
        [tx.tenantId, ids, rows.factNames],
      );
      const known = new Set(told.map((fact) => fact.subject_id));
      for (const id of ids) if (!known.has(id)) findings.add({ kind: 'row-inserted', table: rows.table, row: id });
      after = ids.at(-1) ?? null;
      if (ids.length < AT_ONCE || findings.isFull) break;
    }
  }
}
