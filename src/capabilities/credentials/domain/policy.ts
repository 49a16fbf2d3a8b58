import { holds, isSame, type Actor, type OrganisationRef } from '../../../kernel/actor.ts';
import type { Credential } from './model.ts';

/** Who recorded proves (VOL-13): a clerk of the issuing organisation. A coordinator above it issues nothing for it. */
export function mayIssue(actor: Actor, issuer: OrganisationRef): boolean {
  return holds(actor, 'clerk', issuer);
}

/** The issuer takes back what it gave; a coordinator set over it may when the issuer does not. */
export function mayRevoke(actor: Actor, issuer: OrganisationRef): boolean {
  return holds(actor, 'clerk', issuer) || holds(actor, 'coordinator', issuer);
}

/** Whether the actor may open the papers of this issuer in the console. */
export function mayOpen(actor: Actor, issuer: OrganisationRef): boolean {
  return mayRevoke(actor, issuer) || holds(actor, 'auditor', issuer);
}

/** Full names and the words on the paper are for the issuer's own clerks; others see a masked name. */
export function maySeeNames(actor: Actor, issuer: OrganisationRef): boolean {
  return holds(actor, 'clerk', issuer);
}

export function isHolder(actor: Actor, credential: Pick<Credential, 'holder'>): boolean {
  return 'personId' in credential.holder && isSame(actor, credential.holder.personId);
}

/** The paper itself, with every name on it: for the holder and for the issuer's clerks. */
export function mayPrint(actor: Actor, credential: Pick<Credential, 'holder'>, issuer: OrganisationRef): boolean {
  return isHolder(actor, credential) || maySeeNames(actor, issuer);
}
