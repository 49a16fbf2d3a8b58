import { z } from 'zod';
import { Id, idPageInput, pageOf, route } from '../../kernel/contract.ts';
import { Instant } from '../../kernel/days.ts';

export const listFactKinds = route({
  name: 'audit.list-fact-kinds',
  method: 'GET',
  path: '/fact-kinds',
  audience: ['auditor'],
  summary: 'Every kind of fact there is, so that the list can be narrowed to one',
  input: z.object({}),
  output: z.object({
    items: z.array(z.object({ name: z.string(), sentence: z.string(), capabilityName: z.string() })),
  }),
  refusals: {},
});

export const listFacts = route({
  name: 'audit.list-facts',
  method: 'GET',
  path: '/facts',
  audience: ['auditor'],
  summary: 'What was done, by whom and when, newest first',
  input: z.object({ ...idPageInput, name: z.string().max(80).optional(), subjectId: Id.optional() }),
  output: pageOf(
    z.object({
      id: Id,
      at: Instant,
      actorId: z.string(),
      name: z.string(),
      sentence: z.string(),
      capabilityName: z.string(),
      subjectKind: z.string(),
      subjectId: Id,
      detail: z.record(z.string(), z.unknown()),
    }),
  ),
  refusals: { 'place-not-yours': 403 },
});
