import { z } from 'zod';
import type { Instant } from './days.ts';
import type { Origin } from './origin.ts';

/** The roles a person can be granted. What each may do is written in the policies; `roles` describes them in words. */
export const Role = z.enum([
  'coordinator',
  'clerk',
  'leader',
  'helper',
  'editor',
  'signer',
  'privacy-officer',
  'auditor',
  'security-administrator',
  'system-administrator',
]);
export type Role = z.infer<typeof Role>;

/** A role held over one organisation and everything below it, or for one thing of that organisation only. */
export type Grant = {
  readonly role: Role;
  readonly organisationId: string;
  /** Set where the role is held for this thing and nothing else. */
  readonly thing?: Origin | undefined;
  /** Organisations below that one in which the role was denied to the person; a denial beats every grant. */
  readonly except?: readonly string[] | undefined;
};

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
  /** Other records of the same person, that were merged into this one. What hangs on them is theirs as well. */
  readonly mergedIds?: readonly string[];
};
export type StrangerActor = { readonly kind: 'stranger'; readonly tenantId: string };
/** The product itself at work: a listener, a clock, the demo town's stage hands. `name` says which. */
export type SystemActor = { readonly kind: 'system'; readonly tenantId: string; readonly name: string };
export type Actor = PersonActor | StrangerActor | SystemActor;

export function isPerson(actor: Actor): actor is PersonActor {
  return actor.kind === 'person';
}

/** The person behind a route whose audience lets only people through; this says it to the compiler. */
export function personOf(actor: Actor): PersonActor {
  if (!isPerson(actor)) throw new Error('This route is for people who are signed in.');
  return actor;
}

/** Every id under which things of the actor may hang, the one that counts first. */
export function idsOf(actor: PersonActor): readonly [string, ...string[]] {
  return [actor.personId, ...(actor.mergedIds ?? [])];
}

/** Whether this is the actor, under whichever id it was written down. */
export function isSame(actor: Actor, personId: string | null): boolean {
  return actor.kind === 'person' && personId !== null && idsOf(actor).includes(personId);
}

/** Whether the grant lies on this organisation or above it, and was not denied on it or above it. */
export function reaches(grant: Grant, organisation: OrganisationRef): boolean {
  const isDenied = grant.except?.some((id) => organisation.lineage.includes(id)) ?? false;
  return organisation.lineage.includes(grant.organisationId) && !isDenied;
}

/**
 * Whether the actor holds the role over this organisation, by a grant on it or on one above it. A grant for one thing
 * only says nothing about its organisation.
 */
export function holds(actor: Actor, role: Role, organisation: OrganisationRef): boolean {
  if (actor.kind !== 'person') return false;
  return actor.grants.some((grant) => grant.role === role && !grant.thing && reaches(grant, organisation));
}

/** Whether the actor holds the role for this thing of this organisation, by a grant over either. */
export function holdsFor(actor: Actor, role: Role, organisation: OrganisationRef, thing: Origin): boolean {
  if (actor.kind !== 'person') return false;
  return actor.grants.some(
    (grant) => grant.role === role && reaches(grant, organisation) && (!grant.thing || isSameThing(grant.thing, thing)),
  );
}

function isSameThing(one: Origin, other: Origin): boolean {
  return one.capability === other.capability && one.id === other.id;
}

/** Whether the actor holds the role over any organisation or thing at all. Says nothing about a particular one. */
export function holdsAnywhere(actor: Actor, role: Role): boolean {
  return actor.kind === 'person' && actor.grants.some((grant) => grant.role === role);
}

/** The organisations on which the actor holds one of these roles directly; subtrees hang below them. */
export function organisationsWhere(actor: Actor, roles: readonly Role[]): readonly string[] {
  if (actor.kind !== 'person') return [];
  const whole = actor.grants.filter((grant) => roles.includes(grant.role) && !grant.thing);
  return [...new Set(whole.map((grant) => grant.organisationId))];
}

/** The ids of one capability's things for which the actor holds one of these roles singly. */
export function thingsWhere(actor: Actor, roles: readonly Role[], capability: string): readonly string[] {
  if (actor.kind !== 'person') return [];
  const single = actor.grants.filter((grant) => roles.includes(grant.role) && grant.thing?.capability === capability);
  return [...new Set(single.flatMap((grant) => grant.thing?.id ?? []))];
}

/** The id written as author of a fact: a person's id, or the name of the part of the product that acted. */
export function actorId(actor: Actor): string {
  if (actor.kind === 'person') return actor.personId;
  return actor.kind === 'system' ? `system:${actor.name}` : 'stranger';
}
