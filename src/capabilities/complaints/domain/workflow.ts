import { workflow } from '../../../kernel/transitions.ts';
import type { ComplaintAction, ComplaintParty, ComplaintState } from './model.ts';

/** SEC-32: from a complaint to its answer. The sender may come back once; then the clock starts again. */
export const complaintWorkflow = workflow<ComplaintState, ComplaintAction, ComplaintParty>({
  name: 'complaint',
  rule: 'SEC-32',
  start: 'received',
  ends: ['closed'],
  transitions: [
    { from: ['received', 'reopened'], action: 'take-in-hand', to: 'in-hand', by: ['handler'] },
    { from: ['in-hand'], action: 'answer', to: 'answered', by: ['handler'], needs: ['text'] },
    { from: ['answered'], action: 'close', to: 'closed', by: ['handler'] },
    {
      from: ['answered', 'closed'],
      action: 'reopen',
      to: 'reopened',
      by: ['sender'],
      needs: ['reason', 'not-reopened-before'],
    },
  ],
});
