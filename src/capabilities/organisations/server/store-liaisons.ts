import type { Selectable } from 'kysely';
import type { Instant } from '../../../kernel/days.ts';
import type { Tx } from '../../../platform/server/transaction.ts';
import type { Liaison } from '../domain/liaisons.ts';
import type { OrganisationsTables } from './tables.ts';

function asLiaison(row: Selectable<OrganisationsTables['organisations.liaison']>): Liaison {
  return {
    id: row.id,
    organisationId: row.organisation_id,
    person: { capability: row.person_capability, id: row.person_id },
    post: row.post,
    from: row.valid_from,
    until: row.valid_until,
  };
}

function liaisons(tx: Tx) {
  return tx
    .tables<OrganisationsTables>()
    .selectFrom('organisations.liaison')
    .selectAll()
    .where('tenant_id', '=', tx.tenantId);
}

export async function findLiaison(tx: Tx, organisationId: string, id: string): Promise<Liaison | undefined> {
  const row = await liaisons(tx).where('organisation_id', '=', organisationId).where('id', '=', id).executeTakeFirst();
  return row && asLiaison(row);
}

export async function hasLiaison(tx: Tx, id: string): Promise<boolean> {
  return (await liaisons(tx).where('id', '=', id).executeTakeFirst()) !== undefined;
}

const MOST_LIAISONS = 100;

/** Those who speak for it now first, then the latest that ended. */
export async function listLiaisons(tx: Tx, organisationId: string): Promise<Liaison[]> {
  const query = liaisons(tx)
    .where('organisation_id', '=', organisationId)
    .orderBy('valid_until', (order) => order.desc().nullsFirst())
    .orderBy('id')
    .limit(MOST_LIAISONS);
  return (await query.execute()).map(asLiaison);
}

export async function saveNewLiaison(tx: Tx, liaison: Liaison, now: Instant): Promise<void> {
  await tx
    .tables<OrganisationsTables>()
    .insertInto('organisations.liaison')
    .values({
      tenant_id: tx.tenantId,
      id: liaison.id,
      organisation_id: liaison.organisationId,
      person_capability: liaison.person.capability,
      person_id: liaison.person.id,
      post: liaison.post,
      valid_from: liaison.from,
      valid_until: liaison.until,
      recorded_at: now,
    })
    .execute();
}

export async function saveLiaisonEnd(tx: Tx, liaison: Liaison): Promise<void> {
  await tx
    .tables<OrganisationsTables>()
    .updateTable('organisations.liaison')
    .set({ valid_until: liaison.until })
    .where('tenant_id', '=', tx.tenantId)
    .where('id', '=', liaison.id)
    .execute();
}

/** How often each of these persons speaks for an organisation, or spoke. */
export async function countLiaisonsOf(tx: Tx, personIds: readonly string[]): Promise<Map<string, number>> {
  const rows = await tx.query<{ id: string; count: number }>(
    `select person_id as id, count(*) as count from organisations.liaison
     where tenant_id = $1 and person_id = any($2::uuid[]) group by person_id`,
    [tx.tenantId, personIds],
  );
  return new Map(rows.map(({ id, count }) => [id, count]));
}
