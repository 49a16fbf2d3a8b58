import { z } from 'zod';
import { Id, route } from '../../../kernel/contract.ts';
import { CivilDate } from '../../../kernel/days.ts';
import { NameKind } from '../domain/names.ts';
import { PublicOrganisation } from '../contract.ts';
import { basisInput, DocumentNo } from './basis.ts';

/** A name besides the present ones, as everybody may read it. */
export const PublicName = z.object({
  id: Id,
  kind: NameKind,
  name: z.string(),
  from: CivilDate.nullable(),
  until: CivilDate.nullable(),
  documentNo: z.string().nullable(),
  /** It was put right on the day it was given, and held on no day. */
  isSlip: z.boolean(),
});
export type PublicName = z.output<typeof PublicName>;

export const renameOrganisation = route({
  name: 'organisations.rename',
  method: 'POST',
  path: '/organisations/:organisationId/names',
  audience: ['coordinator'],
  summary: 'Give an organisation another official or short name from a day on; the former ones are kept',
  input: z.object({
    organisationId: Id,
    name: z.string().trim().min(2).max(80),
    shortName: z.string().trim().min(2).max(20),
    ...basisInput,
  }),
  output: PublicOrganisation,
  refusals: {
    'organisation-not-found': 404,
    'organisation-not-yours': 403,
    'organisation-merged': 409,
    'name-unchanged': 409,
    'day-in-future': 422,
    'renamed-before-present-name': 422,
    'name-already-used': 409,
  },
});

export const addAlias = route({
  name: 'organisations.add-alias',
  method: 'POST',
  path: '/organisations/:organisationId/aliases',
  audience: ['coordinator'],
  summary: 'Note another name by which an organisation is called, so that it is found by it',
  input: z.object({
    organisationId: Id,
    id: Id,
    name: z.string().trim().min(2).max(80),
    validFrom: CivilDate.nullable().default(null),
    validUntil: CivilDate.nullable().default(null),
    documentNo: DocumentNo,
  }),
  output: PublicName,
  refusals: {
    'organisation-not-found': 404,
    'organisation-not-yours': 403,
    'organisation-merged': 409,
    'alias-exists-already': 409,
    'alias-known-already': 409,
    'day-in-future': 422,
    'ends-before-it-begins': 422,
  },
});

export const endAlias = route({
  name: 'organisations.end-alias',
  method: 'POST',
  path: '/organisations/:organisationId/aliases/:aliasId/end',
  audience: ['coordinator'],
  summary: 'Say from which day an alias is no longer used; it still finds the organisation',
  input: z.object({ organisationId: Id, aliasId: Id, on: CivilDate }),
  output: PublicName,
  refusals: {
    'organisation-not-found': 404,
    'organisation-not-yours': 403,
    'alias-not-found': 404,
    'alias-ended-already': 409,
    'day-in-future': 422,
    'ends-before-it-begins': 422,
  },
});
