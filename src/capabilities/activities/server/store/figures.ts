import { addDays, instantAt } from '../../../../kernel/days.ts';
import type { FigureQuestion, FigureRow } from '../../../../platform/server/offers.ts';
import type { Tx } from '../../../../platform/server/transaction.ts';
import { listMerged } from '../../../people/server/door.ts';

export type RowPage = { readonly after: string | null; readonly limit: number };

/** Who was there, once per activity and person: called and countersigned, in activities that began in the period. */
const presences = `
  select a.id as activity_id, a.title, a.organisation_id, a.starts_at,
         coalesce(same.survivor_id, p.person_id) as person_id
  from activities.activity a
  join activities.segment s on s.tenant_id = a.tenant_id and s.activity_id = a.id and s.countersigned_at is not null
  join activities.presence p on p.tenant_id = s.tenant_id and p.roll_call_id = s.roll_call_id
  left join unnest($5::uuid[], $6::uuid[]) as same(id, survivor_id) on same.id = p.person_id
  where a.tenant_id = $1 and a.organisation_id = any($2::uuid[]) and a.starts_at >= $3 and a.starts_at < $4
  group by a.tenant_id, a.id, coalesce(same.survivor_id, p.person_id)`;

function periodValues(tx: Tx, question: FigureQuestion): unknown[] {
  return [tx.tenantId, question.organisationIds, instantAt(question.from), instantAt(addDays(question.to, 1))];
}

/** Besides the period, which records are one person: somebody with two was there once. */
async function presenceValues(tx: Tx, question: FigureQuestion): Promise<unknown[]> {
  const merged = await listMerged(tx);
  return [...periodValues(tx, question), merged.ids, merged.survivorIds];
}

async function count(tx: Tx, sql: string, values: readonly unknown[]): Promise<number> {
  const [row] = await tx.query<{ count: number }>(sql, values);
  return row?.count ?? 0;
}

type Row = {
  id: string;
  on_day: string;
  amount: number;
  label: string;
  organisation_id: string;
  activity_id: string;
  person_id: string | null;
};

function asFigureRow(row: Row): FigureRow {
  return {
    id: row.id,
    on: row.on_day,
    amount: row.amount,
    label: row.label,
    organisationId: row.organisation_id,
    ...(row.person_id ? { personId: row.person_id } : {}),
    to: `/activities/${row.activity_id}`,
  };
}

/** The civil day in China of a moment, as the kernel counts it. */
const dayOf = (column: string) => `to_char(${column} at time zone 'Asia/Shanghai', 'YYYY-MM-DD')`;

export async function countPersons(tx: Tx, question: FigureQuestion): Promise<number> {
  const values = await presenceValues(tx, question);
  return count(tx, `select count(distinct person_id) as count from (${presences}) as present`, values);
}

/** A row per person, with the first activity of the period. */
export async function listPersons(tx: Tx, question: FigureQuestion, page: RowPage): Promise<FigureRow[]> {
  const rows = await tx.query<Row>(
    `select distinct on (person_id) person_id as id, ${dayOf('starts_at')} as on_day, 1 as amount, title as label,
            organisation_id, activity_id, person_id
     from (${presences}) as present
     where $7::uuid is null or person_id > $7
     order by person_id, starts_at, activity_id limit $8`,
    [...(await presenceValues(tx, question)), page.after, page.limit],
  );
  return rows.map(asFigureRow);
}

export async function countParticipations(tx: Tx, question: FigureQuestion): Promise<number> {
  const values = await presenceValues(tx, question);
  return count(tx, `select count(*) as count from (${presences}) as present`, values);
}

/** A row per activity and person; its id joins both. */
export async function listParticipations(tx: Tx, question: FigureQuestion, page: RowPage): Promise<FigureRow[]> {
  const [activityId, personId] = page.after?.split('~') ?? [];
  const rows = await tx.query<Row>(
    `select activity_id || '~' || person_id as id, ${dayOf('starts_at')} as on_day, 1 as amount, title as label,
            organisation_id, activity_id, person_id
     from (${presences}) as present
     where $7::uuid is null or (activity_id, person_id) > ($7, $8::uuid)
     order by present.activity_id, present.person_id limit $9`,
    [...(await presenceValues(tx, question)), activityId ?? null, personId ?? null, page.limit],
  );
  return rows.map(asFigureRow);
}

/** Activities that are over and had somebody countersigned as present. */
const sessions = `
  from activities.activity a
  where a.tenant_id = $1 and a.organisation_id = any($2::uuid[]) and a.starts_at >= $3 and a.starts_at < $4
    and a.state in ('ended', 'settled')
    and exists (
      select 1 from activities.segment s
      join activities.presence p on p.tenant_id = s.tenant_id and p.roll_call_id = s.roll_call_id
      where s.tenant_id = a.tenant_id and s.activity_id = a.id and s.countersigned_at is not null)`;

export function countSessions(tx: Tx, question: FigureQuestion): Promise<number> {
  return count(tx, `select count(*) as count ${sessions}`, periodValues(tx, question));
}

export async function listSessions(tx: Tx, question: FigureQuestion, page: RowPage): Promise<FigureRow[]> {
  const rows = await tx.query<Row>(
    `select a.id, ${dayOf('a.starts_at')} as on_day, 1 as amount, a.title as label, a.organisation_id,
            a.id as activity_id, null::uuid as person_id
     ${sessions} and ($5::uuid is null or a.id > $5) order by a.id limit $6`,
    [...periodValues(tx, question), page.after, page.limit],
  );
  return rows.map(asFigureRow);
}

const service = `
  from activities.service_record r
  where r.tenant_id = $1 and r.organisation_id = any($2::uuid[]) and r.served_on between $3 and $4`;

export function sumServiceMinutes(tx: Tx, question: FigureQuestion): Promise<number> {
  return count(tx, `select coalesce(sum(r.minutes), 0)::bigint as count ${service}`, [
    tx.tenantId,
    question.organisationIds,
    question.from,
    question.to,
  ]);
}

export function countService(tx: Tx, question: FigureQuestion): Promise<number> {
  return count(tx, `select count(*) as count ${service}`, [
    tx.tenantId,
    question.organisationIds,
    question.from,
    question.to,
  ]);
}

export async function listService(tx: Tx, question: FigureQuestion, page: RowPage): Promise<FigureRow[]> {
  const rows = await tx.query<Row>(
    `select r.id, r.served_on as on_day, r.minutes as amount, r.activity_title as label, r.organisation_id,
            r.activity_id, r.person_id
     ${service} and ($5::uuid is null or r.id > $5) order by r.id limit $6`,
    [tx.tenantId, question.organisationIds, question.from, question.to, page.after, page.limit],
  );
  return rows.map(asFigureRow);
}
