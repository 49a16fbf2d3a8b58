import type { MinorAccessState } from './minors.ts';
import type { RequestState } from './requests.ts';

export const requestTone = {
  received: 'waiting',
  'identity-checked': 'doing',
  'in-progress': 'doing',
  answered: 'done',
  refused: 'quiet',
} as const satisfies Record<RequestState, string>;

export const minorTone = {
  requested: 'waiting',
  approved: 'open',
  used: 'doing',
  declined: 'quiet',
  expired: 'quiet',
} as const satisfies Record<MinorAccessState, string>;
