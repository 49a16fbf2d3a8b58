import type { Tx } from '../../../../platform/server/transaction.ts';

async function countBy(tx: Tx, sql: string, personIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const rows = await tx.query<{ person_id: string; count: number }>(sql, [tx.tenantId, personIds]);
  return new Map(rows.map((row) => [row.person_id, row.count]));
}

export function countSignUpsOf(tx: Tx, personIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
  return countBy(
    tx,
    `select person_id, count(*) as count from activities.sign_up
     where tenant_id = $1 and person_id = any($2::uuid[]) and state <> 'withdrawn' group by person_id`,
    personIds,
  );
}

export function countRecordsOf(tx: Tx, personIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
  return countBy(
    tx,
    `select person_id, count(*) as count from activities.service_record
     where tenant_id = $1 and person_id = any($2::uuid[]) group by person_id`,
    personIds,
  );
}

/** Whether both hold or wait for a place in one activity that is not over. */
export async function haveBothSignedUp(tx: Tx, oneId: string, otherId: string): Promise<boolean> {
  const rows = await tx.query(
    `select 1 from activities.sign_up a
     join activities.sign_up b on b.tenant_id = $1 and b.activity_id = a.activity_id and b.person_id = $3
     join activities.activity t on t.tenant_id = $1 and t.id = a.activity_id
     where a.tenant_id = $1 and a.person_id = $2 and a.state <> 'withdrawn' and b.state <> 'withdrawn'
       and t.state in ('draft', 'recruiting') limit 1`,
    [tx.tenantId, oneId, otherId],
  );
  return rows.length > 0;
}

/** Whether both were called present in one activity, or served at the same hour anywhere. */
export async function wereBothThere(tx: Tx, oneId: string, otherId: string): Promise<boolean> {
  const rows = await tx.query(
    `select 1 from activities.presence a
     join activities.roll_call ra on ra.tenant_id = $1 and ra.id = a.roll_call_id
     join activities.segment sa on sa.tenant_id = $1 and sa.id = ra.segment_id
     join activities.segment sb on sb.tenant_id = $1 and sb.activity_id = sa.activity_id
     join activities.presence b on b.tenant_id = $1 and b.roll_call_id = sb.roll_call_id and b.person_id = $3
     where a.tenant_id = $1 and a.person_id = $2 and a.roll_call_id = sa.roll_call_id
     union all
     select 1 from activities.service_record a
     join activities.service_record b on b.tenant_id = $1 and b.person_id = $3
       and b.from_at < a.to_at and a.from_at < b.to_at
     where a.tenant_id = $1 and a.person_id = $2 limit 1`,
    [tx.tenantId, oneId, otherId],
  );
  return rows.length > 0;
}
