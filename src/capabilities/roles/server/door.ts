import type { Actor, Grant, OrganisationRef, Role } from '../../../kernel/actor.ts';
import type { Instant } from '../../../kernel/days.ts';
import type { Decision, Fact } from '../../../kernel/decision.ts';
import type { Origin } from '../../../kernel/origin.ts';
import type { Words } from '../../../kernel/words.ts';
import type { Doing } from '../../../platform/server/handle.ts';
import type { Tx } from '../../../platform/server/transaction.ts';
import { allIdsOfEach, sameAs } from '../../people/server/door.ts';
import { catalogue } from '../domain/catalogue.ts';
import * as facts from '../domain/facts.ts';
import { asActorGrants, isOver, type Placed, type RoleGrant } from '../domain/model.ts';
import { mayGive } from '../domain/policy.ts';
import { mayTakeBack, type GrantRefusal } from '../domain/rules.ts';
import { giveRole, type Gift } from './give.ts';
import { findStandings } from './standing.ts';
import * as store from './store.ts';
import { words } from '../messages/words.ts';

/**
 * What these people can exercise at this instant, by person: grants whose term runs, less what is denied. Who has
 * nothing is left out. Rights of records that were merged count with the one that stands, and so do denials.
 */
export async function findGrantsOf(tx: Tx, personIds: readonly string[], now: Instant): Promise<Map<string, Grant[]>> {
  const idsOf = await allIdsOfEach(tx, personIds);
  const { byPerson, denied } = await findStandings(tx, [...idsOf.values()].flat(), now);
  const found = new Map<string, Grant[]>();
  for (const [personId, ids] of idsOf) {
    const own = denied.filter((denial) => ids.includes(denial.personId));
    const grants = ids.flatMap((id) => byPerson.get(id) ?? []);
    const held = asActorGrants(grants, own, now);
    if (held.length > 0) found.set(personId, [...held]);
  }
  return found;
}

/** The persons who hold a role over this organisation at this instant, given on it or above it. */
export async function listRoleHolders(
  tx: Tx,
  role: Role,
  organisation: OrganisationRef,
  now: Instant,
): Promise<string[]> {
  const holders = await store.listHolders(tx, role, organisation.lineage, now);
  const leads = await sameAs(tx, holders);
  return [...new Set(holders.map((id) => leads.get(id) ?? id))];
}

type SetUpGrant = Pick<RoleGrant, 'id' | 'personId' | 'role' | 'organisationId'> &
  Partial<Pick<RoleGrant, 'thing' | 'fromAt' | 'untilAt' | 'reason'>>;

/** Gives a role without asking who may: only for setting a place up, before anybody holds the right to. */
export async function grantAtSetUp(doing: Doing, grant: SetUpGrant) {
  const whole: RoleGrant = {
    thing: null,
    fromAt: doing.now,
    untilAt: null,
    reason: '',
    underGrantId: null,
    ...grant,
    grantedBy: 'system:set-up',
    grantedAt: doing.now,
    revokedAt: null,
    revokedBy: null,
  };
  await store.saveNewGrant(doing.tx, whole);
  return [facts.roleGranted(whole)];
}

/**
 * Gives a role for one thing of a higher floor, by telephone: who is not registered yet is, and finds the role when
 * signing in for the first time. The rules of roles decide whether the actor may; the caller has locked the thing and
 * says until when it can last at most.
 */
export function giveForThing(
  doing: Doing,
  gift: Gift,
): Promise<Decision<RoleGrant, GrantRefusal | 'person-not-found'>> {
  return giveRole(doing, gift);
}

/** Whether the actor could give this role for a thing of the organisation, by the table of roles. */
export function mayGiveForThing(actor: Actor, role: Role, scope: { organisation: OrganisationRef; thing: Origin }) {
  return mayGive(actor, role, scope);
}

/** What people call a role. */
export function roleNames(role: Role): Words<string> {
  return { 'zh-CN': words['zh-CN'].roles[role].name, en: words.en.roles[role].name };
}

/** Whether the actor could take this grant back. */
export function mayTakeBackFrom(actor: Actor, grant: Placed<RoleGrant>, now: Instant): boolean {
  return mayTakeBack(actor, grant, now);
}

/** What is held for a thing and has not ended. */
export function listHeldFor(tx: Tx, thing: Origin, now: Instant): Promise<RoleGrant[]> {
  return store.listUnendedFor(tx, thing, now);
}

/**
 * Ends what was given for a thing that is over: helpers with its last minute, everything when its books are closed.
 * In the transaction of the step that ends it, so that no instant lies between.
 */
export async function endHeldFor(doing: Doing, thing: Origin, when: 'over' | 'settled'): Promise<readonly Fact[]> {
  await store.lockRoles(doing.tx);
  const held = await store.listUnendedFor(doing.tx, thing, doing.now);
  const ending = held.filter(({ role }) => when === 'settled' || catalogue[role].endsWithActivity === 'when-over');
  const below = await store.listGivenBy(
    doing.tx,
    ending.map((grant) => grant.id),
    doing.now,
  );
  const all = [...new Map([...ending, ...below].map((grant) => [grant.id, grant])).values()];
  const ended = all
    .filter((grant) => !isOver(grant, doing.now))
    .map((grant): RoleGrant => ({ ...grant, revokedAt: doing.now, revokedBy: 'system:thing-ended' }));
  await store.saveRevoked(doing.tx, ended);
  return ended.map((grant) => facts.roleFellAway(grant, 'thing-ended'));
}
