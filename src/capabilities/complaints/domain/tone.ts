import type { ComplaintState } from './model.ts';

export const complaintTone = {
  received: 'waiting',
  'in-hand': 'doing',
  answered: 'done',
  closed: 'quiet',
  reopened: 'waiting',
} as const satisfies Record<ComplaintState, string>;
