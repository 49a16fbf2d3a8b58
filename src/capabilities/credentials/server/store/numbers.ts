import type { Instant } from '../../../../kernel/days.ts';
import type { Tx } from '../../../../platform/server/transaction.ts';

const MOST_TRIES = 20;

/**
 * The series of an issuer, locked until the transaction ends: who issues for the same organisation at the same moment
 * waits here. The first paper opens the series; two that open at once for different organisations wait for each other,
 * because both want the same next number.
 */
export async function openSeriesForUpdate(tx: Tx, organisationId: string, now: Instant): Promise<number> {
  for (let tried = 0; tried < MOST_TRIES; tried += 1) {
    const [known] = await tx.query<{ no: number }>(
      'select no from credentials.series where tenant_id = $1 and organisation_id = $2 for update',
      [tx.tenantId, organisationId],
    );
    if (known) return known.no;
    await tx.query(
      `insert into credentials.series (tenant_id, organisation_id, no, opened_at)
       select $1, $2, coalesce(max(no), 0) + 1, $3 from credentials.series where tenant_id = $1
       on conflict do nothing`,
      [tx.tenantId, organisationId, now],
    );
  }
  throw new Error('No series could be opened for an issuer.');
}

/** Gives out so many numbers of a year at once and returns the last of them. */
export async function takeNumbers(tx: Tx, organisationId: string, year: number, count: number): Promise<number> {
  const [row] = await tx.query<{ last_no: number }>(
    `insert into credentials.number_counter as counter (tenant_id, organisation_id, year, last_no)
     values ($1, $2, $3, $4)
     on conflict (tenant_id, organisation_id, year) do update set last_no = counter.last_no + excluded.last_no
     returning last_no`,
    [tx.tenantId, organisationId, year, count],
  );
  if (!row) throw new Error('The counter of paper numbers answered nothing.');
  return row.last_no;
}
