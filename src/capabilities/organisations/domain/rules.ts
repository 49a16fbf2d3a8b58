import { holds, type Actor } from '../../../kernel/actor.ts';
import { allow, refuse, type Decision } from '../../../kernel/decision.ts';
import { readCreditCode, type CreditCodeTrouble } from './credit-code.ts';
import { detailsChanged, organisationAdded } from './facts.ts';
import { isPartyOrganisation, type Organisation, type OrganisationKind } from './model.ts';
import { mayKeep } from './policy.ts';

export type OrganisationDraft = {
  readonly id: string;
  readonly parentId: string;
  readonly kind: OrganisationKind;
  readonly name: string;
  readonly shortName: string;
  readonly hostOrganisationId: string | null;
  readonly regionCode: string;
  /** As it was typed. */
  readonly creditCode: string | null;
};

type DetailsRefusal =
  | 'host-is-party-organisation'
  | 'host-not-needed'
  | 'host-merged'
  | 'credit-code-taken'
  | CreditCodeTrouble;
export type AddRefusal = 'parent-not-yours' | 'parent-merged' | 'name-already-used' | DetailsRefusal;

/** A coordinator adds organisations below those entrusted to him. */
export function mayAdd(actor: Actor, parent: Organisation): boolean {
  return holds(actor, 'coordinator', parent);
}

type DetailsAround = {
  readonly host: Organisation | null;
  /** Whether another organisation of the place bears the code. */
  readonly isCodeTaken: boolean;
};
export type Surroundings = DetailsAround & { readonly parent: Organisation; readonly hasTwin: boolean };

export type Details = Pick<OrganisationDraft, 'kind' | 'hostOrganisationId' | 'regionCode' | 'creditCode'>;

/** Only a Party organisation has a host, and its host is not one itself. A code is right, and of one only (DOC-10). */
function checkDetails({ kind, creditCode }: Details, around: DetailsAround): Decision<string | null, DetailsRefusal> {
  const { host, isCodeTaken } = around;
  const field = 'hostOrganisationId';
  if (host && !isPartyOrganisation(kind)) return refuse('host-not-needed', { field });
  if (host && isPartyOrganisation(host.kind)) return refuse('host-is-party-organisation', { field });
  if (host && host.mergedIntoId !== null) return refuse('host-merged', { field });
  if (creditCode === null) return allow(null);
  const reading = readCreditCode(creditCode);
  if (!reading.ok) return refuse(reading.trouble, { field: 'creditCode' });
  if (isCodeTaken) return refuse('credit-code-taken', { field: 'creditCode' });
  return allow(reading.code);
}

/** Adds an organisation below another; two under one parent never share a name. */
export function addOrganisation(
  actor: Actor,
  draft: OrganisationDraft,
  { parent, hasTwin, ...around }: Surroundings,
): Decision<Organisation, AddRefusal> {
  if (!mayAdd(actor, parent)) return refuse('parent-not-yours', { field: 'parentId' });
  if (parent.mergedIntoId !== null) return refuse('parent-merged', { field: 'parentId' });
  const checked = checkDetails(draft, around);
  if (!checked.ok) return checked;
  if (hasTwin) return refuse('name-already-used', { field: 'name' });
  const { id, parentId, kind, name, shortName, hostOrganisationId, regionCode } = draft;
  const organisation: Organisation = {
    id,
    parentId,
    kind,
    name,
    shortName,
    hostOrganisationId,
    regionCode,
    creditCode: checked.value,
    lineage: [draft.id, ...parent.lineage],
    nameFrom: null,
    shortNameFrom: null,
    mergedIntoId: null,
  };
  return allow(organisation, organisationAdded(organisation));
}

export type ChangeRefusal =
  | 'organisation-not-yours'
  | 'organisation-merged'
  | 'details-unchanged'
  | 'hosts-party-organisation'
  | 'host-is-itself'
  | DetailsRefusal;

export type ChangeAround = DetailsAround & {
  /** Whether a Party organisation lives in it; then it cannot become one itself. */
  readonly isHost: boolean;
};

/** Changes what is known of an organisation besides its names and its place. */
export function changeDetails(
  actor: Actor,
  organisation: Organisation,
  details: Details,
  around: ChangeAround,
): Decision<Organisation, ChangeRefusal> {
  if (!mayKeep(actor, organisation)) return refuse('organisation-not-yours');
  if (organisation.mergedIntoId !== null) return refuse('organisation-merged');
  if (around.host?.id === organisation.id) return refuse('host-is-itself', { field: 'hostOrganisationId' });
  if (around.isHost && isPartyOrganisation(details.kind)) return refuse('hosts-party-organisation', { field: 'kind' });
  const checked = checkDetails(details, around);
  if (!checked.ok) return checked;
  const { kind, hostOrganisationId, regionCode } = details;
  const changed: Organisation = { ...organisation, kind, hostOrganisationId, regionCode, creditCode: checked.value };
  const fields = ['kind', 'hostOrganisationId', 'regionCode', 'creditCode'] as const;
  if (fields.every((field) => changed[field] === organisation[field])) return refuse('details-unchanged');
  return allow(changed, detailsChanged(changed));
}
