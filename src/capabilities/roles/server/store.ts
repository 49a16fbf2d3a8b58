import { sql, type Selectable } from 'kysely';
import type { Role } from '../../../kernel/actor.ts';
import type { Instant } from '../../../kernel/days.ts';
import type { Origin } from '../../../kernel/origin.ts';
import type { Tx } from '../../../platform/server/transaction.ts';
import type { RoleGrant } from '../domain/model.ts';
import type { RoleGrantTable, RolesTables } from './tables.ts';

type GrantRow = Selectable<RoleGrantTable>;

function asGrant(row: GrantRow): RoleGrant {
  const { thing_capability: capability, thing_id: thingId, thing_title: title } = row;
  return {
    id: row.id,
    personId: row.person_id,
    role: row.role as Role,
    organisationId: row.organisation_id,
    thing: capability && thingId ? { capability, id: thingId, title: title ?? '' } : null,
    fromAt: row.from_at,
    untilAt: row.until_at,
    reason: row.reason,
    underGrantId: row.under_grant_id,
    grantedBy: row.granted_by,
    grantedAt: row.granted_at,
    revokedAt: row.revoked_at,
    revokedBy: row.revoked_by,
  };
}

function grants(tx: Tx) {
  return tx.tables<RolesTables>().selectFrom('roles.role_grant').selectAll().where('tenant_id', '=', tx.tenantId);
}

/**
 * One after another in a place: whoever grants, revokes or denies sees all that others did before. Such writes are
 * few, and each looks at what several people hold.
 */
export async function lockRoles(tx: Tx): Promise<void> {
  await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`${tx.tenantId} roles`]);
}

/** What these people hold or will hold. Somebody with hundreds of grants has been given them by mistake. */
export async function listUnended(tx: Tx, personIds: readonly string[], now: Instant): Promise<RoleGrant[]> {
  if (personIds.length === 0) return [];
  const rows = await tx.query<GrantRow>(
    `select * from roles.role_grant where tenant_id = $1 and person_id = any($2::uuid[])
     and revoked_at is null and (until_at is null or until_at > $3) order by id limit 2000`,
    [tx.tenantId, personIds, now],
  );
  return rows.map(asGrant);
}

/** Who holds this role now on one of these organisations, each person once; a hundred at most. */
export async function listHolders(
  tx: Tx,
  role: Role,
  organisationIds: readonly string[],
  now: Instant,
): Promise<string[]> {
  const rows = await tx.query<{ person_id: string }>(
    `select distinct person_id from roles.role_grant
     where tenant_id = $1 and role = $2 and organisation_id = any($3::uuid[]) and thing_id is null
       and revoked_at is null and from_at <= $4 and (until_at is null or until_at > $4)
       and not exists (
         select from roles.denial where denial.tenant_id = $1 and denial.person_id = role_grant.person_id
           and denial.role = $2 and denial.organisation_id = any($3::uuid[]) and denial.lifted_at is null
       )
     order by person_id limit 100`,
    [tx.tenantId, role, organisationIds, now],
  );
  return rows.map((row) => row.person_id);
}

/** Who stands on one of these organisations now, with any role, over it or for things of it. */
export async function listStandingOn(tx: Tx, organisationIds: readonly string[], now: Instant): Promise<RoleGrant[]> {
  const rows = await tx.query<GrantRow>(
    `select * from roles.role_grant where tenant_id = $1 and organisation_id = any($2::uuid[]) and revoked_at is null
       and from_at <= $3 and (until_at is null or until_at > $3) order by role, id limit 500`,
    [tx.tenantId, organisationIds, now],
  );
  return rows.map(asGrant);
}

export async function findGrantForUpdate(tx: Tx, id: string): Promise<RoleGrant | undefined> {
  const row = await grants(tx).where('id', '=', id).forUpdate().executeTakeFirst();
  return row && asGrant(row);
}

/** What was given out of these rights and again out of that, where it has not ended. */
export async function listGivenBy(tx: Tx, grantIds: readonly string[], now: Instant): Promise<RoleGrant[]> {
  if (grantIds.length === 0) return [];
  const rows = await tx.query<GrantRow>(
    `with recursive given as (
       select * from roles.role_grant where tenant_id = $1 and under_grant_id = any($2::uuid[])
       union all
       select below.* from roles.role_grant below
       join given on below.tenant_id = given.tenant_id and below.under_grant_id = given.id
       where below.tenant_id = $1
     )
     select * from given where revoked_at is null and (until_at is null or until_at > $3) order by id`,
    [tx.tenantId, grantIds, now],
  );
  return rows.map(asGrant);
}

/** What is held for one thing and has not ended, each once, the earliest first. */
export async function listUnendedFor(tx: Tx, thing: Origin, now: Instant): Promise<RoleGrant[]> {
  const rows = await tx.query<GrantRow>(
    `select * from roles.role_grant where tenant_id = $1 and thing_id = $2 and thing_capability = $3
       and revoked_at is null and (until_at is null or until_at > $4) order by id limit 500`,
    [tx.tenantId, thing.id, thing.capability, now],
  );
  return rows.map(asGrant);
}

type Page = { readonly after?: string | undefined; readonly limit: number };
export type GrantFilter = {
  readonly organisationIds: readonly string[];
  readonly role?: Role | undefined;
  readonly personId?: string | undefined;
  /** Those that count or will count, or those that ended; all where it is left out. */
  readonly ended?: boolean | undefined;
  readonly now: Instant;
};

export async function listGrantsOf(tx: Tx, filter: GrantFilter, page: Page): Promise<RoleGrant[]> {
  const { organisationIds, role, personId, ended, now } = filter;
  if (organisationIds.length === 0) return [];
  const isOver = sql<boolean>`(revoked_at is not null or coalesce(until_at <= ${now}, false))`;
  let query = grants(tx).where(sql<boolean>`organisation_id = any(${[...organisationIds]}::uuid[])`);
  if (role) query = query.where('role', '=', role);
  if (personId) query = query.where('person_id', '=', personId);
  if (ended !== undefined) query = query.where(ended ? isOver : sql<boolean>`not ${isOver}`);
  if (page.after) query = query.where('id', '<', page.after);
  const rows = await query
    .orderBy('id', 'desc')
    .limit(page.limit + 1)
    .execute();
  return rows.map(asGrant);
}

/** What was ever given to one of these ids of a person, the latest first. */
export async function listOfPerson(tx: Tx, personIds: readonly string[], page: Page): Promise<RoleGrant[]> {
  let query = grants(tx).where(sql<boolean>`person_id = any(${[...personIds]}::uuid[])`);
  if (page.after) query = query.where('id', '<', page.after);
  const rows = await query
    .orderBy('id', 'desc')
    .limit(page.limit + 1)
    .execute();
  return rows.map(asGrant);
}

export async function saveNewGrant(tx: Tx, grant: RoleGrant): Promise<void> {
  await tx
    .tables<RolesTables>()
    .insertInto('roles.role_grant')
    .values({
      tenant_id: tx.tenantId,
      id: grant.id,
      person_id: grant.personId,
      role: grant.role,
      organisation_id: grant.organisationId,
      thing_capability: grant.thing?.capability ?? null,
      thing_id: grant.thing?.id ?? null,
      thing_title: grant.thing?.title ?? null,
      from_at: grant.fromAt,
      until_at: grant.untilAt,
      reason: grant.reason,
      under_grant_id: grant.underGrantId,
      granted_by: grant.grantedBy,
      granted_at: grant.grantedAt,
      revoked_at: grant.revokedAt,
      revoked_by: grant.revokedBy,
    })
    .execute();
}

/** All of them end at the same instant, by the same hand. */
export async function saveRevoked(tx: Tx, revoked: readonly RoleGrant[]): Promise<void> {
  const [first] = revoked;
  if (!first) return;
  await tx.query(
    `update roles.role_grant set revoked_at = $3, revoked_by = $4
     where tenant_id = $1 and id = any($2::uuid[])`,
    [tx.tenantId, revoked.map((grant) => grant.id), first.revokedAt, first.revokedBy],
  );
}
