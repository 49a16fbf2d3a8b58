import { isPerson, type Actor } from '../../../kernel/actor.ts';
import { addDays, civilDateOf, type CivilDate, type Instant } from '../../../kernel/days.ts';
import { allow, refuse, type Decision } from '../../../kernel/decision.ts';
import { stepTaken } from './facts.ts';
import {
  recordedAmount,
  type Commitment,
  type CommitmentAction,
  type CommitmentDraft,
  type Evidence,
  type EvidenceKind,
  type FollowUpResult,
  type Fulfilment,
  type Matter,
  type Step,
  takesActivities,
} from './model.ts';
import { mayTake, type StepRefusal } from './policy.ts';

/** A step as the actor wishes to take it, with what must be said along with it. */
export type Move =
  | { readonly action: 'accept-claim' | 'start' | 'report-done' }
  | { readonly action: 'close-out'; readonly reason?: string }
  | { readonly action: 'decline' | 'release' | 'return'; readonly reason: string }
  | { readonly action: 'accept'; readonly satisfaction: number; readonly reason?: string }
  | { readonly action: 'follow-up'; readonly result: FollowUpResult; readonly reason?: string };

/** Moves that bring something with them, which a rule of their own looks at first. */
type LadenMove =
  | { readonly action: 'reopen'; readonly reason: string; readonly dueOn: CivilDate }
  | ({ readonly action: 'record-fulfilment' } & NewFulfilment)
  | ({ readonly action: 'add-evidence' } & NewEvidence);

export type NewFulfilment = Pick<Fulfilment, 'id' | 'amount' | 'on' | 'note'>;

export type NewEvidence = {
  readonly id: string;
  readonly kind: Exclude<EvidenceKind, 'activity'>;
  readonly text: string;
  readonly fileId: string | null;
};

/** When a step is taken, and the id it will be kept under. */
export type Occasion = { readonly now: Instant; readonly stepId: string };

/** The commitment after the step, and the step itself; the store saves the difference. */
export type Taken = { readonly commitment: Commitment; readonly step: Step };

/** The days given to put right what was reopened, when nobody names a day. */
export const reopenedDays = 30;

function newStep(actor: Actor, before: Commitment, occasion: Occasion): Omit<Step, 'action' | 'organisationId'> {
  return {
    id: occasion.stepId,
    no: before.steps.length + 1,
    from: before.state,
    to: before.state,
    cycle: before.cycle,
    at: occasion.now,
    personId: isPerson(actor) ? actor.personId : null,
    reason: null,
    satisfaction: null,
    result: null,
  };
}

/** Begins a commitment under its ledger number. Who may promise is for the calling capability to say. */
export function makeCommitment(
  actor: Actor,
  draft: CommitmentDraft,
  ledgerNo: string,
  occasion: Occasion,
): Decision<Taken, 'provider-is-requester'> {
  if (draft.providerOrganisationId === draft.requesterOrganisationId) return refuse('provider-is-requester');
  const { startsAs, ...promised } = draft;
  const empty: Commitment = {
    ...promised,
    ledgerNo,
    state: startsAs,
    cycle: 1,
    closedOn: null,
    steps: [],
    fulfilments: [],
    evidence: [],
  };
  const action = startsAs === 'proposed' ? 'propose' : 'make';
  const organisationId = draft.providerOrganisationId;
  const step: Step = { ...newStep(actor, empty, occasion), action, from: null, organisationId };
  const commitment = { ...empty, steps: [step] };
  return allow({ commitment, step }, stepTaken(commitment, action, { amount: draft.quantity.amount }));
}

/** What a move changes besides the state. */
function changesOf(matter: Matter, move: Move | LadenMove, occasion: Occasion): Partial<Commitment> {
  const today = civilDateOf(occasion.now);
  const kept = { stepId: occasion.stepId, cycle: matter.cycle };
  switch (move.action) {
    case 'record-fulfilment': {
      const { id, amount, on, note } = move;
      return { fulfilments: [...matter.fulfilments, { id, amount, on, note, ...kept }] };
    }
    case 'add-evidence': {
      const { id, kind, text, fileId } = move;
      return { evidence: [...matter.evidence, { id, kind, text, fileId, origin: null, ...kept }] };
    }
    case 'close-out':
      return { closedOn: today };
    case 'reopen':
      return { closedOn: null, cycle: matter.cycle + 1, dueOn: move.dueOn };
    default:
      return {};
  }
}

/** What the fact of a move says beyond the commitment itself. */
function detailOf(commitment: Commitment, move: Move | LadenMove): Readonly<Record<string, string | number | null>> {
  if (move.action === 'record-fulfilment') return { amount: move.amount, on: move.on };
  if (move.action === 'add-evidence') return { kind: move.kind };
  if (move.action === 'follow-up') return { result: move.result };
  if (move.action === 'close-out') return { closedOn: commitment.closedOn, amount: recordedAmount(commitment) };
  return {};
}

/** Writes a step into the history when it is open to the actor. */
function write(actor: Actor, matter: Matter, move: Move | LadenMove, occasion: Occasion): Decision<Taken, StepRefusal> {
  const open = mayTake(actor, matter, move.action);
  if (!open.ok) return open;
  const { to, organisationId } = open.value;
  const { provider: _, requester: __, ...before } = matter;
  const changes = changesOf(matter, move, occasion);
  const step: Step = {
    ...newStep(actor, matter, occasion),
    action: move.action,
    to,
    organisationId,
    cycle: changes.cycle ?? matter.cycle,
    reason: ('reason' in move && move.reason) || null,
    satisfaction: move.action === 'accept' ? move.satisfaction : null,
    result: move.action === 'follow-up' ? move.result : null,
  };
  const commitment: Commitment = { ...before, ...changes, state: to, steps: [...matter.steps, step] };
  return allow({ commitment, step }, stepTaken(commitment, move.action, detailOf(commitment, move)));
}

/** Takes one step of W3. The table says where it leads, the policy whether it is open to the actor. */
export function takeStep(actor: Actor, matter: Matter, move: Move, occasion: Occasion): Decision<Taken, StepRefusal> {
  return write(actor, matter, move, occasion);
}

/** Records a part that was kept: never more than was promised, never before it happened. */
export function recordFulfilment(
  actor: Actor,
  matter: Matter,
  kept: NewFulfilment,
  occasion: Occasion,
): Decision<Taken, StepRefusal | 'fulfilment-beyond-promise' | 'fulfilment-in-the-future'> {
  const decision = write(actor, matter, { action: 'record-fulfilment', ...kept }, occasion);
  if (!decision.ok) return decision;
  const left = matter.quantity.amount - recordedAmount(matter);
  if (kept.amount > left) {
    return refuse('fulfilment-beyond-promise', { field: 'amount', detail: { left, unit: matter.quantity.unit } });
  }
  if (kept.on > civilDateOf(occasion.now)) return refuse('fulfilment-in-the-future', { field: 'on' });
  return decision;
}

export function addEvidence(
  actor: Actor,
  matter: Matter,
  shown: NewEvidence,
  occasion: Occasion,
): Decision<Taken, StepRefusal> {
  return write(actor, matter, { action: 'add-evidence', ...shown }, occasion);
}

/** Begins a new cycle under the same ledger number (REG-09), with a new day to be done by. */
export function reopen(
  actor: Actor,
  matter: Matter,
  why: { readonly reason: string; readonly dueOn?: CivilDate | undefined },
  occasion: Occasion,
): Decision<Taken, StepRefusal | 'due-day-past'> {
  const today = civilDateOf(occasion.now);
  const dueOn = why.dueOn ?? addDays(today, reopenedDays);
  const decision = write(actor, matter, { action: 'reopen', reason: why.reason, dueOn }, occasion);
  return decision.ok && dueOn < today ? refuse('due-day-past', { field: 'dueOn' }) : decision;
}

/** What an activity that served the commitment shows by itself when it is settled; nobody has to type it again. */
/** `organisationId` held the activity; the step stands in its name, which need not be the provider's. */
export type ActivityShown = {
  readonly id: string;
  readonly activityId: string;
  readonly organisationId: string;
  readonly text: string;
};

/**
 * Adds a settled activity as evidence in the name of whoever the product acts for. The same activity counts once in a
 * cycle, so a fact that arrives again changes nothing and is refused by name.
 */
export function addActivityEvidence(
  actor: Actor,
  commitment: Commitment,
  shown: ActivityShown,
  occasion: Occasion,
): Decision<Taken, 'step-not-open-now' | 'activity-already-evidence'> {
  const { state, cycle } = commitment;
  const action: CommitmentAction = 'add-evidence';
  if (!takesActivities.includes(state)) return refuse('step-not-open-now', { detail: { action, state } });
  const isKnown = commitment.evidence.some((known) => known.origin?.id === shown.activityId && known.cycle === cycle);
  if (isKnown) return refuse('activity-already-evidence');
  const evidence: Evidence = {
    id: shown.id,
    stepId: occasion.stepId,
    cycle,
    kind: 'activity',
    text: shown.text,
    fileId: null,
    origin: { capability: 'activities', id: shown.activityId },
  };
  const step: Step = { ...newStep(actor, commitment, occasion), action, organisationId: shown.organisationId };
  const after = { ...commitment, steps: [...commitment.steps, step], evidence: [...commitment.evidence, evidence] };
  return allow({ commitment: after, step }, stepTaken(after, action, { kind: 'activity' }));
}
