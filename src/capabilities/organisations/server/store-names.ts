import type { Selectable } from 'kysely';
import type { Instant } from '../../../kernel/days.ts';
import type { Tx } from '../../../platform/server/transaction.ts';
import type { OrganisationKind } from '../domain/model.ts';
import type { NameKind, OtherName } from '../domain/names.ts';
import { asOrganisation, type OrganisationRow } from './store.ts';
import type { OrganisationsTables } from './tables.ts';

type NameRow = Selectable<OrganisationsTables['organisations.other_name']>;

function asName(row: NameRow): OtherName {
  return {
    id: row.id,
    organisationId: row.organisation_id,
    kind: row.kind as NameKind,
    name: row.name,
    from: row.valid_from,
    until: row.valid_until,
    documentNo: row.document_no,
    reason: row.reason,
  };
}

/** No organisation is renamed this often; what is beyond would be the oldest. */
const MOST_NAMES = 200;

/** Names besides the present ones, the latest first. */
export async function listNames(tx: Tx, organisationId: string): Promise<OtherName[]> {
  const rows = await tx.query<NameRow>(
    `select * from organisations.other_name where tenant_id = $1 and organisation_id = $2
     order by valid_until desc nulls first, id desc limit $3`,
    [tx.tenantId, organisationId, MOST_NAMES],
  );
  return rows.map(asName);
}

export async function findName(tx: Tx, organisationId: string, id: string): Promise<OtherName | undefined> {
  const [row] = await tx.query<NameRow>(
    'select * from organisations.other_name where tenant_id = $1 and organisation_id = $2 and id = $3',
    [tx.tenantId, organisationId, id],
  );
  return row && asName(row);
}

export async function hasName(tx: Tx, id: string): Promise<boolean> {
  const rows = await tx.query('select 1 from organisations.other_name where tenant_id = $1 and id = $2', [
    tx.tenantId,
    id,
  ]);
  return rows.length > 0;
}

export async function saveNewName(tx: Tx, name: OtherName, now: Instant): Promise<void> {
  await tx
    .tables<OrganisationsTables>()
    .insertInto('organisations.other_name')
    .values({
      tenant_id: tx.tenantId,
      id: name.id,
      organisation_id: name.organisationId,
      kind: name.kind,
      name: name.name,
      valid_from: name.from,
      valid_until: name.until,
      document_no: name.documentNo,
      reason: name.reason,
      recorded_at: now,
    })
    .execute();
}

export async function saveNameEnd(tx: Tx, name: OtherName): Promise<void> {
  await tx
    .tables<OrganisationsTables>()
    .updateTable('organisations.other_name')
    .set({ valid_until: name.until })
    .where('tenant_id', '=', tx.tenantId)
    .where('id', '=', name.id)
    .execute();
}

export type SearchQuestion = {
  readonly text: string;
  readonly kind?: OrganisationKind | undefined;
  readonly after?: string | undefined;
  readonly limit: number;
};

/** Percent signs and underscores that somebody typed stand for themselves. */
function infix(text: string): string {
  return `%${text.replaceAll(/[\\%_]/g, '\\$&')}%`;
}

/**
 * By any name it bears or bore, by the beginning of its credit code, or by its region code. One row more than asked
 * for tells whether there is a next page. `found_by` is the other name that fits, the latest of them.
 */
export async function searchOrganisations(tx: Tx, { text, kind, after, limit }: SearchQuestion) {
  const rows = await tx.query<OrganisationRow & { found_by: string | null; is_present: boolean | null }>(
    `select o.*, n.name as found_by,
       (o.name ilike $2 or o.short_name ilike $2 or o.credit_code like $3 or o.region_code = $4) as is_present
     from organisations.organisation o
     left join lateral (
       select name from organisations.other_name
       where tenant_id = o.tenant_id and organisation_id = o.id and name ilike $2
       order by valid_until desc nulls first, id desc limit 1
     ) n on true
     where o.tenant_id = $1 and ($5::uuid is null or o.id > $5) and ($6::text is null or o.kind = $6)
       and (n.name is not null
         or o.name ilike $2 or o.short_name ilike $2 or o.credit_code like $3 or o.region_code = $4)
     order by o.id limit $7`,
    [
      tx.tenantId,
      infix(text),
      `${text
        .normalize('NFKC')
        .toUpperCase()
        .replaceAll(/[\s\\%_-]/g, '')}%`,
      text,
      after ?? null,
      kind ?? null,
      limit + 1,
    ],
  );
  return rows.map((row) => ({
    organisation: asOrganisation(row),
    foundBy: row.is_present ? null : row.found_by,
  }));
}

/** The open ones of exactly these names: present names, short names, or names that they bore. */
export async function listByExactName(tx: Tx, names: readonly string[], limit: number) {
  const rows = await tx.query<OrganisationRow & { by_name: string }>(
    `with named as (
       select o.id, o.name as by_name from organisations.organisation o
       where o.tenant_id = $1 and o.name = any($2::text[])
       union select o.id, o.short_name from organisations.organisation o
       where o.tenant_id = $1 and o.short_name = any($2::text[])
       union select n.organisation_id, n.name from organisations.other_name n
       where n.tenant_id = $1 and n.name = any($2::text[])
     )
     select o.*, n.by_name from named n
     join organisations.organisation o on o.tenant_id = $1 and o.id = n.id and o.merged_into_id is null
     order by o.id limit $3`,
    [tx.tenantId, [...new Set(names)], limit],
  );
  return rows.map((row) => ({ byName: row.by_name, organisation: asOrganisation(row) }));
}
