import type { Actor } from '../../../kernel/actor.ts';
import type { CivilDate, Instant } from '../../../kernel/days.ts';
import { allow, type Decision } from '../../../kernel/decision.ts';
import * as facts from './facts.ts';
import type { Complaint, ComplaintAction, NewComplaint } from './model.ts';
import * as policy from './policy.ts';

/** Takes a complaint from anybody at all (SEC-32); there is nobody whose complaint is refused. */
export function receiveComplaint(
  written: NewComplaint,
  given: { readonly number: string; readonly now: Instant; readonly dueOn: CivilDate },
): Decision<Complaint, never> {
  const { number, now, dueOn } = given;
  const complaint: Complaint = { ...written, number, state: 'received', receivedAt: now, dueOn, reopenedAt: null };
  return allow(complaint, facts.complaintReceived(complaint));
}

/** One step of those who handle complaints. */
export function moveComplaint(
  actor: Actor,
  complaint: Complaint,
  action: ComplaintAction,
  rootIds: readonly string[],
): Decision<Complaint, policy.DeskRefusal> {
  const decision = policy.mayTake(actor, complaint, action, rootIds);
  if (!decision.ok) return decision;
  return allow({ ...complaint, state: decision.value }, facts.complaintMoved(complaint, action));
}

/** The sender is not content. The clock starts again, and there is no second time. */
export function reopenComplaint(
  complaint: Complaint,
  { now, dueOn }: { readonly now: Instant; readonly dueOn: CivilDate },
): Decision<Complaint, policy.SenderRefusal> {
  const decision = policy.mayReopen(complaint);
  if (!decision.ok) return decision;
  const reopened = { ...complaint, state: decision.value, reopenedAt: now, dueOn };
  return allow(reopened, facts.complaintMoved(complaint, 'reopen'));
}
