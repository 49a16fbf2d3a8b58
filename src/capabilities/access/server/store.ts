import { createHash } from 'node:crypto';
import { sql, type Selectable } from 'kysely';
import type { Grant, Role } from '../../../kernel/actor.ts';
import type { Instant } from '../../../kernel/days.ts';
import type { Tx } from '../../../platform/server/transaction.ts';
import type { RoleGrant, Session } from '../domain/model.ts';
import type { AccessTables } from './tables.ts';

const MOST_SESSIONS = 50;

/** A token is 32 random bytes, so a plain hash cannot be turned round. */
function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}

type SessionRow = Selectable<AccessTables['access.session']>;
const asSession = (row: SessionRow): Session => ({
  id: row.id,
  personId: row.person_id,
  madeAt: row.made_at,
  seenAt: row.seen_at,
  endedAt: row.ended_at,
});

function sessions(tx: Tx) {
  return tx.tables<AccessTables>().selectFrom('access.session').selectAll().where('tenant_id', '=', tx.tenantId);
}

/** The latest sessions of a person that were not ended by hand. */
export async function listOpenSessions(tx: Tx, personId: string): Promise<Session[]> {
  const rows = await sessions(tx)
    .where('person_id', '=', personId)
    .where('ended_at', 'is', null)
    .orderBy('id', 'desc')
    .limit(MOST_SESSIONS)
    .execute();
  return rows.map(asSession);
}

export async function saveNewSession(tx: Tx, session: Session, token: string): Promise<void> {
  await tx
    .tables<AccessTables>()
    .insertInto('access.session')
    .values({
      tenant_id: tx.tenantId,
      id: session.id,
      person_id: session.personId,
      token_hash: hashOf(token),
      made_at: session.madeAt,
      seen_at: session.seenAt,
      ended_at: session.endedAt,
    })
    .execute();
}

/**
 * Notes when sessions were used. One that another request notes at this moment is left to that one: nobody waits, and
 * two servers that note the same sessions never stand in each other's way.
 */
export async function saveSeen(tx: Tx, seen: ReadonlyMap<string, Instant>): Promise<void> {
  await tx.query(
    `update access.session s set seen_at = seen.at
     from unnest($2::uuid[], $3::timestamptz[]) as seen(id, at)
     where s.tenant_id = $1 and s.id = seen.id and s.id in (
       select id from access.session where tenant_id = $1 and id = any($2::uuid[]) for update skip locked)`,
    [tx.tenantId, [...seen.keys()], [...seen.values()]],
  );
}

/** Ends one session, or all of the person. Returns the ids of those that were open. */
export async function saveEnded(tx: Tx, personId: string, now: Instant, sessionId?: string): Promise<string[]> {
  let update = tx
    .tables<AccessTables>()
    .updateTable('access.session')
    .set({ ended_at: now })
    .where('tenant_id', '=', tx.tenantId)
    .where('person_id', '=', personId)
    .where('ended_at', 'is', null);
  if (sessionId) update = update.where('id', '=', sessionId);
  return (await update.returning('id').execute()).map((row) => row.id);
}

type GrantRow = Selectable<AccessTables['access.role_grant']>;
const asGrant = (row: GrantRow): RoleGrant => ({
  id: row.id,
  personId: row.person_id,
  role: row.role as Role,
  organisationId: row.organisation_id,
  grantedBy: row.granted_by,
  grantedAt: row.granted_at,
  revokedAt: row.revoked_at,
});

function grants(tx: Tx) {
  return tx.tables<AccessTables>().selectFrom('access.role_grant').selectAll().where('tenant_id', '=', tx.tenantId);
}

/** The roles a person holds now. Somebody with hundreds has been given them by mistake. */
export async function listHeld(tx: Tx, personId: string): Promise<RoleGrant[]> {
  const rows = await grants(tx).where('person_id', '=', personId).where('revoked_at', 'is', null).limit(200).execute();
  return rows.map(asGrant);
}

/** What these people hold now; for the few of the demo town's panel. */
export async function listHeldBy(tx: Tx, personIds: readonly string[]): Promise<RoleGrant[]> {
  if (personIds.length === 0) return [];
  const held = grants(tx)
    .where('person_id', 'in', [...personIds])
    .where('revoked_at', 'is', null)
    .limit(1_000);
  return (await held.execute()).map(asGrant);
}

/** Who holds this role now on one of these organisations, each person once; a hundred at most. */
export async function listHolders(tx: Tx, role: Role, organisationIds: readonly string[]): Promise<string[]> {
  const rows = await tx.query<{ person_id: string }>(
    `select distinct person_id from access.role_grant
     where tenant_id = $1 and role = $2 and organisation_id = any($3::uuid[]) and revoked_at is null
     order by person_id limit 100`,
    [tx.tenantId, role, organisationIds],
  );
  return rows.map((row) => row.person_id);
}

type SessionWithGrants = { readonly session: Session; readonly grants: readonly Grant[] };

/** For every request, so it is written by hand: sessions and roles of all tokens in one trip, in their order. */
export async function findSessionsWithGrants(
  tx: Tx,
  tokens: readonly string[],
): Promise<readonly (SessionWithGrants | undefined)[]> {
  const hashes = tokens.map(hashOf);
  const rows = await tx.query<SessionRow & { role: Role | null; organisation_id: string }>(
    `select s.id, s.person_id, s.made_at, s.seen_at, s.ended_at, s.token_hash, s.tenant_id, g.role, g.organisation_id
     from access.session s
     left join lateral (
       select role, organisation_id from access.role_grant
       where tenant_id = s.tenant_id and person_id = s.person_id and revoked_at is null limit 200) g on true
     where s.tenant_id = $1 and s.token_hash = any($2::text[])`,
    [tx.tenantId, hashes],
  );
  const byHash = new Map<string, { readonly session: Session; readonly grants: Grant[] }>();
  for (const row of rows) {
    const held = byHash.get(row.token_hash) ?? { session: asSession(row), grants: [] };
    if (row.role) held.grants.push({ role: row.role, organisationId: row.organisation_id });
    byHash.set(row.token_hash, held);
  }
  return hashes.map((hash) => byHash.get(hash));
}

export async function findGrantForUpdate(tx: Tx, id: string): Promise<RoleGrant | undefined> {
  const row = await grants(tx).where('id', '=', id).forUpdate().executeTakeFirst();
  return row && asGrant(row);
}

type Page = { readonly after?: string | undefined; readonly limit: number };

export async function listGrantsOf(tx: Tx, organisationIds: readonly string[], page: Page): Promise<RoleGrant[]> {
  if (organisationIds.length === 0) return [];
  let query = grants(tx).where(sql<boolean>`organisation_id = any(${[...organisationIds]}::uuid[])`);
  if (page.after) query = query.where('id', '<', page.after);
  return (
    await query
      .orderBy('id', 'desc')
      .limit(page.limit + 1)
      .execute()
  ).map(asGrant);
}

export async function saveNewGrant(tx: Tx, grant: RoleGrant): Promise<void> {
  await tx
    .tables<AccessTables>()
    .insertInto('access.role_grant')
    .values({
      tenant_id: tx.tenantId,
      id: grant.id,
      person_id: grant.personId,
      role: grant.role,
      organisation_id: grant.organisationId,
      granted_by: grant.grantedBy,
      granted_at: grant.grantedAt,
      revoked_at: grant.revokedAt,
    })
    .execute();
}

export async function saveRevoked(tx: Tx, grant: RoleGrant): Promise<void> {
  await tx
    .tables<AccessTables>()
    .updateTable('access.role_grant')
    .set({ revoked_at: grant.revokedAt })
    .where('tenant_id', '=', tx.tenantId)
    .where('id', '=', grant.id)
    .execute();
}
