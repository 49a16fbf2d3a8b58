import type { Grant, OrganisationRef, Role } from '../../../kernel/actor.ts';
import type { Instant } from '../../../kernel/days.ts';
import type { Decision, Fact } from '../../../kernel/decision.ts';
import type { Origin } from '../../../kernel/origin.ts';
import type { Doing } from '../../../platform/server/handle.ts';
import type { Tx } from '../../../platform/server/transaction.ts';
import { catalogue } from '../domain/catalogue.ts';
import * as facts from '../domain/facts.ts';
import { asActorGrants, isOver, type RoleGrant } from '../domain/model.ts';
import type { GrantRefusal } from '../domain/rules.ts';
import { giveRole, type Gift } from './give.ts';
import { findStandings } from './standing.ts';
import * as store from './store.ts';

/**
 * What these people can exercise at this instant, by person: grants whose term runs, less what is denied. Who has
 * nothing is left out.
 */
export async function findGrantsOf(tx: Tx, personIds: readonly string[], now: Instant): Promise<Map<string, Grant[]>> {
  const { byPerson, denied } = await findStandings(tx, personIds, now);
  const found = new Map<string, Grant[]>();
  for (const [personId, grants] of byPerson) {
    const own = denied.filter((denial) => denial.personId === personId);
    const held = asActorGrants(grants, own, now);
    if (held.length > 0) found.set(personId, [...held]);
  }
  return found;
}

/** The persons who hold a role over this organisation at this instant, given on it or above it. */
export function listRoleHolders(tx: Tx, role: Role, organisation: OrganisationRef, now: Instant): Promise<string[]> {
  return store.listHolders(tx, role, organisation.lineage, now);
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
