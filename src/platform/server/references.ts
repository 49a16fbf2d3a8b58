import type { Tx } from './transaction.ts';

type IdColumn = { readonly schema: string; readonly table: string; readonly column: string };

/**
 * Every column of the capabilities in which ids stand, as the database itself knows them, so that a capability that
 * comes later is asked too. An own `id` names the row itself, unless a key follows it to another table.
 */
function listIdColumns(tx: Tx, exceptTable: string): Promise<IdColumn[]> {
  return tx.query<IdColumn>(
    `select n.nspname as schema, quote_ident(c.relname) as table, quote_ident(a.attname) as column
     from pg_attribute a
     join pg_class c on c.oid = a.attrelid
     join pg_namespace n on n.oid = c.relnamespace
     where a.atttypid = 'uuid'::regtype and a.attnum > 0 and not a.attisdropped and a.attname <> 'tenant_id'
       and c.relkind in ('r', 'p') and not c.relispartition
       and n.nspname not like 'pg\\_%' and n.nspname not in ('information_schema', 'public', 'platform')
       and n.nspname || '.' || c.relname <> $1
       and has_schema_privilege(n.oid, 'usage') and has_column_privilege(c.oid, a.attnum, 'select')
       and exists (
         select 1 from pg_attribute t where t.attrelid = c.oid and t.attname = 'tenant_id' and not t.attisdropped)
       and (a.attname <> 'id' or exists (
         select 1 from pg_constraint k where k.conrelid = c.oid and k.contype = 'f' and a.attnum = any(k.conkey)))
     order by 1, 2, 3`,
    [exceptTable],
  );
}

/**
 * Which tables of the house hold these ids, by id: keys as well as opaque origins. The table in which the things
 * themselves stand is left out. Lock the things first; then nobody refers to them anew by a key meanwhile.
 */
export async function listReferrers(
  tx: Tx,
  ids: readonly string[],
  ofTable: string,
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const columns = await listIdColumns(tx, ofTable);
  const parts = columns.map(
    ({ schema, table, column }) =>
      `select distinct ${column} as id, '${schema}.${table}' as referrer from ${schema}.${table}
       where tenant_id = $1 and ${column} = any($2::uuid[])`,
  );
  const found = new Map<string, Set<string>>();
  if (parts.length === 0) return found;
  const rows = await tx.query<{ id: string; referrer: string }>(
    `select id, referrer from (${parts.join('\nunion all\n')}) as held order by id, referrer`,
    [tx.tenantId, ids],
  );
  for (const { id, referrer } of rows) found.set(id, (found.get(id) ?? new Set()).add(referrer));
  return found;
}

/** The capability to which a table belongs, e.g. `three-lists` for `three_lists.need`. */
export function capabilityOfTable(table: string): string {
  return (table.split('.')[0] ?? '').replaceAll('_', '-');
}

/**
 * Those of the things about which anything is told besides how they were made. Every write leaves a fact, so what is
 * not among them is as it was made.
 */
export async function listChangedSince(tx: Tx, ids: readonly string[], madeBy: string): Promise<ReadonlySet<string>> {
  const rows = await tx.query<{ subject_id: string }>(
    `select distinct subject_id from platform.fact
     where tenant_id = $1 and subject_id = any($2::uuid[]) and name <> $3`,
    [tx.tenantId, ids, madeBy],
  );
  return new Set(rows.map((row) => row.subject_id));
}
