import type { Tx } from '../../../platform/server/transaction.ts';
import type { Organisation } from '../domain/model.ts';
import { asOrganisation, type OrganisationRow } from './store.ts';

/** An organisation with the names by which it is known besides. */
export type SheetOrganisation = Organisation & { readonly otherNames: readonly string[] };

type Key = Pick<Organisation, 'id' | 'lineage'>;

/** Upper levels first, so that a parent stands above its children. */
export async function listSheetPage(tx: Tx, after: Key | null, limit: number): Promise<SheetOrganisation[]> {
  const rows = await tx.query<OrganisationRow & { other_names: string[] }>(
    `select o.*, array(
       select distinct n.name from organisations.other_name n
       where n.tenant_id = o.tenant_id and n.organisation_id = o.id
         and n.valid_from is distinct from n.valid_until order by n.name limit 20) as other_names
     from organisations.organisation o
     where o.tenant_id = $1 and ($2::int is null or (cardinality(o.lineage), o.id) > ($2, $3::uuid))
     order by cardinality(o.lineage), o.id limit $4`,
    [tx.tenantId, after?.lineage.length ?? null, after?.id ?? null, limit],
  );
  return rows.map((row) => ({ ...asOrganisation(row), otherNames: row.other_names }));
}

/** Which of these pairs of parent and name an open organisation has already, as `parent name`. */
export async function listTwins(tx: Tx, pairs: readonly { parentId: string; name: string }[]): Promise<Set<string>> {
  const rows = await tx.query<{ parent_id: string; name: string }>(
    `select o.parent_id, o.name from unnest($2::uuid[], $3::text[]) as p(parent_id, name)
     join organisations.organisation o
       on o.tenant_id = $1 and o.parent_id = p.parent_id and o.name = p.name and o.merged_into_id is null`,
    [tx.tenantId, pairs.map(({ parentId }) => parentId), pairs.map(({ name }) => name)],
  );
  return new Set(rows.map((row) => `${row.parent_id} ${row.name}`));
}

/** The open ones that bear these codes, by code. */
export async function listByCodes(tx: Tx, codes: readonly string[]): Promise<Map<string, Organisation>> {
  const rows = await tx.query<OrganisationRow>(
    `select * from organisations.organisation
     where tenant_id = $1 and credit_code = any($2::text[]) and merged_into_id is null`,
    [tx.tenantId, codes],
  );
  return new Map(rows.map((row) => [row.credit_code ?? '', asOrganisation(row)]));
}
