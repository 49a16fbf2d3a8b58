import { z } from 'zod';
import type { OrganisationRef } from '../../../kernel/actor.ts';
import type { CivilDate, Instant } from '../../../kernel/days.ts';
import type { Origin } from '../../../kernel/origin.ts';
import type { Quantity } from '../../../kernel/quantity.ts';

/** Where a commitment stands in W3. */
export const CommitmentState = z.enum([
  'proposed',
  'committed',
  'in-progress',
  'reported',
  'accepted',
  'closed',
  'reopened',
  'released',
  'declined',
]);
export type CommitmentState = z.infer<typeof CommitmentState>;

/** States in which a settled activity still counts as evidence: the work has not been accepted and may yet be. */
export const takesActivities: readonly CommitmentState[] = ['committed', 'in-progress', 'reported', 'reopened'];

/** What a party may do with a commitment that exists. */
export const CommitmentAction = z.enum([
  'accept-claim',
  'decline',
  'start',
  'release',
  'record-fulfilment',
  'add-evidence',
  'report-done',
  'accept',
  'return',
  'close-out',
  'follow-up',
  'reopen',
]);
export type CommitmentAction = z.infer<typeof CommitmentAction>;

/** What a step of the history says was done: an action, or the making with which every history begins. */
export const StepAction = z.enum(['propose', 'make', ...CommitmentAction.options]);
export type StepAction = z.infer<typeof StepAction>;

/** Who stands in which part: the one who promised, the one it was promised to, the third who closes. */
export const Party = z.enum(['provider', 'requester', 'coordinator']);
export type Party = z.infer<typeof Party>;

/** How it is shown that something was done. `activity` comes by itself when an activity is settled. */
export const EvidenceKind = z.enum(['text-report', 'signed-form', 'list', 'photo', 'official-document', 'activity']);
export type EvidenceKind = z.infer<typeof EvidenceKind>;

export const FollowUpResult = z.enum(['good', 'bad']);
export type FollowUpResult = z.infer<typeof FollowUpResult>;

/** One row of the history. `reason` is what the actor wrote: why, a comment, a note. Never shown to strangers. */
export type Step = {
  readonly id: string;
  readonly no: number;
  readonly action: StepAction;
  readonly from: CommitmentState | null;
  readonly to: CommitmentState;
  readonly cycle: number;
  readonly at: Instant;
  /** Null when the product itself acted. */
  readonly personId: string | null;
  /** The organisation for which the actor acted: a party, or the one over which the coordinator is set. */
  readonly organisationId: string;
  readonly reason: string | null;
  readonly satisfaction: number | null;
  readonly result: FollowUpResult | null;
};

/** A part of the promise that was kept, on a day. */
export type Fulfilment = {
  readonly id: string;
  readonly stepId: string;
  readonly cycle: number;
  readonly amount: number;
  readonly on: CivilDate;
  readonly note: string;
};

export type Evidence = {
  readonly id: string;
  readonly stepId: string;
  readonly cycle: number;
  readonly kind: EvidenceKind;
  readonly text: string;
  readonly fileId: string | null;
  readonly origin: Origin | null;
};

/** Who promised what to whom, how much and by when, with everything that has happened since (W3). */
export type Commitment = {
  readonly id: string;
  /** Permanent: neither declining, releasing nor reopening changes it (REG-09). */
  readonly ledgerNo: string;
  readonly title: string;
  readonly providerOrganisationId: string;
  readonly requesterOrganisationId: string;
  readonly origins: readonly Origin[];
  readonly quantity: Quantity;
  readonly dueOn: CivilDate;
  readonly plan: string;
  readonly state: CommitmentState;
  /** 1 at first; each reopening begins the next, and what was done must then be shown anew. */
  readonly cycle: number;
  readonly closedOn: CivilDate | null;
  readonly steps: readonly Step[];
  readonly fulfilments: readonly Fulfilment[];
  readonly evidence: readonly Evidence[];
};

/** A commitment together with the lineage of both organisations, as policies need it. */
export type Matter = Commitment & { readonly provider: OrganisationRef; readonly requester: OrganisationRef };

/** What the capability that makes a commitment says of it. */
export type CommitmentDraft = {
  readonly id: string;
  readonly title: string;
  readonly providerOrganisationId: string;
  readonly requesterOrganisationId: string;
  readonly origins: readonly Origin[];
  readonly quantity: Quantity;
  readonly dueOn: CivilDate;
  readonly plan: string;
  /** `proposed` waits for the requester's word; `committed` was agreed already, as by a signature. */
  readonly startsAs: 'proposed' | 'committed';
};

/** What other capabilities see of a commitment. */
export type CommitmentSummary = {
  readonly id: string;
  readonly ledgerNo: string;
  readonly title: string;
  readonly state: CommitmentState;
  readonly origins: readonly Origin[];
  readonly providerOrganisationId: string;
  readonly requesterOrganisationId: string;
  readonly quantity: Quantity;
  /** What was kept in the present cycle; 0 until the requester has accepted it. */
  readonly fulfilledAmount: number;
  readonly dueOn: CivilDate;
  readonly closedOn: CivilDate | null;
};

/** A claim that was declined is between the two sides; nothing public tells of it (REG-08). */
export function isPublicState(state: CommitmentState): boolean {
  return state !== 'declined';
}

/** Whether the amount still covers what was asked for: true until it was declined or given back. */
export function countsAsCommitted(state: CommitmentState): boolean {
  return state !== 'declined' && state !== 'released';
}

/** Whether what was recorded as kept may be counted: only after the requester's word. */
export function countsAsFulfilled(state: CommitmentState): boolean {
  return state === 'accepted' || state === 'closed';
}

/** What was recorded as kept in the present cycle, accepted or not. */
export function recordedAmount(commitment: Pick<Commitment, 'cycle' | 'fulfilments'>): number {
  return commitment.fulfilments
    .filter((fulfilment) => fulfilment.cycle === commitment.cycle)
    .reduce((sum, fulfilment) => sum + fulfilment.amount, 0);
}
