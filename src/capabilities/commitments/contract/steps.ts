import { z } from 'zod';
import { Id, route } from '../../../kernel/contract.ts';
import { CivilDate } from '../../../kernel/days.ts';
import { CommitmentState, EvidenceKind, FollowUpResult } from '../domain/model.ts';

const byId = { commitmentId: Id };
const Reason = z.string().trim().min(1).max(500);
const Comment = z.string().trim().max(500).optional();

/** Where the commitment stands after the step. */
const Standing = z.object({ id: Id, ledgerNo: z.string(), state: CommitmentState });
export type Standing = z.infer<typeof Standing>;

/** What may stand against any step; `domain/policy.ts` says when. */
const refusals = {
  'commitment-not-found': 404,
  'not-a-party': 403,
  'step-of-another-party': 403,
  'clerk-of-the-other-side': 403,
  'coordinator-of-the-provider': 403,
  'step-not-open-now': 409,
  'no-fulfilment-yet': 409,
  'no-evidence-yet': 409,
  'reported-by-same-person': 403,
  'accepted-by-same-person': 403,
} as const;

export const acceptClaim = route({
  name: 'commitments.accept-claim',
  method: 'POST',
  path: '/commitments/:commitmentId/accept-claim',
  audience: ['clerk', 'coordinator'],
  summary: 'Agree to a claim: it becomes a commitment',
  input: z.object(byId),
  output: Standing,
  refusals,
});

export const declineClaim = route({
  name: 'commitments.decline',
  method: 'POST',
  path: '/commitments/:commitmentId/decline',
  audience: ['clerk', 'coordinator'],
  summary: 'Decline a claim and say why',
  input: z.object({ ...byId, reason: Reason }),
  output: Standing,
  refusals,
});

export const startWork = route({
  name: 'commitments.start',
  method: 'POST',
  path: '/commitments/:commitmentId/start',
  audience: ['clerk'],
  summary: 'The provider starts the work',
  input: z.object(byId),
  output: Standing,
  refusals,
});

export const releaseCommitment = route({
  name: 'commitments.release',
  method: 'POST',
  path: '/commitments/:commitmentId/release',
  audience: ['clerk'],
  summary: 'The provider gives the commitment back and says why',
  input: z.object({ ...byId, reason: Reason }),
  output: Standing,
  refusals,
});

export const recordFulfilment = route({
  name: 'commitments.record-fulfilment',
  method: 'POST',
  path: '/commitments/:commitmentId/fulfilments',
  audience: ['clerk'],
  summary: 'Record a part of the promise that was kept',
  input: z.object({
    ...byId,
    id: Id,
    amount: z.coerce.number().int().min(1).max(1_000_000_000),
    on: CivilDate,
    note: z.string().trim().max(500).default(''),
  }),
  output: Standing,
  refusals: {
    ...refusals,
    'fulfilment-beyond-promise': 422,
    'fulfilment-in-the-future': 422,
    'entry-already-there': 409,
  },
});

export const addEvidence = route({
  name: 'commitments.add-evidence',
  method: 'POST',
  path: '/commitments/:commitmentId/evidence',
  audience: ['clerk'],
  summary: 'Add evidence: a text, a signed form, a list, a photo or an official document',
  input: z.object({
    ...byId,
    id: Id,
    kind: EvidenceKind.exclude(['activity']),
    text: z.string().trim().min(1).max(2_000),
    fileId: Id.optional(),
  }),
  output: Standing,
  refusals: { ...refusals, 'entry-already-there': 409, 'file-not-found': 404, 'file-of-another-person': 403 },
});

export const reportDone = route({
  name: 'commitments.report-done',
  method: 'POST',
  path: '/commitments/:commitmentId/report-done',
  audience: ['clerk'],
  summary: 'The provider reports the work done',
  input: z.object(byId),
  output: Standing,
  refusals,
});

export const acceptWork = route({
  name: 'commitments.accept',
  method: 'POST',
  path: '/commitments/:commitmentId/accept',
  audience: ['clerk'],
  summary: 'The requester accepts the work and marks satisfaction',
  input: z.object({ ...byId, satisfaction: z.coerce.number().int().min(1).max(5), comment: Comment }),
  output: Standing,
  refusals,
});

export const returnWork = route({
  name: 'commitments.return',
  method: 'POST',
  path: '/commitments/:commitmentId/return',
  audience: ['clerk'],
  summary: 'The requester returns the work for rework and says why',
  input: z.object({ ...byId, reason: Reason }),
  output: Standing,
  refusals,
});

export const closeOut = route({
  name: 'commitments.close-out',
  method: 'POST',
  path: '/commitments/:commitmentId/close-out',
  audience: ['coordinator'],
  summary: 'A third person closes the commitment (销号)',
  input: z.object({ ...byId, comment: Comment }),
  output: Standing,
  refusals,
});

export const followUp = route({
  name: 'commitments.follow-up',
  method: 'POST',
  path: '/commitments/:commitmentId/follow-up',
  audience: ['clerk', 'coordinator'],
  summary: 'Record what a second look after closing found',
  input: z.object({ ...byId, result: FollowUpResult, comment: Comment }),
  output: Standing,
  refusals,
});

export const reopenCommitment = route({
  name: 'commitments.reopen',
  method: 'POST',
  path: '/commitments/:commitmentId/reopen',
  audience: ['clerk', 'coordinator'],
  summary: 'Reopen a closed commitment under the same ledger number and say why',
  input: z.object({ ...byId, reason: Reason, dueOn: CivilDate.optional() }),
  output: Standing,
  refusals: { ...refusals, 'due-day-past': 422 },
});
