import { sql } from 'kysely';
import { blindIndexes } from '../../../platform/server/sealing.ts';
import type { Tx } from '../../../platform/server/transaction.ts';
import type { Person } from '../domain/model.ts';
import type { Paper } from '../domain/papers.ts';
import { resolve, type Alias } from './same-person.ts';
import type { PeopleTables } from './tables.ts';

export const PHONE = 'telephone';
export const PAPER = 'paper';

/** Numbers of different kinds of paper may be equal by chance; the kind is part of what is compared. */
export function paperKey({ kind, number }: Paper): string {
  return `${kind}:${number}`;
}

type Row = Pick<
  PeopleTables['people.person'],
  'id' | 'name' | 'volunteer_no' | 'organisation_id' | 'merged_into' | 'shows'
>;

function asPerson(row: Row): Person {
  return { id: row.id, name: row.name, volunteerNo: row.volunteer_no, organisationId: row.organisation_id };
}

function people(tx: Tx) {
  return tx
    .tables<PeopleTables>()
    .selectFrom('people.person')
    .select(['id', 'name', 'volunteer_no', 'organisation_id', 'merged_into', 'shows'])
    .where('tenant_id', '=', tx.tenantId);
}

async function rowsOf(tx: Tx, ids: readonly string[]): Promise<Map<string, Row>> {
  if (ids.length === 0) return new Map();
  const rows = await people(tx)
    .where(sql<boolean>`id = any(${[...new Set(ids)]}::uuid[])`)
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
}

/**
 * The people of these ids, by the ids that were asked for: who was merged is answered by the record that counts. One
 * query, and two more only where somebody was merged.
 */
export async function listByIds(tx: Tx, ids: readonly string[]): Promise<Map<string, Person>> {
  const asked = await rowsOf(tx, ids);
  const merged = [...asked.values()].filter((row) => row.merged_into !== null).map((row) => row.id);
  const leads = merged.length > 0 ? resolve(await listAliasesUp(tx, merged)) : new Map<string, string>();
  const survivors = await rowsOf(tx, [...leads.values()]);
  const counting = new Map([...asked].map(([id, row]) => [id, survivors.get(leads.get(id) ?? '') ?? row]));
  const lenders = [...counting.values()].flatMap((row) => [row.shows?.['name'], row.shows?.['organisation']]);
  const lent = await rowsOf(
    tx,
    lenders.flatMap((id) => id ?? []),
  );
  return new Map(
    [...counting].map(([id, row]) => {
      const name = lent.get(row.shows?.['name'] ?? '')?.name ?? row.name;
      const organisation_id = (lent.get(row.shows?.['organisation'] ?? '') ?? row).organisation_id;
      return [id, asPerson({ ...row, name, organisation_id })];
    }),
  );
}

export async function findPerson(tx: Tx, id: string): Promise<Person | undefined> {
  return (await listByIds(tx, [id])).get(id);
}

/** Locked, for decisions that look at everything a person holds: the record that counts, and none other. */
export async function findPersonForUpdate(tx: Tx, id: string): Promise<Person | undefined> {
  const person = await findPerson(tx, id);
  if (!person) return undefined;
  await lockPeople(tx, [person.id]);
  // Read again: it may have been merged while we waited.
  const locked = await findPerson(tx, id);
  return locked?.id === person.id ? locked : findPersonForUpdate(tx, id);
}

/** Locks records in order of ids. */
export async function lockPeople(tx: Tx, ids: readonly string[]): Promise<void> {
  await tx.query('select 1 from people.person where tenant_id = $1 and id = any($2::uuid[]) order by id for update', [
    tx.tenantId,
    [...new Set(ids)],
  ]);
}

/** Each of these that was merged, with the record it leads to, step by step. */
export function listAliasesUp(tx: Tx, ids: readonly string[]): Promise<Alias[]> {
  return tx.query<Alias>(
    `with recursive up(id, at, step) as (
       select id, merged_into, 1 from people.person
       where tenant_id = $1 and id = any($2::uuid[]) and merged_into is not null
       union all
       select up.id, p.merged_into, up.step + 1
       from up join people.person p on p.tenant_id = $1 and p.id = up.at
       where p.merged_into is not null and up.step < 50
     )
     select id, at from up order by id, step`,
    [tx.tenantId, ids],
  );
}

/** The records that were merged into these, however many steps away, each with the one asked for. */
export function listAliasesDown(tx: Tx, ids: readonly string[]): Promise<Alias[]> {
  return tx.query<Alias>(
    `with recursive down(id, at, step) as (
       select id, merged_into, 1 from people.person where tenant_id = $1 and merged_into = any($2::uuid[])
       union all
       select p.id, down.at, down.step + 1
       from down join people.person p on p.tenant_id = $1 and p.merged_into = down.id where down.step < 50
     )
     select id, at from down order by id`,
    [tx.tenantId, ids],
  );
}

export type OnePerson = { readonly asked: string; readonly survivorId: string; readonly mergedIds: readonly string[] };

/** Who each of these is: the record that counts and all that were merged into it. For every request, so one query. */
export function listPersonsBehind(tx: Tx, ids: readonly string[]): Promise<OnePerson[]> {
  return tx.query<OnePerson>(
    `with recursive up(id, at, step) as (
       select id, id, 0 from unnest($2::uuid[]) as asked(id)
       union all
       select up.id, p.merged_into, up.step + 1
       from up join people.person p on p.tenant_id = $1 and p.id = up.at
       where p.merged_into is not null and up.step < 50
     ), top as (
       select distinct on (id) id, at from up order by id, step desc
     ), down(id, at) as (
       select distinct at, at from top
       union
       select p.id, down.at from down join people.person p on p.tenant_id = $1 and p.merged_into = down.id
     )
     select top.id as asked, top.at as "survivorId",
            array(select down.id from down where down.at = top.at and down.id <> top.at order by 1) as "mergedIds"
     from top`,
    [tx.tenantId, [...new Set(ids)]],
  );
}

/** Every merged record of the place with the one it leads to, for figures that count persons. */
export function listAllAliases(tx: Tx): Promise<Alias[]> {
  return tx.query<Alias>(
    `with recursive up(id, at, step) as (
       select id, merged_into, 1 from people.person where tenant_id = $1 and merged_into is not null
       union all
       select up.id, p.merged_into, up.step + 1
       from up join people.person p on p.tenant_id = $1 and p.id = up.at
       where p.merged_into is not null and up.step < 50
     )
     select id, at from up order by id, step`,
    [tx.tenantId],
  );
}

/** The record that has this telephone for its own; a number that is shared in a household is nobody's to sign in by. */
export async function findByPhone(tx: Tx, phone: string): Promise<Person | undefined> {
  const row = await people(tx)
    .where('phone_index', 'in', blindIndexes(phone, PHONE))
    .where('phone_shared_note', 'is', null)
    .executeTakeFirst();
  return row && findPerson(tx, row.id);
}

/** Whose number it already is, this record left aside. */
export async function findTwins(
  tx: Tx,
  { id, phone, paper }: { readonly id: string; readonly phone: string | null; readonly paper: Paper | null },
): Promise<{ phoneTwin: Person | undefined; paperTwin: Person | undefined }> {
  const others = () => people(tx).where('id', '<>', id);
  const phoneTwin = phone
    ? await others()
        .where('phone_index', 'in', blindIndexes(phone, PHONE))
        .where('phone_shared_note', 'is', null)
        .executeTakeFirst()
    : undefined;
  const paperTwin = paper
    ? await others()
        .where('paper_index', 'in', blindIndexes(paperKey(paper), PAPER))
        .executeTakeFirst()
    : undefined;
  return { phoneTwin: phoneTwin && asPerson(phoneTwin), paperTwin: paperTwin && asPerson(paperTwin) };
}

/**
 * Until the transaction ends nobody else writes one of these numbers. There is no row yet to lock, and two who are
 * entered at the same moment must see each other.
 */
export async function lockNumbers(tx: Tx, indexes: readonly string[]): Promise<void> {
  for (const index of [...indexes].sort()) {
    await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`${tx.tenantId} person ${index}`]);
  }
}

/** The next volunteer number of a year. The counter's row stays locked until the registration commits. */
export async function takeVolunteerSerial(tx: Tx, year: number): Promise<number> {
  const [row] = await tx.query<{ last_no: number }>(
    `insert into people.volunteer_counter as counter (tenant_id, year, last_no) values ($1, $2, 1)
     on conflict (tenant_id, year) do update set last_no = counter.last_no + 1 returning last_no`,
    [tx.tenantId, year],
  );
  if (!row) throw new Error('The counter of volunteer numbers answered nothing.');
  return row.last_no;
}
