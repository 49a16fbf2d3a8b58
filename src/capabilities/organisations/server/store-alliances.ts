import type { Selectable } from 'kysely';
import type { Instant } from '../../../kernel/days.ts';
import type { Tx } from '../../../platform/server/transaction.ts';
import type { Alliance, AllianceKind, AlliancePart, Membership } from '../domain/alliances.ts';
import type { OrganisationsTables } from './tables.ts';

type AllianceRow = Selectable<OrganisationsTables['organisations.alliance']>;
type MembershipRow = Selectable<OrganisationsTables['organisations.membership']>;

function asAlliance(row: AllianceRow): Alliance {
  return {
    id: row.id,
    name: row.name,
    kind: row.kind as AllianceKind,
    keeperOrganisationId: row.keeper_organisation_id,
    foundedOn: row.founded_on,
    endedOn: row.ended_on,
    documentNo: row.document_no,
  };
}

function asMembership(row: MembershipRow): Membership {
  return {
    id: row.id,
    allianceId: row.alliance_id,
    organisationId: row.organisation_id,
    part: row.part as AlliancePart,
    from: row.joined_on,
    until: row.left_on,
    documentNo: row.document_no,
  };
}

function alliances(tx: Tx) {
  return tx
    .tables<OrganisationsTables>()
    .selectFrom('organisations.alliance')
    .selectAll()
    .where('tenant_id', '=', tx.tenantId);
}

function memberships(tx: Tx) {
  return tx
    .tables<OrganisationsTables>()
    .selectFrom('organisations.membership')
    .selectAll()
    .where('tenant_id', '=', tx.tenantId);
}

export async function findAlliance(tx: Tx, id: string): Promise<Alliance | undefined> {
  const row = await alliances(tx).where('id', '=', id).executeTakeFirst();
  return row && asAlliance(row);
}

export async function findAllianceForUpdate(tx: Tx, id: string): Promise<Alliance | undefined> {
  const row = await alliances(tx).where('id', '=', id).forNoKeyUpdate().executeTakeFirst();
  return row && asAlliance(row);
}

/** One row more than asked for tells whether there is a next page. */
export async function listAlliances(tx: Tx, page: { after?: string | undefined; limit: number }): Promise<Alliance[]> {
  let query = alliances(tx)
    .orderBy('id')
    .limit(page.limit + 1);
  if (page.after) query = query.where('id', '>', page.after);
  return (await query.execute()).map(asAlliance);
}

export async function listAlliancesByIds(tx: Tx, ids: readonly string[]): Promise<Map<string, Alliance>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.query<AllianceRow>(
    'select * from organisations.alliance where tenant_id = $1 and id = any($2::uuid[])',
    [tx.tenantId, ids],
  );
  return new Map(rows.map((row) => [row.id, asAlliance(row)]));
}

/** How many belong to each now. */
export async function countMembers(tx: Tx, allianceIds: readonly string[]): Promise<Map<string, number>> {
  const rows = await tx.query<{ id: string; count: number }>(
    `select alliance_id as id, count(*) as count from organisations.membership
     where tenant_id = $1 and alliance_id = any($2::uuid[]) and left_on is null group by alliance_id`,
    [tx.tenantId, allianceIds],
  );
  return new Map(rows.map(({ id, count }) => [id, count]));
}

export async function hasAllianceNamed(tx: Tx, name: string): Promise<boolean> {
  const found = await alliances(tx).where('name', '=', name).where('ended_on', 'is', null).executeTakeFirst();
  return found !== undefined;
}

export async function saveNewAlliance(tx: Tx, alliance: Alliance, now: Instant): Promise<void> {
  await tx
    .tables<OrganisationsTables>()
    .insertInto('organisations.alliance')
    .values({
      tenant_id: tx.tenantId,
      id: alliance.id,
      name: alliance.name,
      kind: alliance.kind,
      keeper_organisation_id: alliance.keeperOrganisationId,
      founded_on: alliance.foundedOn,
      ended_on: alliance.endedOn,
      document_no: alliance.documentNo,
      recorded_at: now,
    })
    .execute();
}

export async function saveAllianceEnd(tx: Tx, alliance: Alliance, left: readonly Membership[]): Promise<void> {
  await tx
    .tables<OrganisationsTables>()
    .updateTable('organisations.alliance')
    .set({ ended_on: alliance.endedOn })
    .where('tenant_id', '=', tx.tenantId)
    .where('id', '=', alliance.id)
    .execute();
  await tx.query(
    `update organisations.membership m set left_on = e.left_on
     from unnest($2::uuid[], $3::text[]) as e(id, left_on)
     where m.tenant_id = $1 and m.id = e.id`,
    [tx.tenantId, left.map(({ id }) => id), left.map(({ until }) => until)],
  );
}

export async function findMembership(tx: Tx, allianceId: string, id: string): Promise<Membership | undefined> {
  const row = await memberships(tx).where('alliance_id', '=', allianceId).where('id', '=', id).executeTakeFirst();
  return row && asMembership(row);
}

export async function hasMembership(tx: Tx, id: string): Promise<boolean> {
  return (await memberships(tx).where('id', '=', id).executeTakeFirst()) !== undefined;
}

/** An alliance of more than this is a place of its own. */
export const MOST_STAYS = 2_000;

/** All stays, or those of one member; who belongs to it now first, then the latest that left. */
export async function listStays(tx: Tx, allianceId: string, organisationId?: string): Promise<Membership[]> {
  const rows = await tx.query<MembershipRow>(
    `select * from organisations.membership
     where tenant_id = $1 and alliance_id = $2 and ($3::uuid is null or organisation_id = $3)
     order by left_on desc nulls first, joined_on, id limit $4`,
    [tx.tenantId, allianceId, organisationId ?? null, MOST_STAYS + 1],
  );
  return rows.map(asMembership);
}

const MOST_ALLIANCES_OF_ONE = 200;

/** Everything one organisation belongs or belonged to. */
export async function listStaysOf(tx: Tx, organisationId: string): Promise<Membership[]> {
  const rows = await tx.query<MembershipRow>(
    `select * from organisations.membership where tenant_id = $1 and organisation_id = $2
     order by left_on desc nulls first, joined_on, id limit $3`,
    [tx.tenantId, organisationId, MOST_ALLIANCES_OF_ONE],
  );
  return rows.map(asMembership);
}

export async function saveNewMembership(tx: Tx, membership: Membership, now: Instant): Promise<void> {
  await tx
    .tables<OrganisationsTables>()
    .insertInto('organisations.membership')
    .values({
      tenant_id: tx.tenantId,
      id: membership.id,
      alliance_id: membership.allianceId,
      organisation_id: membership.organisationId,
      part: membership.part,
      joined_on: membership.from,
      left_on: membership.until,
      document_no: membership.documentNo,
      recorded_at: now,
    })
    .execute();
}

export async function saveMembershipEnd(tx: Tx, membership: Membership): Promise<void> {
  await tx
    .tables<OrganisationsTables>()
    .updateTable('organisations.membership')
    .set({ left_on: membership.until })
    .where('tenant_id', '=', tx.tenantId)
    .where('id', '=', membership.id)
    .execute();
}
