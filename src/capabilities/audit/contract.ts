import { z } from 'zod';
import { Id, idPageInput, pageOf, route } from '../../kernel/contract.ts';
import { CivilDate, Instant } from '../../kernel/days.ts';

/** How the record can be narrowed. Days are civil days; both count. */
export const factFilterFields = {
  /** Kinds of facts, parted by commas. */
  name: z.string().max(2_000).optional(),
  capability: z.string().max(40).optional(),
  fromDay: CivilDate.optional(),
  toDay: CivilDate.optional(),
  volunteerNo: z.string().trim().min(1).max(40).optional(),
  /** The organisation and everything below it. */
  organisationId: Id.optional(),
  subjectId: Id.optional(),
  outcome: z.enum(['done', 'refused']).optional(),
};

/** Names are masked here too (SEC-12); the volunteer number says who it is to those who may look it up. */
const Who = z.object({ personId: Id, maskedName: z.string(), volunteerNo: z.string() }).nullable();

const FactShown = z.object({
  id: Id,
  /** Its place in the one order; null for some seconds after it happened. */
  position: z.number().nullable(),
  at: Instant,
  actorId: z.string(),
  actor: Who,
  name: z.string(),
  sentence: z.string(),
  capabilityName: z.string(),
  subjectKind: z.string(),
  subjectId: Id,
  subjectPerson: Who,
  detail: z.record(z.string(), z.unknown()),
});

export const listFactKinds = route({
  name: 'audit.list-fact-kinds',
  method: 'GET',
  path: '/fact-kinds',
  audience: ['auditor'],
  summary: 'Every kind of fact there is, so that the list can be narrowed to some',
  input: z.object({}),
  output: z.object({
    items: z.array(
      z.object({ name: z.string(), sentence: z.string(), capability: z.string(), capabilityName: z.string() }),
    ),
  }),
  refusals: {},
});

export const listFacts = route({
  name: 'audit.list-facts',
  method: 'GET',
  path: '/facts',
  audience: ['auditor'],
  summary: 'What was done, by whom and when, newest first',
  input: z.object({ ...idPageInput, ...factFilterFields }),
  output: pageOf(FactShown),
  refusals: { 'place-not-yours': 403 },
});

const Proof = z.object({
  algorithm: z.string(),
  leafHash: z.string(),
  leafIndex: z.number(),
  treeSize: z.number(),
  path: z.array(z.string()),
  root: z.string(),
  checkpoint: z.object({ id: Id, no: z.number(), day: CivilDate, hash: z.string() }),
});

export const getFact = route({
  name: 'audit.get-fact',
  method: 'GET',
  path: '/facts/:factId',
  audience: ['auditor'],
  summary: 'One entry of the record with its place in the chain and the proof that it lies under a signed checkpoint',
  input: z.object({ factId: Id }),
  output: FactShown.extend({
    /** Null until it is chained. */
    link: z.object({ leafHash: z.string(), linkHash: z.string(), beforeHash: z.string() }).nullable(),
    /** Null until the day was signed. */
    proof: Proof.nullable(),
  }),
  refusals: { 'place-not-yours': 403, 'fact-not-found': 404 },
});
