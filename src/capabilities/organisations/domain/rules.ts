import { holds, type Actor } from '../../../kernel/actor.ts';
import { allow, refuse, type Decision } from '../../../kernel/decision.ts';
import { organisationAdded } from './facts.ts';
import { isPartyOrganisation, type Organisation, type OrganisationKind } from './model.ts';

export type OrganisationDraft = {
  readonly id: string;
  readonly parentId: string;
  readonly kind: OrganisationKind;
  readonly name: string;
  readonly shortName: string;
  readonly hostOrganisationId: string | null;
  readonly regionCode: string;
};

export type AddRefusal = 'parent-not-yours' | 'host-is-party-organisation' | 'host-not-needed' | 'name-already-used';

/** A coordinator adds organisations below those entrusted to him. */
export function mayAdd(actor: Actor, parent: Organisation): boolean {
  return holds(actor, 'coordinator', parent);
}

export type Surroundings = {
  readonly parent: Organisation;
  readonly host: Organisation | null;
  readonly hasTwin: boolean;
};

/**
 * Adds an organisation below another. Only a Party organisation has a host, and its host is not one itself; two
 * organisations under one parent never share a name.
 */
export function addOrganisation(
  actor: Actor,
  draft: OrganisationDraft,
  { parent, host, hasTwin }: Surroundings,
): Decision<Organisation, AddRefusal> {
  if (!mayAdd(actor, parent)) return refuse('parent-not-yours', { field: 'parentId' });
  if (host && !isPartyOrganisation(draft.kind)) return refuse('host-not-needed', { field: 'hostOrganisationId' });
  if (host && isPartyOrganisation(host.kind)) {
    return refuse('host-is-party-organisation', { field: 'hostOrganisationId' });
  }
  if (hasTwin) return refuse('name-already-used', { field: 'name' });
  const organisation: Organisation = { ...draft, lineage: [draft.id, ...parent.lineage] };
  return allow(organisation, organisationAdded(organisation));
}
