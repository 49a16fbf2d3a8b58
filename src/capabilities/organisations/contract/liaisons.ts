import { z } from 'zod';
import { Id, route } from '../../../kernel/contract.ts';
import { CivilDate } from '../../../kernel/days.ts';
import { Origin } from '../../../kernel/origin.ts';

/** A liaison officer as those see it who work with the organisation. Name and telephone are said by `people`. */
export const InsideLiaison = z.object({
  id: Id,
  post: z.string(),
  person: Origin,
  from: CivilDate,
  until: CivilDate.nullable(),
});
export type InsideLiaison = z.output<typeof InsideLiaison>;

export const nameLiaison = route({
  name: 'organisations.name-liaison',
  method: 'POST',
  path: '/organisations/:organisationId/liaisons',
  audience: ['coordinator', 'clerk'],
  summary: 'Name a liaison officer of an organisation; the public sees the post alone',
  input: z.object({
    organisationId: Id,
    id: Id,
    person: Origin,
    post: z.string().trim().min(2).max(40),
    validFrom: CivilDate,
  }),
  output: z.object({ id: Id }),
  refusals: {
    'organisation-not-found': 404,
    'organisation-not-yours': 403,
    'organisation-merged': 409,
    'post-holds-private-data': 422,
    'day-in-future': 422,
    'liaison-named-already': 409,
    'liaison-exists-already': 409,
  },
});

export const endLiaison = route({
  name: 'organisations.end-liaison',
  method: 'POST',
  path: '/organisations/:organisationId/liaisons/:liaisonId/end',
  audience: ['coordinator', 'clerk'],
  summary: 'Say from which day somebody is no longer liaison officer',
  input: z.object({ organisationId: Id, liaisonId: Id, on: CivilDate }),
  output: z.object({ id: Id }),
  refusals: {
    'organisation-not-found': 404,
    'organisation-not-yours': 403,
    'liaison-not-found': 404,
    'liaison-ended-already': 409,
    'day-in-future': 422,
    'ends-before-it-begins': 422,
  },
});
