import { holds, isPerson, type Actor, type OrganisationRef } from '../../../kernel/actor.ts';

/** Somebody who cannot sign in, with every organisation where that would open something. */
export type Assisted = {
  readonly personId: string;
  /** The person's own, and those of the roles held. */
  readonly organisations: readonly OrganisationRef[];
  /** Where nothing is held: the organisations above all others. */
  readonly roots: readonly OrganisationRef[];
};

/**
 * A security administrator helps others within the subtree entrusted to him, never himself, and nobody whose rights
 * reach beyond it: else help would be a way up.
 */
export function mayAssist(actor: Actor, assisted: Assisted): boolean {
  if (!isPerson(actor) || actor.personId === assisted.personId) return false;
  const all = assisted.organisations.length > 0 ? assisted.organisations : assisted.roots;
  return all.length > 0 && all.every((organisation) => holds(actor, 'security-administrator', organisation));
}

export const INVITATION_HOURS = 72;
