import { z } from 'zod';
import { Id, idPageInput, pageOf, route } from '../../kernel/contract.ts';
import { OrganisationKind } from './domain/model.ts';
import { RegionCode } from './domain/regions.ts';

/** As people type it; what is wrong with it the rule says. An empty field is none. */
const TypedCode = z
  .string()
  .max(60)
  .transform((text) => text.trim() || null)
  .nullable()
  .default(null);

const detailsRefusals = {
  'host-is-party-organisation': 422,
  'host-not-needed': 422,
  'host-merged': 409,
  'credit-code-length': 422,
  'credit-code-letter': 422,
  'credit-code-check': 422,
  'credit-code-taken': 409,
} as const;

export const PublicOrganisation = z.object({
  id: Id,
  parentId: Id.nullable(),
  kind: OrganisationKind,
  name: z.string(),
  shortName: z.string(),
  regionCode: z.string(),
  /** How many organisations stand above it. */
  depth: z.number().int(),
  /** The one that goes on in its stead; nothing new is done in the name of a merged one. */
  mergedIntoId: Id.nullable(),
});
export type PublicOrganisation = z.output<typeof PublicOrganisation>;

export const listOrganisations = route({
  name: 'organisations.list',
  method: 'GET',
  path: '/organisations',
  audience: 'anyone',
  summary: 'Organisations of the place, in the order in which they came; merged ones are left out',
  input: z.object({ ...idPageInput }),
  output: pageOf(PublicOrganisation),
  refusals: {},
});

/** As listed in the console: with the names that a row needs besides its own. */
const TreeOrganisation = PublicOrganisation.extend({
  parentName: z.string().nullable(),
  hostName: z.string().nullable(),
  creditCode: z.string().nullable(),
  /** Its region code was abolished; the organisation's screen says what came after it (DOC-08). */
  isRegionAbolished: z.boolean(),
});
export type TreeOrganisation = z.output<typeof TreeOrganisation>;

export const listTree = route({
  name: 'organisations.list-tree',
  method: 'GET',
  path: '/organisation-tree',
  audience: 'signed-in',
  summary: 'The organisations of the place, each after the one above it; the upper levels only where they are many',
  input: z.object({ merged: z.enum(['hidden', 'shown']).default('hidden') }),
  output: z.object({ items: z.array(TreeOrganisation), isCut: z.boolean() }),
  refusals: {},
});

export const getOrganisation = route({
  name: 'organisations.get',
  method: 'GET',
  path: '/organisations/:organisationId',
  audience: 'anyone',
  summary: 'One organisation with its official name, kind and place in the tree',
  input: z.object({ organisationId: Id }),
  output: PublicOrganisation,
  refusals: { 'organisation-not-found': 404 },
});

export const addOrganisation = route({
  name: 'organisations.add',
  method: 'POST',
  path: '/organisations',
  audience: ['coordinator'],
  summary: 'Add an organisation below one that is entrusted to the caller',
  input: z.object({
    id: Id,
    parentId: Id,
    kind: OrganisationKind,
    name: z.string().trim().min(2).max(80),
    shortName: z.string().trim().min(2).max(20),
    hostOrganisationId: Id.nullable().default(null),
    regionCode: RegionCode,
    creditCode: TypedCode,
  }),
  output: PublicOrganisation,
  refusals: {
    'parent-not-found': 404,
    'host-not-found': 404,
    'parent-not-yours': 403,
    'parent-merged': 409,
    ...detailsRefusals,
    'name-already-used': 409,
    'organisation-exists-already': 409,
  },
});

export const changeDetails = route({
  name: 'organisations.change-details',
  method: 'POST',
  path: '/organisations/:organisationId/details',
  audience: ['coordinator'],
  summary: 'Change kind, host, region code or credit code of an organisation',
  input: z.object({
    organisationId: Id,
    kind: OrganisationKind,
    hostOrganisationId: Id.nullable().default(null),
    regionCode: RegionCode,
    creditCode: TypedCode,
  }),
  output: PublicOrganisation,
  refusals: {
    'organisation-not-found': 404,
    'host-not-found': 404,
    'organisation-not-yours': 403,
    'organisation-merged': 409,
    'details-unchanged': 409,
    'hosts-party-organisation': 422,
    'host-is-itself': 422,
    ...detailsRefusals,
  },
});
