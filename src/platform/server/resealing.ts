import type { Database } from './database.ts';
import type { Place } from './place.ts';
import { blindIndex, newestSealPrefix, seal, unseal } from './sealing.ts';
import type { Tx } from './transaction.ts';

/** Where sealed values stand. `index` is the column of the blind index of the same value, where there is one. */
export type SealedColumn = {
  readonly table: string;
  readonly column: string;
  readonly purpose: string;
  readonly index?: string;
};

const AT_ONCE = 200;

/**
 * Seals every value anew that is not under the newest key and the chosen cipher, a portion in each transaction. Stopped
 * at any moment it goes on where it was; the product may serve meanwhile. Returns how many values it sealed.
 */
export async function resealAll(
  database: Database,
  places: readonly Place[],
  columns: readonly SealedColumn[],
): Promise<number> {
  let count = 0;
  for (const { tenantId } of places) {
    for (const column of columns) {
      for (let done = AT_ONCE; done === AT_ONCE; count += done) {
        done = await database.write(tenantId, (tx) => resealPortion(tx, column, AT_ONCE));
      }
    }
  }
  return count;
}

/** How many values still want to be sealed anew. */
export async function countStale(
  database: Database,
  places: readonly Place[],
  columns: readonly SealedColumn[],
): Promise<number> {
  let count = 0;
  for (const { tenantId } of places) {
    for (const column of columns) {
      const [row] = await database.read(tenantId, (tx) =>
        tx.query<{ count: number }>(`select count(*) as count ${staleIn(column)}`, [tx.tenantId, newestSealPrefix()]),
      );
      count += row?.count ?? 0;
    }
  }
  return count;
}

function staleIn({ table, column }: SealedColumn): string {
  return `from ${table} where tenant_id = $1 and not starts_with(${column}, $2)`;
}

/**
 * The rows stay locked until the portion is saved, so their physical address is good for finding them again; these
 * tables have different keys.
 */
async function resealPortion(tx: Tx, where: SealedColumn, limit: number): Promise<number> {
  const { table, column, purpose, index } = where;
  const rows = await tx.query<{ at: string; sealed: string }>(
    `select ctid::text as at, ${column} as sealed ${staleIn(where)} order by ctid limit $3 for update`,
    [tx.tenantId, newestSealPrefix(), limit],
  );
  if (rows.length === 0) return 0;
  const plain = rows.map((row) => unseal(row.sealed, purpose));
  await tx.query(
    `update ${table} as t set ${column} = anew.sealed ${index ? `, ${index} = anew.index` : ''}
     from unnest($2::text[], $3::text[], $4::text[]) as anew(at, sealed, index)
     where t.tenant_id = $1 and t.ctid = anew.at::tid`,
    [
      tx.tenantId,
      rows.map((row) => row.at),
      plain.map((text) => seal(text, purpose)),
      plain.map((text) => blindIndex(text, purpose)),
    ],
  );
  return rows.length;
}
