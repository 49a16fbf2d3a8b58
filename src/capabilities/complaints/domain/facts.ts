import type { Fact } from '../../../kernel/decision.ts';
import type { Complaint, ComplaintAction } from './model.ts';

type Known = Pick<Complaint, 'id' | 'number' | 'kind'>;

function about({ id, number, kind }: Known, name: `complaints.${string}`): Fact {
  return { name, subject: { kind: 'complaint', id }, detail: { number, kind } };
}

export const complaintReceived = (complaint: Known) => about(complaint, 'complaints.received');
/** The same form came twice; nothing was kept a second time. */
export const complaintSentAgain = (complaint: Known) => about(complaint, 'complaints.sent-again');
export const complaintLookedUp = (complaint: Known) => about(complaint, 'complaints.looked-up');

const stepNames = {
  'take-in-hand': 'complaints.taken-in-hand',
  answer: 'complaints.answered',
  close: 'complaints.closed',
  reopen: 'complaints.reopened',
} as const satisfies Record<ComplaintAction, `complaints.${string}`>;

/** The fact of a step. What was written stays out of it. */
export function complaintMoved(complaint: Known, action: ComplaintAction): Fact {
  return about(complaint, stepNames[action]);
}
