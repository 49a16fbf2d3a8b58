import type { Client } from 'pg';
import { withClient } from '../src/platform/server/roles.ts';

type Table = { readonly name: string; readonly isOfTenant: boolean };

/** Every table of ours, and whether its rows belong to a tenant. */
export async function listTables(client: Client): Promise<Table[]> {
  const { rows } = await client.query<Table>(
    `select format('%I.%I', t.schemaname, t.tablename) as name, bool_or(c.column_name = 'tenant_id') as "isOfTenant"
     from pg_tables t join information_schema.columns c on c.table_schema = t.schemaname and c.table_name = t.tablename
     where t.schemaname not in ('pg_catalog', 'information_schema') group by 1 order by 1`,
  );
  return rows;
}

/** Every table with the number and a digest of its rows, of all tenants or of one: equal when nothing changed. */
export async function photograph(adminUrl: string, tenantId?: string): Promise<Record<string, string>> {
  return withClient(adminUrl, async (client) => {
    const pictures: Record<string, string> = {};
    for (const { name, isOfTenant } of await listTables(client)) {
      if (tenantId && !isOfTenant) continue;
      const { rows } = await client.query<{ picture: string }>(
        `select count(*) || ' ' || coalesce(md5(string_agg(row::text, '~' order by row::text)), '') as picture
         from ${name} as row ${tenantId ? 'where tenant_id = $1' : ''}`,
        tenantId ? [tenantId] : [],
      );
      pictures[name] = rows[0]?.picture ?? '';
    }
    return pictures;
  });
}
