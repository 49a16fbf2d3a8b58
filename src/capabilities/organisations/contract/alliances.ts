import { z } from 'zod';
import { Id, idPageInput, pageOf, route } from '../../../kernel/contract.ts';
import { CivilDate } from '../../../kernel/days.ts';
import { AllianceKind, AlliancePart } from '../domain/alliances.ts';
import { DocumentNo } from './basis.ts';

const Named = z.object({ id: Id, name: z.string() });

const AllianceCard = z.object({
  id: Id,
  name: z.string(),
  kind: AllianceKind,
  keeper: Named,
  foundedOn: CivilDate,
  endedOn: CivilDate.nullable(),
  documentNo: z.string().nullable(),
  /** How many belong to it now. */
  memberCount: z.number().int(),
});
export type AllianceCard = z.output<typeof AllianceCard>;

const Stay = z.object({
  id: Id,
  organisation: Named,
  part: AlliancePart,
  joinedOn: CivilDate,
  leftOn: CivilDate.nullable(),
  documentNo: z.string().nullable(),
});
export type Stay = z.output<typeof Stay>;

export const listAlliances = route({
  name: 'organisations.list-alliances',
  method: 'GET',
  path: '/alliances',
  audience: 'anyone',
  summary: 'Alliances of the place, those that ended included, in the order in which they came',
  input: z.object({ ...idPageInput }),
  output: pageOf(AllianceCard),
  refusals: {},
});

export const getAlliance = route({
  name: 'organisations.get-alliance',
  method: 'GET',
  path: '/alliances/:allianceId',
  audience: 'anyone',
  summary: 'One alliance with all stays of its members, earlier ones included',
  input: z.object({ allianceId: Id }),
  output: AllianceCard.extend({
    stays: z.array(Stay),
    isCut: z.boolean(),
    /** Whether the caller keeps the list of members. */
    mayKeep: z.boolean(),
  }),
  refusals: { 'alliance-not-found': 404 },
});

export const foundAlliance = route({
  name: 'organisations.found-alliance',
  method: 'POST',
  path: '/alliances',
  audience: ['coordinator'],
  summary: 'Record an alliance, in the care of one of the caller’s organisations',
  input: z.object({
    id: Id,
    name: z.string().trim().min(2).max(80),
    kind: AllianceKind,
    keeperOrganisationId: Id,
    foundedOn: CivilDate,
    documentNo: DocumentNo,
  }),
  output: z.object({ id: Id }),
  refusals: {
    'organisation-not-found': 404,
    'organisation-not-yours': 403,
    'organisation-merged': 409,
    'alliance-exists-already': 409,
    'alliance-name-taken': 409,
    'day-in-future': 422,
  },
});

export const joinAlliance = route({
  name: 'organisations.join-alliance',
  method: 'POST',
  path: '/alliances/:allianceId/members',
  audience: ['coordinator'],
  summary: 'Record that an organisation belongs to an alliance from a day on',
  input: z.object({
    allianceId: Id,
    id: Id,
    organisationId: Id,
    part: AlliancePart,
    joinedOn: CivilDate,
    documentNo: DocumentNo,
  }),
  output: z.object({ id: Id }),
  refusals: {
    'alliance-not-found': 404,
    'organisation-not-found': 404,
    'alliance-not-yours': 403,
    'alliance-ended': 409,
    'organisation-merged': 409,
    'day-in-future': 422,
    'joined-before-founding': 422,
    'member-already': 409,
    'membership-exists-already': 409,
  },
});

export const leaveAlliance = route({
  name: 'organisations.leave-alliance',
  method: 'POST',
  path: '/alliances/:allianceId/members/:membershipId/end',
  audience: ['coordinator'],
  summary: 'Record from which day an organisation no longer belongs to an alliance',
  input: z.object({ allianceId: Id, membershipId: Id, on: CivilDate }),
  output: z.object({ id: Id }),
  refusals: {
    'alliance-not-found': 404,
    'membership-not-found': 404,
    'alliance-not-yours': 403,
    'membership-ended-already': 409,
    'day-in-future': 422,
    'ends-before-it-begins': 422,
  },
});

export const endAlliance = route({
  name: 'organisations.end-alliance',
  method: 'POST',
  path: '/alliances/:allianceId/end',
  audience: ['coordinator'],
  summary: 'Record that an alliance ended; whoever still belongs to it leaves that day',
  input: z.object({ allianceId: Id, on: CivilDate }),
  output: z.object({ id: Id }),
  refusals: {
    'alliance-not-found': 404,
    'alliance-not-yours': 403,
    'alliance-ended': 409,
    'day-in-future': 422,
    'ends-before-it-begins': 422,
  },
});
