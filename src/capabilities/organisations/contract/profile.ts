import { z } from 'zod';
import { Id, idPageInput, pageOf, route } from '../../../kernel/contract.ts';
import { CivilDate } from '../../../kernel/days.ts';
import { PublicOrganisation } from '../contract.ts';
import { AllianceKind, AlliancePart } from '../domain/alliances.ts';
import { OrganisationKind } from '../domain/model.ts';
import { InsideLiaison } from './liaisons.ts';
import { PublicName } from './names.ts';

const FoundOrganisation = PublicOrganisation.extend({
  parentName: z.string().nullable(),
  creditCode: z.string().nullable(),
  /** The former name or alias by which it was found, where it was not a present one. */
  foundBy: z.string().nullable(),
});
export type FoundOrganisation = z.output<typeof FoundOrganisation>;

export const searchOrganisations = route({
  name: 'organisations.search',
  method: 'GET',
  path: '/organisation-search',
  audience: 'anyone',
  summary: 'Find organisations by any name they bear or bore, by an alias, a credit code or a region code',
  input: z.object({
    text: z.string().trim().max(60).default(''),
    kind: OrganisationKind.optional(),
    ...idPageInput,
  }),
  output: pageOf(FoundOrganisation),
  refusals: {},
});

const Named = z.object({ id: Id, name: z.string() });
const Region = z.object({
  code: z.string(),
  name: z.string().nullable(),
  isAbolished: z.boolean(),
  successors: z.array(z.object({ code: z.string(), name: z.string().nullable() })),
});

const Profile = PublicOrganisation.extend({
  /** Those above it, the highest first. */
  above: z.array(Named),
  below: z.array(Named.extend({ kind: OrganisationKind })),
  isBelowCut: z.boolean(),
  host: Named.nullable(),
  hosts: z.array(Named),
  creditCode: z.string().nullable(),
  region: Region,
  nameFrom: CivilDate.nullable(),
  names: z.array(PublicName),
  alliances: z.array(
    Named.extend({
      kind: AllianceKind,
      part: AlliancePart,
      joinedOn: CivilDate,
      leftOn: CivilDate.nullable(),
    }),
  ),
  liaisonPosts: z.array(z.object({ post: z.string(), from: CivilDate })),
  mergedInto: Named.extend({ on: CivilDate, documentNo: z.string().nullable() }).nullable(),
  absorbed: z.array(Named),
  moves: z.array(z.object({ from: Named, to: Named, on: CivilDate, documentNo: z.string().nullable() })),
});

export const getProfile = route({
  name: 'organisations.get-profile',
  method: 'GET',
  path: '/organisations/:organisationId/profile',
  audience: 'anyone',
  summary: 'Everything public about an organisation: names, place, alliances, history; of liaison officers the post',
  input: z.object({ organisationId: Id }),
  output: Profile,
  refusals: { 'organisation-not-found': 404 },
});

export const getInside = route({
  name: 'organisations.get-inside',
  method: 'GET',
  path: '/organisations/:organisationId/inside',
  audience: 'signed-in',
  summary: 'An organisation as those see it who keep it; liaison officers only for who works with it',
  input: z.object({ organisationId: Id }),
  output: Profile.extend({
    lineage: z.array(Id),
    /** Its code stands, but the organisation code within it does not check (DOC-10). */
    isCreditCodeOdd: z.boolean(),
    /** Null for who may know the posts alone. */
    liaisons: z.array(InsideLiaison).nullable(),
    mayKeep: z.boolean(),
    mayNameLiaison: z.boolean(),
  }),
  refusals: { 'organisation-not-found': 404 },
});
export type InsideOrganisation = z.output<typeof getInside.output>;
