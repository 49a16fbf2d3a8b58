import { z } from 'zod';
import type { Instant } from './days.ts';

/** The roles a person can be granted. What each may do is written in the policies; `roles` describes them in words. */
export const Role = z.enum([
  'coordinator',
  'clerk',
  'leader',
  'editor',
  'signer',
  'privacy-officer',
  'auditor',
  'security-administrator',
  'system-administrator',
]);
export type Role = z.infer<typeof Role>;

/** A role held over one organisation and everything below it. */
export type Grant = { readonly role: Role; readonly organisationId: string };

/** An organisation as policies see it. `lineage` holds its own id and the ids of all organisations above it. */
export type OrganisationRef = { readonly id: string; readonly lineage: readonly string[] };

export type PersonActor = {
  readonly kind: 'person';
  readonly tenantId: string;
  readonly personId: string;
  readonly sessionId: string;
  readonly grants: readonly Grant[];
  /** When this session last showed who sits there: at signing in, and each time it was asked for again. */
  readonly provenAt?: Instant;
};
export type StrangerActor = { readonly kind: 'stranger'; readonly tenantId: string };
/** The product itself at work: a listener, a clock, the demo town's stage hands. `name` says which. */
export type SystemActor = { readonly kind: 'system'; readonly tenantId: string; readonly name: string };
export type Actor = PersonActor | StrangerActor | SystemActor;

export function isPerson(actor: Actor): actor is PersonActor {
  return actor.kind === 'person';
}

/** Whether the actor holds the role over this organisation, by a grant on it or on one above it. */
export function holds(actor: Actor, role: Role, organisation: OrganisationRef): boolean {
  if (actor.kind !== 'person') return false;
  return actor.grants.some((grant) => grant.role === role && organisation.lineage.includes(grant.organisationId));
}

/** Whether the actor holds the role over any organisation at all. Says nothing about a particular one. */
export function holdsAnywhere(actor: Actor, role: Role): boolean {
  return actor.kind === 'person' && actor.grants.some((grant) => grant.role === role);
}

/** The organisations on which the actor holds one of these roles directly; subtrees hang below them. */
export function organisationsWhere(actor: Actor, roles: readonly Role[]): readonly string[] {
  if (actor.kind !== 'person') return [];
  return [...new Set(actor.grants.filter((grant) => roles.includes(grant.role)).map((grant) => grant.organisationId))];
}

/** The id written as author of a fact: a person's id, or the name of the part of the product that acted. */
export function actorId(actor: Actor): string {
  if (actor.kind === 'person') return actor.personId;
  return actor.kind === 'system' ? `system:${actor.name}` : 'stranger';
}
