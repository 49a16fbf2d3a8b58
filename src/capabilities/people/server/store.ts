import type { Instant } from '../../../kernel/days.ts';
import { blindIndex, blindIndexes, seal } from '../../../platform/server/sealing.ts';
import type { Tx } from '../../../platform/server/transaction.ts';
import type { Person } from '../domain/model.ts';
import type { PeopleTables } from './tables.ts';

const PHONE = 'telephone';

type Row = Pick<PeopleTables['people.person'], 'id' | 'name' | 'volunteer_no' | 'organisation_id'>;

function asPerson(row: Row): Person {
  return { id: row.id, name: row.name, volunteerNo: row.volunteer_no, organisationId: row.organisation_id };
}

function people(tx: Tx) {
  return tx
    .tables<PeopleTables>()
    .selectFrom('people.person')
    .select(['id', 'name', 'volunteer_no', 'organisation_id'])
    .where('tenant_id', '=', tx.tenantId);
}

export async function findPerson(tx: Tx, id: string): Promise<Person | undefined> {
  const row = await people(tx).where('id', '=', id).executeTakeFirst();
  return row && asPerson(row);
}

/** Locked, for decisions that look at everything a person holds. */
export async function findPersonForUpdate(tx: Tx, id: string): Promise<Person | undefined> {
  const row = await people(tx).where('id', '=', id).forUpdate().executeTakeFirst();
  return row && asPerson(row);
}

export async function listByIds(tx: Tx, ids: readonly string[]): Promise<Person[]> {
  if (ids.length === 0) return [];
  return (
    await people(tx)
      .where('id', 'in', [...new Set(ids)])
      .execute()
  ).map(asPerson);
}

export async function findByPhone(tx: Tx, phone: string): Promise<Person | undefined> {
  const row = await people(tx).where('phone_index', 'in', blindIndexes(phone, PHONE)).executeTakeFirst();
  return row && asPerson(row);
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

export async function saveNewPerson(tx: Tx, person: Person, phone: string, now: Instant): Promise<void> {
  await tx
    .tables<PeopleTables>()
    .insertInto('people.person')
    .values({
      tenant_id: tx.tenantId,
      id: person.id,
      name: person.name,
      volunteer_no: person.volunteerNo,
      phone_sealed: seal(phone, PHONE),
      phone_index: blindIndex(phone, PHONE),
      organisation_id: person.organisationId,
      registered_at: now,
    })
    .execute();
}
