import { sql, type Selectable } from 'kysely';
import type { Instant } from '../../../kernel/days.ts';
import type { Tx } from '../../../platform/server/transaction.ts';
import type { Organisation, OrganisationKind } from '../domain/model.ts';
import type { OrganisationsTables } from './tables.ts';

function asOrganisation(row: Selectable<OrganisationsTables['organisations.organisation']>): Organisation {
  return {
    id: row.id,
    parentId: row.parent_id,
    lineage: row.lineage,
    kind: row.kind as OrganisationKind,
    name: row.name,
    shortName: row.short_name,
    hostOrganisationId: row.host_organisation_id,
    regionCode: row.region_code,
  };
}

function organisations(tx: Tx) {
  return tx
    .tables<OrganisationsTables>()
    .selectFrom('organisations.organisation')
    .selectAll()
    .where('tenant_id', '=', tx.tenantId);
}

export async function findOrganisation(tx: Tx, id: string): Promise<Organisation | undefined> {
  const row = await organisations(tx).where('id', '=', id).executeTakeFirst();
  return row && asOrganisation(row);
}

/** Locked, so that two who add below it at the same moment see each other's names. */
export async function findOrganisationForUpdate(tx: Tx, id: string): Promise<Organisation | undefined> {
  const row = await organisations(tx).where('id', '=', id).forUpdate().executeTakeFirst();
  return row && asOrganisation(row);
}

/** Those of the ids that exist, by id. At most as many as were asked for. */
export async function listByIds(tx: Tx, ids: readonly string[]): Promise<Organisation[]> {
  if (ids.length === 0) return [];
  return (
    await organisations(tx)
      .where('id', 'in', [...new Set(ids)])
      .execute()
  ).map(asOrganisation);
}

/** One row more than asked for tells whether there is a next page. */
export async function listPage(tx: Tx, page: { after?: string | undefined; limit: number }): Promise<Organisation[]> {
  let query = organisations(tx)
    .orderBy('id')
    .limit(page.limit + 1);
  if (page.after) query = query.where('id', '>', page.after);
  return (await query.execute()).map(asOrganisation);
}

/** The upper levels first, so that what is cut off is below what is shown. */
export async function listLevels(tx: Tx, limit: number): Promise<Organisation[]> {
  const byLevel = organisations(tx)
    .orderBy(sql`cardinality(lineage)`)
    .orderBy('id')
    .limit(limit);
  return (await byLevel.execute()).map(asOrganisation);
}

/** A province has some thousand organisations; more than this in one place means the places are cut wrongly. */
const MOST_ORGANISATIONS = 50_000;

/** The ids of an organisation and everything below it. */
export async function listSubtreeIds(tx: Tx, id: string): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    'select id from organisations.organisation where tenant_id = $1 and lineage @> array[$2::uuid] limit $3',
    [tx.tenantId, id, MOST_ORGANISATIONS],
  );
  return rows.map((row) => row.id);
}

export async function listIds(tx: Tx, rootsOnly: boolean): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    `select id from organisations.organisation
     where tenant_id = $1 and (not $2::boolean or parent_id is null) order by id limit $3`,
    [tx.tenantId, rootsOnly, MOST_ORGANISATIONS],
  );
  return rows.map((row) => row.id);
}

export async function hasTwin(tx: Tx, parentId: string, name: string): Promise<boolean> {
  const twin = await organisations(tx).where('parent_id', '=', parentId).where('name', '=', name).executeTakeFirst();
  return twin !== undefined;
}

export async function saveNewOrganisation(tx: Tx, organisation: Organisation, now: Instant): Promise<void> {
  await tx
    .tables<OrganisationsTables>()
    .insertInto('organisations.organisation')
    .values({
      tenant_id: tx.tenantId,
      id: organisation.id,
      parent_id: organisation.parentId,
      lineage: [...organisation.lineage],
      kind: organisation.kind,
      name: organisation.name,
      short_name: organisation.shortName,
      host_organisation_id: organisation.hostOrganisationId,
      region_code: organisation.regionCode,
      added_at: now,
    })
    .execute();
}

/** Those of the ids that host at least one other organisation. */
export async function listHostIds(tx: Tx, ids: readonly string[]): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    `select distinct host_organisation_id as id from organisations.organisation
     where tenant_id = $1 and host_organisation_id = any($2::uuid[])`,
    [tx.tenantId, ids],
  );
  return rows.map((row) => row.id);
}
