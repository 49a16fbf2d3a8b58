import { z } from 'zod';
import { Id, route } from '../../../kernel/contract.ts';
import { PublicOrganisation } from '../contract.ts';
import { basisInput } from './basis.ts';

export const mergeOrganisation = route({
  name: 'organisations.merge',
  method: 'POST',
  path: '/organisations/:organisationId/merger',
  audience: ['coordinator'],
  summary: 'Merge an organisation into another one; it stays, points there and takes nothing new',
  input: z.object({ organisationId: Id, intoOrganisationId: Id, ...basisInput }),
  output: PublicOrganisation,
  refusals: {
    'organisation-not-found': 404,
    'survivor-not-found': 404,
    'organisation-not-yours': 403,
    'survivor-not-yours': 403,
    'organisation-merged': 409,
    'survivor-merged': 409,
    'merged-with-itself': 422,
    'organisations-below': 409,
    'day-in-future': 422,
  },
});

export const undoMerge = route({
  name: 'organisations.undo-merge',
  method: 'POST',
  path: '/organisations/:organisationId/merger/undo',
  audience: ['coordinator'],
  summary: 'Take a merger back; the organisation is open again',
  input: z.object({ organisationId: Id, reason: z.string().trim().min(2).max(200) }),
  output: PublicOrganisation,
  refusals: {
    'organisation-not-found': 404,
    'organisation-not-yours': 403,
    'organisation-not-merged': 409,
    'parent-merged': 409,
    'name-already-used': 409,
    'credit-code-taken': 409,
  },
});

export const moveOrganisation = route({
  name: 'organisations.move',
  method: 'POST',
  path: '/organisations/:organisationId/parent',
  audience: ['coordinator'],
  summary: 'Put an organisation with all below it under another one',
  input: z.object({ organisationId: Id, parentId: Id, ...basisInput }),
  output: PublicOrganisation,
  refusals: {
    'organisation-not-found': 404,
    'parent-not-found': 404,
    'organisation-not-yours': 403,
    'parent-not-yours': 403,
    'organisation-merged': 409,
    'organisation-is-root': 422,
    'parent-merged': 409,
    'parent-unchanged': 409,
    'parent-is-below': 422,
    'name-already-used': 409,
    'day-in-future': 422,
  },
});
