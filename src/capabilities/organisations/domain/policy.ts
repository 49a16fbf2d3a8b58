import { holds, type Actor, type OrganisationRef } from '../../../kernel/actor.ts';

/** A coordinator keeps the organisations entrusted to him: their names, codes, places, alliances and mergers. */
export function mayKeep(actor: Actor, organisation: OrganisationRef): boolean {
  return holds(actor, 'coordinator', organisation);
}

/** Who speaks for an organisation is named by its coordinator, or by its own clerk. */
export function mayNameLiaison(actor: Actor, organisation: OrganisationRef): boolean {
  return holds(actor, 'coordinator', organisation) || holds(actor, 'clerk', organisation);
}

/** Everybody else learns of a liaison officer by the post alone. */
export function maySeeLiaisons(actor: Actor, organisation: OrganisationRef): boolean {
  return mayNameLiaison(actor, organisation) || holds(actor, 'auditor', organisation);
}

/** Region codes hold for the whole place, so whoever keeps them must have all of it. */
export function mayKeepRegions(actor: Actor, roots: readonly OrganisationRef[]): boolean {
  return roots.length > 0 && roots.every((root) => holds(actor, 'system-administrator', root));
}
