import { addDays, civilDateOf, type CivilDate } from '../../../kernel/days.ts';
import { transitionFor } from '../../../kernel/transitions.ts';
import {
  recordedAmount,
  type Commitment,
  type CommitmentAction,
  type CommitmentState,
  type Party,
  type Step,
} from './model.ts';
import { closeOutWorkflow } from './workflow.ts';

/**
 * Days after which a step that waits for somebody is late. This project's own reminders (grade D): they remind and
 * forbid nothing. A second look 30 days after closing shows whether what was done still holds.
 */
export const patienceDays = { claim: 3, acceptance: 7, closing: 7, followUp: 30, reopening: 7 } as const;

/** The one step a commitment waits for. A follow-up is not waited for before its day has come. */
export type Waiting = {
  readonly action: CommitmentAction;
  readonly by: readonly Party[];
  readonly dueOn: CivilDate;
};

/** The day since which a commitment has stood in its present state. */
export function standingSince(commitment: Commitment): CivilDate {
  const change = commitment.steps.findLast((step) => step.from !== step.to);
  return civilDateOf(change?.at ?? '1970-01-01T00:00:00.000Z');
}

/** The last look that someone took since the commitment was last closed. */
export function lastFollowUp(commitment: Commitment): Step | undefined {
  return commitment.steps.findLast((step) => step.action === 'follow-up' && step.cycle === commitment.cycle);
}

/** Good needs nothing more; bad asks for reopening (W3), which a person decides. */
function afterClosing(commitment: Commitment): CommitmentAction | null {
  const found = lastFollowUp(commitment)?.result;
  if (!found) return 'follow-up';
  return found === 'bad' ? 'reopen' : null;
}

function nextAction(commitment: Commitment): CommitmentAction | null {
  const { state, cycle } = commitment;
  if (state === 'in-progress' || state === 'reopened') {
    if (recordedAmount(commitment) === 0) return 'record-fulfilment';
    return commitment.evidence.some((evidence) => evidence.cycle === cycle) ? 'report-done' : 'add-evidence';
  }
  if (state === 'closed') return afterClosing(commitment);
  const next: Partial<Record<CommitmentState, CommitmentAction>> = {
    proposed: 'accept-claim',
    committed: 'start',
    reported: 'accept',
    accepted: 'close-out',
  };
  return next[state] ?? null;
}

function dueDayOf(commitment: Commitment): CivilDate {
  const since = standingSince(commitment);
  const looked = commitment.state === 'closed' ? lastFollowUp(commitment) : undefined;
  if (looked) return addDays(civilDateOf(looked.at), patienceDays.reopening);
  const days: Partial<Record<CommitmentState, number>> = {
    proposed: patienceDays.claim,
    reported: patienceDays.acceptance,
    accepted: patienceDays.closing,
    closed: patienceDays.followUp,
  };
  const patience = days[commitment.state];
  return patience === undefined ? commitment.dueOn : addDays(since, patience);
}

/** What the commitment waits for, from whom and until when; null when nothing more is waited for. */
export function waitingFor(commitment: Commitment): Waiting | null {
  const action = nextAction(commitment);
  const row = action && transitionFor(closeOutWorkflow, commitment.state, action);
  return action && row ? { action, by: row.by, dueOn: dueDayOf(commitment) } : null;
}

/** Whether the promised day has passed while the work is still with the provider. Calls for escalation (督办). */
export function isOverdue(commitment: Pick<Commitment, 'state' | 'dueOn'>, today: CivilDate): boolean {
  const withProvider = ['committed', 'in-progress', 'reopened'].includes(commitment.state);
  return withProvider && commitment.dueOn < today;
}
