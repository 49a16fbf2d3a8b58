import { sql, type Selectable } from 'kysely';
import type { Role } from '../../../kernel/actor.ts';
import type { Tx } from '../../../platform/server/transaction.ts';
import type { Denial } from '../domain/model.ts';
import type { DenialTable, RolesTables } from './tables.ts';

type DenialRow = Selectable<DenialTable>;

function asDenial(row: DenialRow): Denial {
  return {
    id: row.id,
    personId: row.person_id,
    role: row.role as Role,
    organisationId: row.organisation_id,
    reason: row.reason,
    deniedBy: row.denied_by,
    deniedAt: row.denied_at,
    liftedAt: row.lifted_at,
  };
}

function denials(tx: Tx) {
  return tx.tables<RolesTables>().selectFrom('roles.denial').selectAll().where('tenant_id', '=', tx.tenantId);
}

/** What these people are denied now. */
export async function listDenied(tx: Tx, personIds: readonly string[]): Promise<Denial[]> {
  if (personIds.length === 0) return [];
  const rows = await tx.query<DenialRow>(
    `select * from roles.denial where tenant_id = $1 and person_id = any($2::uuid[]) and lifted_at is null
     order by id limit 1000`,
    [tx.tenantId, personIds],
  );
  return rows.map(asDenial);
}

export async function findDenialForUpdate(tx: Tx, id: string): Promise<Denial | undefined> {
  const row = await denials(tx).where('id', '=', id).forUpdate().executeTakeFirst();
  return row && asDenial(row);
}

type Page = { readonly after?: string | undefined; readonly limit: number };

/** The latest first, lifted ones among them. */
export async function listDenialsOf(tx: Tx, organisationIds: readonly string[], page: Page): Promise<Denial[]> {
  if (organisationIds.length === 0) return [];
  let query = denials(tx).where(sql<boolean>`organisation_id = any(${[...organisationIds]}::uuid[])`);
  if (page.after) query = query.where('id', '<', page.after);
  const rows = await query
    .orderBy('id', 'desc')
    .limit(page.limit + 1)
    .execute();
  return rows.map(asDenial);
}

export async function saveNewDenial(tx: Tx, denial: Denial): Promise<void> {
  await tx
    .tables<RolesTables>()
    .insertInto('roles.denial')
    .values({
      tenant_id: tx.tenantId,
      id: denial.id,
      person_id: denial.personId,
      role: denial.role,
      organisation_id: denial.organisationId,
      reason: denial.reason,
      denied_by: denial.deniedBy,
      denied_at: denial.deniedAt,
      lifted_at: denial.liftedAt,
    })
    .execute();
}

export async function saveLifted(tx: Tx, denial: Denial): Promise<void> {
  await tx.query('update roles.denial set lifted_at = $3 where tenant_id = $1 and id = $2', [
    tx.tenantId,
    denial.id,
    denial.liftedAt,
  ]);
}
