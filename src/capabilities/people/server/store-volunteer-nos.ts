import type { Tx } from '../../../platform/server/transaction.ts';

/** The records that bear these volunteer numbers, by number; numbers that name nobody are left out. */
export async function listIdsByVolunteerNo(tx: Tx, volunteerNos: readonly string[]): Promise<Map<string, string>> {
  const rows = await tx.query<{ id: string; volunteer_no: string }>(
    'select id, volunteer_no from people.person where tenant_id = $1 and volunteer_no = any($2::text[])',
    [tx.tenantId, volunteerNos],
  );
  return new Map(rows.map((row) => [row.volunteer_no, row.id]));
}
