import { z } from 'zod';
import { Id, pageInput, pageOf, route } from '../../kernel/contract.ts';
import { CivilDate, Instant } from '../../kernel/days.ts';
import { Origin } from '../../kernel/origin.ts';
import { Quantity } from '../../kernel/quantity.ts';
import { CommitmentAction, CommitmentState, EvidenceKind, FollowUpResult, Party, StepAction } from './domain/model.ts';

const NamedOrganisation = z.object({ id: Id, name: z.string() });

export const Knot = z.object({
  label: z.string(),
  note: z.string(),
  state: z.enum(['done', 'next', 'to-come']),
});

/** What everybody may see of a commitment: no person, no plan, no text that somebody typed along the way. */
export const CommitmentCard = z.object({
  id: Id,
  ledgerNo: z.string(),
  title: z.string(),
  state: CommitmentState,
  provider: NamedOrganisation,
  requester: NamedOrganisation,
  quantity: Quantity,
  /** Counted only once the requester has accepted it. */
  fulfilledAmount: z.number().int(),
  dueOn: CivilDate,
  closedOn: CivilDate.nullable(),
  isOverdue: z.boolean(),
  origins: z.array(Origin),
  /** The red thread in the caller's language. */
  thread: z.array(Knot),
});
export type CommitmentCard = z.infer<typeof CommitmentCard>;

export const PublicCommitment = CommitmentCard.extend({
  cycle: z.number().int(),
  history: z.array(z.object({ action: StepAction, on: CivilDate, organisationName: z.string() })),
  evidence: z.array(z.object({ kind: EvidenceKind, count: z.number().int() })),
});
export type PublicCommitment = z.infer<typeof PublicCommitment>;

const OpenAction = z.object({
  action: CommitmentAction,
  allowed: z.boolean(),
  /** Why not: the refusal's name and its sentence in the caller's language. */
  because: z.object({ refusal: z.string(), sentence: z.string() }).optional(),
});

export const InsideCommitment = CommitmentCard.extend({
  cycle: z.number().int(),
  plan: z.string(),
  recordedAmount: z.number().int(),
  /** The requester's mark of the present cycle; null for those whom it must not appraise (SEC-31). */
  satisfaction: z.number().int().nullable(),
  steps: z.array(
    z.object({
      id: Id,
      action: StepAction,
      at: Instant,
      cycle: z.number().int(),
      personName: z.string().nullable(),
      /** Whether the product itself acted, as when an activity became evidence. */
      isAutomatic: z.boolean(),
      organisationName: z.string(),
      reason: z.string().nullable(),
      result: FollowUpResult.nullable(),
    }),
  ),
  fulfilments: z.array(
    z.object({ id: Id, cycle: z.number().int(), amount: z.number().int(), on: CivilDate, note: z.string() }),
  ),
  evidence: z.array(
    z.object({
      id: Id,
      cycle: z.number().int(),
      kind: EvidenceKind,
      text: z.string(),
      at: Instant,
      personName: z.string().nullable(),
      isAutomatic: z.boolean(),
      file: z.object({ name: z.string(), type: z.string() }).nullable(),
      origin: Origin.nullable(),
    }),
  ),
  /** The day by the clock of the place, which judges what lies in the future. */
  today: CivilDate,
  /** Every step the present state knows, with whether it is open to the caller. */
  actions: z.array(OpenAction),
  waitsFor: z.object({ action: CommitmentAction, by: z.array(Party), dueOn: CivilDate }).nullable(),
  /** The one step to do next, when it is the caller's. */
  nextForMe: CommitmentAction.nullable(),
});
export type InsideCommitment = z.infer<typeof InsideCommitment>;

const filters = {
  state: CommitmentState.optional(),
  text: z.string().trim().max(60).optional(),
  organisationId: Id.optional(),
};

const byId = { commitmentId: Id };
const notFound = { 'commitment-not-found': 404 } as const;
const insiders = ['clerk', 'coordinator', 'auditor'] as const;

export const listPublicCommitments = route({
  name: 'commitments.list-public',
  method: 'GET',
  path: '/public/commitments',
  audience: 'anyone',
  summary: 'The public ledger, newest number first',
  // A form without JavaScript sends an empty field for “any”.
  input: z.object({ ...pageInput, ...filters, state: z.union([z.literal(''), CommitmentState]).optional() }),
  output: pageOf(CommitmentCard),
  refusals: {},
});

export const getPublicCommitment = route({
  name: 'commitments.get-public',
  method: 'GET',
  path: '/public/commitments/:commitmentId',
  audience: 'anyone',
  summary: 'One commitment as everybody may see it',
  input: z.object(byId),
  output: PublicCommitment,
  refusals: notFound,
});

export const listCommitments = route({
  name: 'commitments.list',
  method: 'GET',
  path: '/commitments',
  audience: insiders,
  summary: 'The ledger within my reach, newest number first',
  input: z.object({
    ...pageInput,
    ...filters,
    /** Only those promised by or to the organisations over which I am clerk. */
    mine: z.enum(['yes', 'no']).default('no'),
  }),
  output: pageOf(CommitmentCard.omit({ thread: true, origins: true })),
  refusals: {},
});

export const getCommitment = route({
  name: 'commitments.get',
  method: 'GET',
  path: '/commitments/:commitmentId',
  audience: insiders,
  summary: 'One commitment with history, evidence, and what I may do',
  input: z.object(byId),
  output: InsideCommitment,
  refusals: notFound,
});

export const openEvidenceFile = route({
  name: 'commitments.open-evidence-file',
  method: 'GET',
  path: '/commitments/:commitmentId/evidence/:evidenceId/file',
  audience: ['clerk', 'coordinator'],
  summary: 'The file handed in as evidence',
  input: z.object({ ...byId, evidenceId: Id }),
  output: z.unknown(),
  refusals: { ...notFound, 'file-not-found': 404 },
});
