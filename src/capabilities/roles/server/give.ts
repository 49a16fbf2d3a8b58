import { idsOf, isPerson, type OrganisationRef, type Role } from '../../../kernel/actor.ts';
import type { Instant } from '../../../kernel/days.ts';
import { refuse, type Decision } from '../../../kernel/decision.ts';
import type { Doing } from '../../../platform/server/handle.ts';
import { allIdsOf, findPersonByPhone, findPersonForUpdate, registerPerson } from '../../people/server/door.ts';
import type { RoleGrant } from '../domain/model.ts';
import { fits, mayGive } from '../domain/policy.ts';
import * as rules from '../domain/rules.ts';
import { findStanding } from './standing.ts';
import * as store from './store.ts';

/** A role to be given to the person with this telephone. */
export type Gift = {
  readonly id: string;
  readonly phone: string;
  /** How somebody who has never signed in is called; without it such a person is not found. */
  readonly name: string | null;
  readonly role: Role;
  readonly organisation: OrganisationRef;
  readonly thing: RoleGrant['thing'];
  readonly fromAt: Instant;
  readonly untilAt: Instant | null;
  readonly reason: string;
};

/**
 * Looks, decides and saves under the lock of the place's roles. Whether the actor may is asked before the telephone
 * is looked up: who may not grant there learns nothing about telephones.
 */
export async function giveRole(
  doing: Doing,
  gift: Gift,
): Promise<Decision<RoleGrant, rules.GrantRefusal | 'person-not-found'>> {
  const { tx, actor, now } = doing;
  const scope = { organisation: gift.organisation, thing: gift.thing };
  if (!fits(gift.role, scope)) return refuse('role-not-for-this-scope', { field: 'role' });
  if (!isPerson(actor) || !mayGive(actor, gift.role, scope)) {
    return refuse('organisation-not-yours', { field: 'organisationId' });
  }
  await store.lockRoles(tx);
  const receiver = await findOrRegister(doing, gift);
  if (!receiver.ok) return receiver;
  const personId = receiver.value;
  // Accounts are merged under the lock of their persons, and what both hold is looked at then.
  await findPersonForUpdate(tx, personId);
  const { id, role, thing, fromAt, untilAt, reason } = gift;
  const wish: rules.Wish = {
    id,
    personId,
    personIds: await allIdsOf(tx, personId),
    role,
    scope,
    thing,
    fromAt,
    untilAt,
    reason,
  };
  const decision = rules.grantRole(actor, wish, {
    giver: await findStanding(tx, idsOf(actor), now),
    receiver: await findStanding(tx, wish.personIds, now),
    now,
  });
  if (!decision.ok) return decision;
  await store.saveNewGrant(tx, decision.value);
  return { ...decision, facts: [...receiver.facts, ...decision.facts] };
}

async function findOrRegister(doing: Doing, { phone, name }: Gift): Promise<Decision<string, 'person-not-found'>> {
  const known = await findPersonByPhone(doing.tx, phone);
  if (known) return { ok: true, value: known.id, facts: [] };
  if (name === null) return refuse('person-not-found', { field: 'phone' });
  const registered = await registerPerson(doing, { id: doing.newId(), name, phone, organisationId: null });
  if (!registered.ok) return refuse('person-not-found', { field: 'phone' });
  return { ok: true, value: registered.value.id, facts: registered.facts };
}
