import { holds, isPerson, type Actor, type OrganisationRef, type Role } from '../../../kernel/actor.ts';

/** Who keeps records: enters and mends them. */
export const KEEPERS: readonly Role[] = ['coordinator', 'clerk'];
/** Who mends what tells that somebody is a minor, and the telephone of a minor (SEC-03). */
export const KEEPERS_OF_MINORS: readonly Role[] = ['privacy-officer'];
/** Who sees them, masked, and may ask for a value with a reason. */
export const LOOKERS: readonly Role[] = ['coordinator', 'clerk', 'privacy-officer'];
/** Who says that two records are one person. */
export const MERGERS: readonly Role[] = ['coordinator'];

/**
 * Whether a role reaches a person. `homes` is the person's organisation; for somebody without one it is the top of the
 * place, whose offices look after all who belong nowhere yet.
 */
export function reaches(actor: Actor, roles: readonly Role[], homes: readonly OrganisationRef[]): boolean {
  return homes.some((home) => roles.some((role) => holds(actor, role, home)));
}

export function isSelf(actor: Actor, personId: string): boolean {
  return isPerson(actor) && actor.personId === personId;
}
