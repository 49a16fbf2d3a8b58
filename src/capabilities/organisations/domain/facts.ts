import type { CivilDate } from '../../../kernel/days.ts';
import type { Fact } from '../../../kernel/decision.ts';
import type { Alliance, Membership } from './alliances.ts';
import type { Liaison } from './liaisons.ts';
import type { Organisation } from './model.ts';
import type { OtherName } from './names.ts';

const about = (id: string) => ({ kind: 'organisation', id });
const aboutAlliance = (id: string) => ({ kind: 'alliance', id });

export const organisationAdded = ({ id, parentId, kind, hostOrganisationId }: Organisation): Fact => ({
  name: 'organisations.added',
  subject: about(id),
  detail: { parentId, kind, hostOrganisationId },
});

/** The name too: after this it stands nowhere else. */
export const organisationTakenBack = (organisation: Organisation): Fact => {
  const { id, parentId, kind, name, hostOrganisationId, regionCode, creditCode } = organisation;
  const detail = { parentId, kind, name, hostOrganisationId, regionCode, creditCode };
  return { name: 'organisations.taken-back', subject: about(id), detail };
};

export const detailsChanged = ({ id, kind, hostOrganisationId, regionCode, creditCode }: Organisation): Fact => ({
  name: 'organisations.details-changed',
  subject: about(id),
  detail: { kind, hostOrganisationId, regionCode, creditCode },
});

/** Which of the two names changed; the names themselves stand in the records. */
export const organisationRenamed = (
  { id }: Organisation,
  changed: { readonly on: CivilDate; readonly official: boolean; readonly short: boolean },
): Fact => ({ name: 'organisations.renamed', subject: about(id), detail: changed });

export const aliasAdded = ({ id, organisationId, from, until }: OtherName): Fact => ({
  name: 'organisations.alias-added',
  subject: about(organisationId),
  detail: { aliasId: id, from, until },
});

export const aliasEnded = ({ id, organisationId, until }: OtherName): Fact => ({
  name: 'organisations.alias-ended',
  subject: about(organisationId),
  detail: { aliasId: id, until },
});

export const organisationMerged = ({ id }: Organisation, intoOrganisationId: string, on: CivilDate): Fact => ({
  name: 'organisations.merged',
  subject: about(id),
  detail: { intoOrganisationId, on },
});

export const mergeUndone = ({ id, mergedIntoId }: Organisation): Fact => ({
  name: 'organisations.merge-undone',
  subject: about(id),
  detail: { fromOrganisationId: mergedIntoId },
});

export const organisationMoved = ({ id, parentId }: Organisation, fromParentId: string, on: CivilDate): Fact => ({
  name: 'organisations.moved',
  subject: about(id),
  detail: { fromParentId, parentId, on },
});

export const allianceFounded = ({ id, kind, keeperOrganisationId, foundedOn }: Alliance): Fact => ({
  name: 'organisations.alliance-founded',
  subject: aboutAlliance(id),
  detail: { kind, keeperOrganisationId, foundedOn },
});

export const allianceEnded = ({ id, keeperOrganisationId, endedOn }: Alliance, leftCount: number): Fact => ({
  name: 'organisations.alliance-ended',
  subject: aboutAlliance(id),
  detail: { keeperOrganisationId, endedOn, leftCount },
});

export const allianceJoined = ({ id, allianceId, organisationId, part, from }: Membership): Fact => ({
  name: 'organisations.alliance-joined',
  subject: aboutAlliance(allianceId),
  detail: { membershipId: id, organisationId, part, from },
});

export const allianceLeft = ({ id, allianceId, organisationId, until }: Membership): Fact => ({
  name: 'organisations.alliance-left',
  subject: aboutAlliance(allianceId),
  detail: { membershipId: id, organisationId, until },
});

export const liaisonNamed = ({ id, organisationId, person, from }: Liaison): Fact => ({
  name: 'organisations.liaison-named',
  subject: about(organisationId),
  detail: { liaisonId: id, personId: person.id, from },
});

export const liaisonEnded = ({ id, organisationId, person, until }: Liaison): Fact => ({
  name: 'organisations.liaison-ended',
  subject: about(organisationId),
  detail: { liaisonId: id, personId: person.id, until },
});

/** The subject is the import itself: one table read in, whatever it held. */
export const regionsImported = (importId: string, counts: { readonly rowCount: number }): Fact => ({
  name: 'organisations.regions-imported',
  subject: { kind: 'region-import', id: importId },
  detail: counts,
});
