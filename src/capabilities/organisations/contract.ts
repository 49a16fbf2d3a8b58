import { z } from 'zod';
import { Id, idPageInput, pageOf, route } from '../../kernel/contract.ts';
import { OrganisationKind } from './domain/model.ts';

const PublicOrganisation = z.object({
  id: Id,
  parentId: Id.nullable(),
  kind: OrganisationKind,
  name: z.string(),
  shortName: z.string(),
  regionCode: z.string(),
  /** How many organisations stand above it. */
  depth: z.number().int(),
});
export type PublicOrganisation = z.output<typeof PublicOrganisation>;

export const listOrganisations = route({
  name: 'organisations.list',
  method: 'GET',
  path: '/organisations',
  audience: 'anyone',
  summary: 'Organisations of the place, in the order in which they came',
  input: z.object({ ...idPageInput }),
  output: pageOf(PublicOrganisation),
  refusals: {},
});

/** As listed in the console: with the names that a row needs besides its own. */
const TreeOrganisation = PublicOrganisation.extend({
  parentName: z.string().nullable(),
  hostName: z.string().nullable(),
});
export type TreeOrganisation = z.output<typeof TreeOrganisation>;

export const listTree = route({
  name: 'organisations.list-tree',
  method: 'GET',
  path: '/organisation-tree',
  audience: 'signed-in',
  summary: 'The organisations of the place, each after the one above it; the upper levels only where they are many',
  input: z.object({}),
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
    regionCode: z.string().regex(/^\d{6}(\d{3}|\d{6})?$/),
  }),
  output: PublicOrganisation,
  refusals: {
    'parent-not-found': 404,
    'host-not-found': 404,
    'parent-not-yours': 403,
    'host-is-party-organisation': 422,
    'host-not-needed': 422,
    'name-already-used': 409,
    'organisation-exists-already': 409,
  },
});
