import { sql, type Selectable } from 'kysely';
import type { Role } from '../../../kernel/actor.ts';
import type { Tx } from '../../../platform/server/transaction.ts';
import type { RoleGrant } from '../domain/model.ts';
import type { RolesTables } from './tables.ts';

type GrantRow = Selectable<RolesTables['roles.role_grant']>;
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
  return tx.tables<RolesTables>().selectFrom('roles.role_grant').selectAll().where('tenant_id', '=', tx.tenantId);
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
    `select distinct person_id from roles.role_grant
     where tenant_id = $1 and role = $2 and organisation_id = any($3::uuid[]) and revoked_at is null
     order by person_id limit 100`,
    [tx.tenantId, role, organisationIds],
  );
  return rows.map((row) => row.person_id);
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
    .tables<RolesTables>()
    .insertInto('roles.role_grant')
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
    .tables<RolesTables>()
    .updateTable('roles.role_grant')
    .set({ revoked_at: grant.revokedAt })
    .where('tenant_id', '=', tx.tenantId)
    .where('id', '=', grant.id)
    .execute();
}
