import type { Selectable } from 'kysely';
import type { CivilDate } from '../../../../kernel/days.ts';
import { seal } from '../../../../platform/server/sealing.ts';
import type { Tx } from '../../../../platform/server/transaction.ts';
import type { Erasure } from '../../domain/erasures.ts';
import type { PrivacyTables } from '../tables.ts';

export const IDENTITY = 'locked-identity';

type Row = Selectable<PrivacyTables['privacy.erasure']>;
const asErasure = (row: Row): Erasure => ({
  id: row.id,
  personId: row.person_id,
  state: row.state,
  requestedAt: row.requested_at,
  runsOn: row.runs_on,
  endedAt: row.ended_at,
});

function erasures(tx: Tx) {
  return tx.tables<PrivacyTables>().selectFrom('privacy.erasure').selectAll().where('tenant_id', '=', tx.tenantId);
}

export async function findErasureForUpdate(tx: Tx, id: string): Promise<Erasure | undefined> {
  const row = await erasures(tx).where('id', '=', id).forUpdate().executeTakeFirst();
  return row && asErasure(row);
}

/** The one that is asked for and not over yet. */
export async function findAsked(tx: Tx, personIds: readonly string[]): Promise<Erasure | undefined> {
  const [row] = await tx.query<Row>(
    `select * from privacy.erasure
     where tenant_id = $1 and person_id = any($2::uuid[]) and state = 'requested' limit 1`,
    [tx.tenantId, personIds],
  );
  return row && asErasure(row);
}

export async function lockErasuresOf(tx: Tx, personId: string): Promise<void> {
  await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`${tx.tenantId} erasure ${personId}`]);
}

/** Those whose day has come, locked, the longest due first. */
export async function listDue(tx: Tx, today: CivilDate, limit: number): Promise<Erasure[]> {
  const rows = await tx.query<Row>(
    `select * from privacy.erasure where tenant_id = $1 and state = 'requested' and runs_on <= $2
     order by runs_on, id limit $3 for update`,
    [tx.tenantId, today, limit],
  );
  return rows.map(asErasure);
}

export async function saveNewErasure(tx: Tx, erasure: Erasure): Promise<void> {
  await tx
    .tables<PrivacyTables>()
    .insertInto('privacy.erasure')
    .values({
      tenant_id: tx.tenantId,
      id: erasure.id,
      person_id: erasure.personId,
      state: erasure.state,
      requested_at: erasure.requestedAt,
      runs_on: erasure.runsOn,
      ended_at: erasure.endedAt,
    })
    .execute();
}

export async function saveErasure(tx: Tx, erasure: Erasure): Promise<void> {
  await tx
    .tables<PrivacyTables>()
    .updateTable('privacy.erasure')
    .set({ state: erasure.state, ended_at: erasure.endedAt })
    .where('tenant_id', '=', tx.tenantId)
    .where('id', '=', erasure.id)
    .execute();
}

export type LockedIdentity = {
  readonly personId: string;
  readonly erasureId: string;
  readonly identity: Readonly<Record<string, string | null>>;
  readonly lockedUntil: CivilDate | null;
};

/** Seals who somebody was. Nothing of the product opens it again. */
export async function saveLockedIdentity(tx: Tx, locked: LockedIdentity): Promise<void> {
  await tx
    .tables<PrivacyTables>()
    .insertInto('privacy.locked_identity')
    .values({
      tenant_id: tx.tenantId,
      person_id: locked.personId,
      erasure_id: locked.erasureId,
      identity_sealed: seal(JSON.stringify(locked.identity), IDENTITY),
      locked_until: locked.lockedUntil,
    })
    .execute();
}

/** Deletes what need not be kept longer, and says whose it was. */
export async function deleteEndedLocks(
  tx: Tx,
  today: CivilDate,
  limit: number,
): Promise<{ personId: string; erasureId: string }[]> {
  const rows = await tx.query<{ person_id: string; erasure_id: string }>(
    `delete from privacy.locked_identity where tenant_id = $1 and person_id in (
       select person_id from privacy.locked_identity where tenant_id = $1 and locked_until < $2
       order by locked_until, person_id limit $3)
     returning person_id, erasure_id`,
    [tx.tenantId, today, limit],
  );
  return rows.map((row) => ({ personId: row.person_id, erasureId: row.erasure_id }));
}

export async function saveRunsOn(tx: Tx, id: string, runsOn: CivilDate): Promise<void> {
  await tx.query('update privacy.erasure set runs_on = $3 where tenant_id = $1 and id = $2', [tx.tenantId, id, runsOn]);
}
