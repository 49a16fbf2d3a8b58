import { civilDateOf } from '../../../kernel/days.ts';
import type { Decision } from '../../../kernel/decision.ts';
import type { Doing } from '../../../platform/server/handle.ts';
import type { Tx } from '../../../platform/server/transaction.ts';
import { maskName, type Person, type PersonCard } from '../domain/model.ts';
import * as rules from '../domain/rules.ts';
import * as store from './store.ts';
import { listIdsByVolunteerNo } from './store-volunteer-nos.ts';

export function findPerson(tx: Tx, id: string): Promise<Person | undefined> {
  return store.findPerson(tx, id);
}

/** Locked until the transaction ends, for decisions that look at everything a person holds. */
export function findPersonForUpdate(tx: Tx, id: string): Promise<Person | undefined> {
  return store.findPersonForUpdate(tx, id);
}

/** The people of these ids, by id, each with the masked name for those who need not know the whole. One query. */
export async function findPeople(tx: Tx, ids: readonly string[]): Promise<Map<string, PersonCard>> {
  const people = await store.listByIds(tx, ids);
  return new Map(people.map((person) => [person.id, { ...person, maskedName: maskName(person.name) }]));
}

/**
 * The people of these volunteer numbers, by number as it was asked for; numbers that name nobody are left out. The
 * number of a merged record leads to the person that counts.
 */
export async function findPeopleByVolunteerNo(tx: Tx, volunteerNos: readonly string[]): Promise<Map<string, Person>> {
  const ids = await listIdsByVolunteerNo(tx, volunteerNos);
  const people = await findPeople(tx, [...ids.values()]);
  return new Map(
    [...ids].flatMap(([volunteerNo, id]) => {
      const person = people.get(id);
      return person ? [[volunteerNo, person] as const] : [];
    }),
  );
}

/** Found by the blind index; no telephone is opened. */
export function findPersonByPhone(tx: Tx, phone: string): Promise<Person | undefined> {
  return store.findByPhone(tx, phone);
}

export type Registration = {
  readonly id: string;
  readonly name: string;
  /** Already in plain form, as `Phone` makes it. */
  readonly phone: string;
  readonly organisationId: string | null;
};

/** Registers a person and gives a volunteer number. Who may do so is for the caller to decide. */
export async function registerPerson(
  doing: Doing,
  { phone, ...rest }: Registration,
): Promise<Decision<Person, rules.RegisterRefusal>> {
  const { tx, now } = doing;
  const twin = await store.findByPhone(tx, phone);
  const year = Number(civilDateOf(now).slice(0, 4));
  const volunteerNo = rules.volunteerNoOf(year, await store.takeVolunteerSerial(tx, year));
  const decision = rules.registerPerson({ ...rest, volunteerNo }, twin);
  if (decision.ok) await store.saveNewPerson(tx, decision.value, phone, now);
  return decision;
}
