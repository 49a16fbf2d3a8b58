import { holds, type Actor, type Role } from '../../../kernel/actor.ts';
import { allow, refuse, type Decision } from '../../../kernel/decision.ts';
import { transitionFor } from '../../../kernel/transitions.ts';
import type { Complaint, ComplaintAction, ComplaintKind, ComplaintState } from './model.ts';
import { complaintWorkflow } from './workflow.ts';

export type DeskRefusal = 'not-handled-by-you' | 'step-not-open-now';
export type SenderRefusal = 'step-not-open-now' | 'reopened-before';

function holdsOverPlace(actor: Actor, role: Role, rootIds: readonly string[]): boolean {
  return rootIds.some((id) => holds(actor, role, { id, lineage: [id] }));
}

/**
 * The kinds this actor handles: coordinators of the whole place complaints and suggestions, privacy officers all of
 * them. What somebody says about their own data is for the privacy officer alone.
 */
export function kindsHandledBy(actor: Actor, rootIds: readonly string[]): readonly ComplaintKind[] {
  if (holdsOverPlace(actor, 'privacy-officer', rootIds)) return ['complaint', 'suggestion', 'privacy'];
  return holdsOverPlace(actor, 'coordinator', rootIds) ? ['complaint', 'suggestion'] : [];
}

/** Whether the actor may read and answer a complaint of this kind. */
export function mayHandle(actor: Actor, kind: ComplaintKind, rootIds: readonly string[]): boolean {
  return kindsHandledBy(actor, rootIds).includes(kind);
}

/** Whether a handler may take this step now, and if not, why. */
export function mayTake(
  actor: Actor,
  complaint: Pick<Complaint, 'kind' | 'state'>,
  action: ComplaintAction,
  rootIds: readonly string[],
): Decision<ComplaintState, DeskRefusal> {
  if (!mayHandle(actor, complaint.kind, rootIds)) return refuse('not-handled-by-you');
  const row = transitionFor(complaintWorkflow, complaint.state, action);
  if (!row?.by.includes('handler')) return refuse('step-not-open-now');
  return allow(row.to);
}

/** Whether the sender may come back with it: once, after it was answered. */
export function mayReopen(complaint: Pick<Complaint, 'state' | 'reopenedAt'>): Decision<ComplaintState, SenderRefusal> {
  const row = transitionFor(complaintWorkflow, complaint.state, 'reopen');
  if (!row) return refuse('step-not-open-now');
  return complaint.reopenedAt === null ? allow(row.to) : refuse('reopened-before');
}
