import type { CommitmentState } from './model.ts';

export type Tone = 'open' | 'doing' | 'waiting' | 'done' | 'late' | 'quiet';

const tones: Readonly<Record<CommitmentState, Tone>> = {
  proposed: 'open',
  committed: 'doing',
  'in-progress': 'doing',
  reported: 'waiting',
  accepted: 'waiting',
  closed: 'done',
  reopened: 'doing',
  released: 'quiet',
  declined: 'quiet',
};

/** The colour that helps the word of a state; late work is told as late whatever its state. */
export function toneOf({ state, isOverdue }: { readonly state: CommitmentState; readonly isOverdue: boolean }): Tone {
  return isOverdue ? 'late' : tones[state];
}
