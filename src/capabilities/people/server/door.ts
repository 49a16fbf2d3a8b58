import type { CivilDate } from '../../../kernel/days.ts';
import type { Decision } from '../../../kernel/decision.ts';
import type { Doing } from '../../../platform/server/handle.ts';
import type { Tx } from '../../../platform/server/transaction.ts';
import { ADULT_AGE, CHILD_AGE, isUnder } from '../domain/ages.ts';
import { maskName, type Person, type PersonCard } from '../domain/model.ts';
import type { Reveal, RevealedValue, RevealRefusal } from '../domain/revealing.ts';
import * as rules from '../domain/rules.ts';
import { gatherAliases, resolve } from './same-person.ts';
import { decideReveal } from './revealing.ts';
import * as store from './store.ts';
import { findRecord, indexesOf, openValue, saveNewPerson } from './store-records.ts';
import { listGuardians } from './store-reveals.ts';
import { giveVolunteerNo } from './volunteer-no.ts';
import { listIdsByVolunteerNo } from './store-volunteer-nos.ts';

export { listMinorReveals } from './store-reveals.ts';
export { readRevealed } from './revealing.ts';
export { forgetPerson } from './forgetting.ts';

/** The record that counts, also when the id is of one that was merged into it. */
export function findPerson(tx: Tx, id: string): Promise<Person | undefined> {
  return store.findPerson(tx, id);
}

/** Locked until the transaction ends, for decisions that look at everything a person holds. */
export function findPersonForUpdate(tx: Tx, id: string): Promise<Person | undefined> {
  return store.findPersonForUpdate(tx, id);
}

/**
 * The people of these ids, by id, each with the masked name for those who need not know the whole. One query. The id
 * of a merged record leads to the card of the one that counts.
 */
export async function findPeople(tx: Tx, ids: readonly string[]): Promise<Map<string, PersonCard>> {
  const people = await store.listByIds(tx, ids);
  return new Map([...people].map(([id, person]) => [id, { ...person, maskedName: maskName(person.name) }]));
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

/** Found by the blind index; no telephone is opened. A telephone that a household shares finds nobody. */
export function findPersonByPhone(tx: Tx, phone: string): Promise<Person | undefined> {
  return store.findByPhone(tx, phone);
}

/** The telephone under which messages reach somebody, plain: for whoever sends them and nobody else. */
export async function findPhoneToReach(tx: Tx, personId: string): Promise<string | undefined> {
  const person = await store.findPerson(tx, personId);
  return (person && (await openValue(tx, person.id, 'telephone'))) ?? undefined;
}

/** Which record counts for each of these; who was not merged is left out. */
export async function sameAs(tx: Tx, personIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (personIds.length === 0) return new Map();
  return resolve(await store.listAliasesUp(tx, personIds));
}

/** Who comes with each of these ids: the record that counts, and the merged ones whose things are theirs as well. */
export async function findPersonsBehind(
  tx: Tx,
  personIds: readonly string[],
): Promise<ReadonlyMap<string, { readonly personId: string; readonly mergedIds: readonly string[] }>> {
  if (personIds.length === 0) return new Map();
  const found = await store.listPersonsBehind(tx, personIds);
  return new Map(found.map(({ asked, survivorId, mergedIds }) => [asked, { personId: survivorId, mergedIds }]));
}

/** All ids under which things of this person may hang, its own first. */
export async function allIdsOf(tx: Tx, personId: string): Promise<[string, ...string[]]> {
  const merged = (await allIdsOfEach(tx, [personId])).get(personId)?.slice(1) ?? [];
  return [personId, ...merged];
}

/** The same for several, in one query. */
export async function allIdsOfEach(tx: Tx, personIds: readonly string[]): Promise<ReadonlyMap<string, string[]>> {
  if (personIds.length === 0) return new Map();
  return gatherAliases(personIds, await store.listAliasesDown(tx, personIds));
}

/** Every merged record of the place with the one that counts, for figures: `ids[i]` stands for `survivorIds[i]`. */
export async function listMerged(tx: Tx): Promise<{ ids: string[]; survivorIds: string[] }> {
  const leads = resolve(await store.listAllAliases(tx));
  return { ids: [...leads.keys()], survivorIds: [...leads.values()] };
}

export type AgeOnDay = {
  readonly isUnder14: boolean;
  readonly isUnder18: boolean;
  /** Whether a guardian's consent is on record. */
  readonly hasGuardian: boolean;
};

/** What an organiser must know of somebody's age on the day of an activity (VOL-20), and no more than that. */
export async function findAgeOn(tx: Tx, personId: string, day: CivilDate): Promise<AgeOnDay | undefined> {
  const person = await store.findPerson(tx, personId);
  const record = person && (await findRecord(tx, person.id));
  if (!record) return undefined;
  const guardians = await listGuardians(tx, await allIdsOf(tx, record.id));
  return {
    isUnder14: isUnder(CHILD_AGE, record.birthOn, day),
    isUnder18: isUnder(ADULT_AGE, record.birthOn, day),
    hasGuardian: guardians.length > 0,
  };
}

/**
 * Opens a value of a minor after another person approved it (SEC-03). Whoever keeps the approvals calls this and
 * answers for their being open; the look is kept like any other and read with `readRevealed`.
 */
export function revealApproved(
  doing: Doing,
  wanted: { id: string; personId: string; what: RevealedValue; reason: string; approvalId: string },
): Promise<Decision<Reveal, RevealRefusal | 'person-not-found'>> {
  return decideReveal(doing, wanted);
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
  await store.lockNumbers(tx, indexesOf({ phone }));
  const twin = await store.findByPhone(tx, phone);
  const volunteerNo = await giveVolunteerNo(doing);
  const decision = rules.registerPerson({ ...rest, volunteerNo }, twin);
  if (decision.ok) await saveNewPerson(tx, decision.value, { phone, enteredBy: null }, now);
  return decision;
}
