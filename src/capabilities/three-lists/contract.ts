import { z } from 'zod';
import { Id, pageInput, pageOf, route } from '../../kernel/contract.ts';
import { CivilDate, Instant } from '../../kernel/days.ts';
import { Origin } from '../../kernel/origin.ts';
import { CommitmentState } from '../commitments/domain/model.ts';
import { NeedCategory, NeedState } from './domain/model.ts';

const Amount = z.coerce.number().int().min(1).max(1_000_000_000);
const Reason = z.string().trim().min(2).max(500);
const NamedOrganisation = z.object({ id: Id, name: z.string() });

/** `committed` holds what is fulfilled too. `unit` is null where lines of different units are counted by line. */
export const Covered = z.object({
  requested: z.number(),
  committed: z.number(),
  fulfilled: z.number(),
  remaining: z.number(),
});

const NeedCard = z.object({
  id: Id,
  title: z.string(),
  category: NeedCategory,
  areaText: z.string(),
  state: NeedState,
  organisation: NamedOrganisation,
  /** What is asked for, line by line, in a few words: 公益凉亭 5 份. */
  asksFor: z.array(z.object({ name: z.string(), amount: z.number(), unit: z.string() })),
  deadlineOn: CivilDate,
  publishedAt: Instant.nullable(),
  waitedDays: z.number().nullable(),
  coverage: Covered.extend({ unit: z.string().nullable() }),
});
export type NeedCard = z.output<typeof NeedCard>;

const LineShown = z.object({
  id: Id,
  no: z.number(),
  name: z.string(),
  unit: z.string(),
  coverage: Covered,
});
/** Who took which part over, by the organisation's name. Persons are never among it. */
const ClaimShown = z.object({
  id: Id,
  lineId: Id,
  organisation: NamedOrganisation,
  amount: z.number(),
  fulfilledAmount: z.number(),
  state: CommitmentState,
  isStanding: z.boolean(),
  commitmentId: Id,
  ledgerNo: z.string(),
  firstContactOn: CivilDate,
  finishOn: CivilDate,
  claimedAt: Instant,
});
const NeedShown = NeedCard.extend({
  description: z.string(),
  contactRole: z.string(),
  origin: Origin.nullable(),
  fulfilledOn: CivilDate.nullable(),
  lines: z.array(LineShown),
  claims: z.array(ClaimShown),
  /** The organisations in whose name the caller may claim a part. Empty for strangers. */
  mayClaimFor: z.array(NamedOrganisation),
});
export type NeedShown = z.output<typeof NeedShown>;

const ActionShown = z.object({
  action: z.enum(['publish', 'submit', 'revise', 'return', 'withdraw']),
  allowed: z.boolean(),
  because: z.string().optional(),
});
const NeedAtDesk = NeedShown.extend({ reason: z.string().nullable(), actions: z.array(ActionShown) });
export type NeedAtDesk = z.output<typeof NeedAtDesk>;

const written = {
  title: z.string().trim().min(2).max(60),
  category: NeedCategory,
  description: z.string().trim().min(2).max(2_000),
  areaText: z.string().trim().min(2).max(60),
  deadlineOn: CivilDate,
  contactRole: z.string().trim().min(2).max(40),
  lines: z
    .array(
      z.object({
        id: Id,
        name: z.string().trim().min(1).max(60),
        amount: Amount,
        unit: z.string().trim().min(1).max(12),
      }),
    )
    .min(1)
    .max(20),
};
const NeedMoved = z.object({ id: Id, state: NeedState });

const stepRefusals = {
  'need-not-found': 404,
  'need-not-in-this-state': 409,
  'not-your-need': 403,
  'not-coordinator-here': 403,
  'submitter-may-not-publish': 403,
  'need-has-open-claims': 409,
} as const;
const privateRefusals = {
  'text-holds-phone-number': 422,
  'text-holds-identity-number': 422,
  'text-holds-bank-card-number': 422,
  'text-holds-email-address': 422,
} as const;
const writers = ['clerk', 'coordinator'] as const;

export const listNeeds = route({
  name: 'three-lists.list-needs',
  method: 'GET',
  path: '/needs',
  audience: 'anyone',
  summary: 'The wall of needs: those that can be claimed first, the longest waiting before the others',
  input: z.object({
    ...pageInput,
    category: NeedCategory.optional(),
    state: z.enum(['open', 'fulfilled']).optional(),
    clauseId: Id.optional(),
  }),
  output: pageOf(NeedCard),
  refusals: {},
});

export const getNeed = route({
  name: 'three-lists.get-need',
  method: 'GET',
  path: '/needs/:needId',
  audience: 'anyone',
  summary: 'One need of the wall with its lines, how far each is covered, and which organisations claimed a part',
  input: z.object({ needId: Id }),
  output: NeedShown,
  refusals: { 'need-not-found': 404 },
});

export const listNeedsForDesk = route({
  name: 'three-lists.list-needs-for-desk',
  method: 'GET',
  path: '/desk/needs',
  audience: [...writers, 'auditor'],
  summary: 'The needs of the organisations the caller works for, in every state, newest first',
  input: z.object({ ...pageInput, state: NeedState.optional() }),
  output: pageOf(NeedCard),
  refusals: {},
});

export const getNeedForDesk = route({
  name: 'three-lists.get-need-for-desk',
  method: 'GET',
  path: '/desk/needs/:needId',
  audience: [...writers, 'auditor'],
  summary: 'One need with the steps the caller may take, and why the others are closed to them',
  input: z.object({ needId: Id }),
  output: NeedAtDesk,
  refusals: { 'need-not-found': 404 },
});

export const draftNeed = route({
  name: 'three-lists.draft-need',
  method: 'POST',
  path: '/needs',
  audience: writers,
  summary: 'Write down a need in the name of an organisation; nobody else sees it yet',
  input: z.object({ id: Id, organisationId: Id, origin: Origin.optional(), ...written }),
  output: NeedMoved,
  refusals: { 'organisation-not-found': 404, 'not-your-organisation': 403, 'need-exists-already': 409 },
});

export const reviseNeed = route({
  name: 'three-lists.revise-need',
  method: 'POST',
  path: '/needs/:needId/revision',
  audience: writers,
  summary: 'Rewrite a draft, for instance after it was returned',
  input: z.object({ needId: Id, ...written }),
  output: NeedMoved,
  refusals: stepRefusals,
});

export const submitNeed = route({
  name: 'three-lists.submit-need',
  method: 'POST',
  path: '/needs/:needId/submission',
  audience: writers,
  summary: 'Hand a draft to the coordinator for review',
  input: z.object({ needId: Id }),
  output: NeedMoved,
  refusals: stepRefusals,
});

export const returnNeed = route({
  name: 'three-lists.return-need',
  method: 'POST',
  path: '/needs/:needId/return',
  audience: ['coordinator'],
  summary: 'Give a need back to its writer with a reason',
  input: z.object({ needId: Id, reason: Reason }),
  output: NeedMoved,
  refusals: stepRefusals,
});

export const publishNeed = route({
  name: 'three-lists.publish-need',
  method: 'POST',
  path: '/needs/:needId/publication',
  audience: ['coordinator'],
  summary: 'Put a need on the wall, after its text was checked for private data (REG-06)',
  input: z.object({ needId: Id }),
  output: NeedMoved,
  refusals: { ...stepRefusals, ...privateRefusals },
});

export const withdrawNeed = route({
  name: 'three-lists.withdraw-need',
  method: 'POST',
  path: '/needs/:needId/withdrawal',
  audience: writers,
  summary: 'Take a need back that nobody is working on',
  input: z.object({ needId: Id, reason: Reason }),
  output: NeedMoved,
  refusals: stepRefusals,
});

export const claimNeed = route({
  name: 'three-lists.claim-need',
  method: 'POST',
  path: '/needs/:needId/claims',
  audience: ['clerk'],
  summary: 'Take over a part of one line of a need; this proposes a commitment to the requester',
  input: z.object({
    needId: Id,
    id: Id,
    lineId: Id,
    organisationId: Id,
    amount: Amount,
    plan: z.string().trim().min(2).max(500),
    firstContactOn: CivilDate,
    finishOn: CivilDate,
  }),
  output: z.object({ id: Id, commitmentId: Id, ledgerNo: z.string() }),
  refusals: {
    'need-not-found': 404,
    'need-line-not-found': 404,
    'organisation-not-found': 404,
    'claim-exists-already': 409,
    'need-not-in-this-state': 409,
    'not-your-organisation': 403,
    'provider-is-requester': 422,
    'need-already-covered': 409,
    'claim-exceeds-remaining': 409,
    'dates-out-of-order': 422,
    'date-in-the-past': 422,
    ...privateRefusals,
  },
});
