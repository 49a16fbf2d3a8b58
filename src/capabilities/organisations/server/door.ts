import type { CivilDate } from '../../../kernel/days.ts';
import { organisationsWhere, type Actor, type Role } from '../../../kernel/actor.ts';
import type { Fact } from '../../../kernel/decision.ts';
import type { Doing } from '../../../platform/server/handle.ts';
import type { Tx } from '../../../platform/server/transaction.ts';
import type { AllianceKind, AlliancePart } from '../domain/alliances.ts';
import { readCreditCode } from '../domain/credit-code.ts';
import { organisationAdded } from '../domain/facts.ts';
import { holdsOn, type Organisation } from '../domain/model.ts';
import * as names from '../domain/names.ts';
import { listAlliancesByIds, listStaysOf } from './store-alliances.ts';
import { listNames } from './store-names.ts';
import * as store from './store.ts';

export function findOrganisation(tx: Tx, id: string): Promise<Organisation | undefined> {
  return store.findOrganisation(tx, id);
}

/**
 * The organisation in whose name something new may be begun. One that was merged goes on in another and begins
 * nothing; what was begun before is found by `findOrganisation` and brought to its end.
 */
export async function findOpenOrganisation(tx: Tx, id: string): Promise<Organisation | undefined> {
  const organisation = await store.findOrganisation(tx, id);
  return organisation?.mergedIntoId === null ? organisation : undefined;
}

/** The organisations of these ids, by id; ids that name none are left out. One query. */
export async function findOrganisations(tx: Tx, ids: readonly string[]): Promise<Map<string, Organisation>> {
  return new Map((await store.listByIds(tx, ids)).map((organisation) => [organisation.id, organisation]));
}

/** The open organisation that bears this credit code, however it was typed (DOC-10). A wrong code names none. */
export async function findOrganisationByCode(tx: Tx, typed: string): Promise<Organisation | undefined> {
  const reading = readCreditCode(typed);
  return reading.ok ? store.findByCode(tx, reading.code) : undefined;
}

/** What it was officially called on a day; undefined when there is no such organisation. */
export async function nameOn(tx: Tx, organisationId: string, date: CivilDate): Promise<string | undefined> {
  const organisation = await store.findOrganisation(tx, organisationId);
  return organisation && names.nameOn(organisation, await listNames(tx, organisationId), date);
}

/** Mergers follow each other no further than this; there is no circle, so it always ends. */
const MOST_MERGERS = 20;

/** The one in whose name things go on: itself, or the last of those into which it was merged. */
export async function findSurvivor(tx: Tx, organisationId: string): Promise<Organisation | undefined> {
  let found = await store.findOrganisation(tx, organisationId);
  for (let step = 0; found?.mergedIntoId && step < MOST_MERGERS; step += 1) {
    found = await store.findOrganisation(tx, found.mergedIntoId);
  }
  return found;
}

export type AllianceOf = {
  readonly allianceId: string;
  readonly name: string;
  readonly kind: AllianceKind;
  readonly part: AlliancePart;
};

/** To which alliances an organisation belonged on a day, and as what. Belonging gives no right over anybody. */
export async function listAlliancesOf(tx: Tx, organisationId: string, date: CivilDate): Promise<AllianceOf[]> {
  const stays = (await listStaysOf(tx, organisationId)).filter((stay) => holdsOn(stay, date));
  const ids = stays.map((stay) => stay.allianceId);
  const alliances = await listAlliancesByIds(tx, ids);
  return stays.flatMap(({ allianceId, part }) => {
    const alliance = alliances.get(allianceId);
    return alliance ? [{ allianceId, name: alliance.name, kind: alliance.kind, part }] : [];
  });
}

/** The ids of an organisation and of everything below it. */
export function listSubtreeIds(tx: Tx, organisationId: string): Promise<string[]> {
  return store.listSubtreeIds(tx, organisationId);
}

/**
 * The ids of all organisations over which the actor holds one of these roles: the subtrees of the grants, without
 * those below them in which the role was denied. Grants for single things are not looked at.
 */
export async function listReachIds(tx: Tx, actor: Actor, roles: readonly Role[]): Promise<string[]> {
  if (actor.kind !== 'person') return [];
  const reach = new Set<string>();
  for (const role of roles) {
    const denied = actor.grants.flatMap((grant) => (grant.role === role ? (grant.except ?? []) : []));
    const shut = new Set<string>();
    for (const id of new Set(denied)) for (const below of await store.listSubtreeIds(tx, id)) shut.add(below);
    for (const root of organisationsWhere(actor, [role])) {
      for (const id of await store.listSubtreeIds(tx, root)) if (!shut.has(id)) reach.add(id);
    }
  }
  return [...reach];
}

/** Which of these organisations are hosts of a Party organisation (REG-04). Only Party organisations have hosts. */
export async function listHostIds(tx: Tx, ids: readonly string[]): Promise<ReadonlySet<string>> {
  return new Set(await store.listHostIds(tx, ids));
}

/** The ids of all organisations of the place, or of those only that have none above them. */
export function listOrganisationIds(tx: Tx, { rootsOnly = false } = {}): Promise<string[]> {
  return store.listIds(tx, rootsOnly);
}

type RootDraft = Pick<Organisation, 'id' | 'kind' | 'name' | 'shortName' | 'hostOrganisationId' | 'regionCode'>;

/** Makes the first organisation of a place, below which all others are added. Only set-up calls this. */
export async function addRoot(doing: Doing, root: RootDraft): Promise<readonly Fact[]> {
  const organisation: Organisation = {
    ...root,
    parentId: null,
    lineage: [root.id],
    creditCode: null,
    nameFrom: null,
    shortNameFrom: null,
    mergedIntoId: null,
  };
  await store.saveNewOrganisation(doing.tx, organisation, doing.now);
  return [organisationAdded(organisation)];
}

export { resolveNamed } from './named-organisations.ts';
