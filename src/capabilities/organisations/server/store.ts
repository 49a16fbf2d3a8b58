import { sql, type Selectable } from 'kysely';
import type { Instant } from '../../../kernel/days.ts';
import type { Tx } from '../../../platform/server/transaction.ts';
import type { Organisation, OrganisationKind } from '../domain/model.ts';
import type { OrganisationsTables } from './tables.ts';

export type OrganisationRow = Selectable<OrganisationsTables['organisations.organisation']>;

export function asOrganisation(row: OrganisationRow): Organisation {
  return {
    id: row.id,
    parentId: row.parent_id,
    lineage: row.lineage,
    kind: row.kind as OrganisationKind,
    name: row.name,
    shortName: row.short_name,
    hostOrganisationId: row.host_organisation_id,
    regionCode: row.region_code,
    creditCode: row.credit_code,
    nameFrom: row.name_from,
    shortNameFrom: row.short_name_from,
    mergedIntoId: row.merged_into_id,
  };
}

function asColumns(organisation: Organisation) {
  return {
    parent_id: organisation.parentId,
    lineage: [...organisation.lineage],
    kind: organisation.kind,
    name: organisation.name,
    short_name: organisation.shortName,
    host_organisation_id: organisation.hostOrganisationId,
    region_code: organisation.regionCode,
    credit_code: organisation.creditCode,
    name_from: organisation.nameFrom,
    short_name_from: organisation.shortNameFrom,
    merged_into_id: organisation.mergedIntoId,
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

/**
 * Locked, so that two who change it or add below it at the same moment see each other's work. Its key never changes,
 * so whoever only refers to it need not wait.
 */
export async function findOrganisationForUpdate(tx: Tx, id: string): Promise<Organisation | undefined> {
  const row = await organisations(tx).where('id', '=', id).forNoKeyUpdate().executeTakeFirst();
  return row && asOrganisation(row);
}

/** Several locked in the order of their ids, so that two who need the same ones never wait for each other. */
export async function listOrganisationsForUpdate(tx: Tx, ids: readonly string[]): Promise<Map<string, Organisation>> {
  const found = new Map<string, Organisation>();
  for (const id of [...new Set(ids)].sort()) {
    const organisation = await findOrganisationForUpdate(tx, id);
    if (organisation) found.set(id, organisation);
  }
  return found;
}

/** A place has one root, or a few. Who holds them changes the tree or claims what is of the whole place, alone. */
const MOST_ROOTS = 100;

export async function listRoots(tx: Tx): Promise<Organisation[]> {
  const roots = organisations(tx).where('parent_id', 'is', null).orderBy('id').limit(MOST_ROOTS);
  return (await roots.execute()).map(asOrganisation);
}

export async function lockRoots(tx: Tx): Promise<void> {
  await organisations(tx).where('parent_id', 'is', null).orderBy('id').limit(MOST_ROOTS).forNoKeyUpdate().execute();
}

/** Those of the ids that exist, by id. At most as many as were asked for. */
export async function listByIds(tx: Tx, ids: readonly string[]): Promise<Organisation[]> {
  if (ids.length === 0) return [];
  const rows = await tx.query<OrganisationRow>(
    'select * from organisations.organisation where tenant_id = $1 and id = any($2::uuid[])',
    [tx.tenantId, [...new Set(ids)]],
  );
  return rows.map(asOrganisation);
}

/** One row more than asked for tells whether there is a next page. Merged ones are left out. */
export async function listPage(tx: Tx, page: { after?: string | undefined; limit: number }): Promise<Organisation[]> {
  let query = organisations(tx)
    .where('merged_into_id', 'is', null)
    .orderBy('id')
    .limit(page.limit + 1);
  if (page.after) query = query.where('id', '>', page.after);
  return (await query.execute()).map(asOrganisation);
}

/** The upper levels first, so that what is cut off is below what is shown. */
export async function listLevels(tx: Tx, limit: number, withMerged: boolean): Promise<Organisation[]> {
  let byLevel = organisations(tx)
    .orderBy(sql`cardinality(lineage)`)
    .orderBy('id')
    .limit(limit);
  if (!withMerged) byLevel = byLevel.where('merged_into_id', 'is', null);
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

/** Another open one of that name under the same organisation, or beside it at the top. */
export async function hasTwin(tx: Tx, parentId: string | null, name: string, ownId: string): Promise<boolean> {
  const twin = await organisations(tx)
    .where('parent_id', 'is not distinct from', parentId)
    .where('name', '=', name)
    .where('id', '<>', ownId)
    .where('merged_into_id', 'is', null)
    .executeTakeFirst();
  return twin !== undefined;
}

/** The open one that bears the code. */
export async function findByCode(tx: Tx, creditCode: string): Promise<Organisation | undefined> {
  const row = await organisations(tx)
    .where('credit_code', '=', creditCode)
    .where('merged_into_id', 'is', null)
    .executeTakeFirst();
  return row && asOrganisation(row);
}

export async function saveNewOrganisation(
  tx: Tx,
  organisation: Organisation,
  now: Instant,
  { isFromSheet = false } = {},
): Promise<void> {
  const made = { added_at: now, is_from_sheet: isFromSheet };
  await tx
    .tables<OrganisationsTables>()
    .insertInto('organisations.organisation')
    .values({ tenant_id: tx.tenantId, id: organisation.id, ...asColumns(organisation), ...made })
    .execute();
}

/** Everything but its place in the tree, which `store-merging` moves together with all below it. */
export async function saveOrganisation(tx: Tx, organisation: Organisation): Promise<void> {
  const { parent_id: _parent, lineage: _lineage, ...columns } = asColumns(organisation);
  await tx
    .tables<OrganisationsTables>()
    .updateTable('organisations.organisation')
    .set(columns)
    .where('tenant_id', '=', tx.tenantId)
    .where('id', '=', organisation.id)
    .execute();
}

/** Those of the ids that host at least one other organisation. */
export async function listHostIds(tx: Tx, ids: readonly string[]): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    `select distinct host_organisation_id as id from organisations.organisation
     where tenant_id = $1 and host_organisation_id = any($2::uuid[]) and merged_into_id is null`,
    [tx.tenantId, ids],
  );
  return rows.map((row) => row.id);
}

/** Which of its neighbours is meant: those below it, those it hosts, or those that were merged into it. */
export type Tie = 'parent_id' | 'host_organisation_id' | 'merged_into_id';

/** Neighbours by name. Merged ones are among those that were merged into it only. */
export async function listTied(tx: Tx, tie: Tie, id: string, limit: number): Promise<Organisation[]> {
  let query = organisations(tx).where(tie, '=', id).orderBy('name').orderBy('id').limit(limit);
  if (tie !== 'merged_into_id') query = query.where('merged_into_id', 'is', null);
  return (await query.execute()).map(asOrganisation);
}
