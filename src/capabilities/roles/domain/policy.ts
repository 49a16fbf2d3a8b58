import {
  holds,
  isPerson,
  reaches,
  type Actor,
  type Grant,
  type OrganisationRef,
  type Role,
} from '../../../kernel/actor.ts';
import type { Origin } from '../../../kernel/origin.ts';
import { catalogue, type ScopeKind } from './catalogue.ts';

/** What a role is to be held over: an organisation, or a thing of it. */
export type Scope = { readonly organisation: OrganisationRef; readonly thing: Origin | null };

export function kindOf(scope: Scope): ScopeKind {
  return scope.thing ? 'activity' : 'organisation';
}

/** A security administrator grants, revokes and denies within the subtree entrusted to him, and nowhere else. */
export function mayAdminister(actor: Actor, organisation: OrganisationRef): boolean {
  return holds(actor, 'security-administrator', organisation);
}

/**
 * Whether this grant of the giver's lets him give the role there: the role is in his delegable set, and the scope is
 * inside his own. Terms are not looked at here.
 */
export function lends(own: Grant, role: Role, scope: Scope): boolean {
  if (!reaches(own, scope.organisation)) return false;
  if (own.thing && (own.thing.id !== scope.thing?.id || own.thing.capability !== scope.thing.capability)) return false;
  const isOnTop = scope.organisation.id === own.organisationId;
  return catalogue[role].delegatedBy.some(
    (each) => each.by === own.role && each.scope === kindOf(scope) && (each.where === 'within' || !isOnTop),
  );
}

const ORDINARY: readonly Role[] = ['clerk', 'leader', 'helper'];

/**
 * Whether the actor may say to which telephone or record a holder's rights belong: whoever signs in there exercises
 * them. A coordinator may for ordinary roles within reach; for all others only whose office it is to give them.
 */
export function maySayWhoHolds(actor: Actor, role: Role, organisation: OrganisationRef): boolean {
  const isOrdinary = ORDINARY.includes(role) && holds(actor, 'coordinator', organisation);
  return isOrdinary || mayAdminister(actor, organisation);
}

/** Whether the role can be held over a scope like this at all. */
export function fits(role: Role, scope: Scope): boolean {
  const { scopes, isOfWholePlace } = catalogue[role];
  return scopes.includes(kindOf(scope)) && (!isOfWholePlace || scope.organisation.lineage.length === 1);
}

/** Whether the actor may give this role there at all: in office, or by delegation. */
export function mayGive(actor: Actor, role: Role, scope: Scope): boolean {
  if (!fits(role, scope)) return false;
  if (mayAdminister(actor, scope.organisation)) return true;
  return isPerson(actor) && actor.grants.some((own) => lends(own, role, scope));
}

/** Who may see which persons hold what over an organisation: whoever speaks for it, keeps it, or watches over it. */
export function maySeeHolders(actor: Actor, organisation: OrganisationRef): boolean {
  return holderReaders.some((role) => holds(actor, role, organisation));
}

export const holderReaders = [
  'clerk',
  'coordinator',
  'security-administrator',
  'auditor',
] as const satisfies readonly Role[];
