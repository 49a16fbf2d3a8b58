import type { CommitmentState } from '../../commitments/domain/model.ts';
import type { Coverage } from './coverage.ts';
import type { NeedState } from './model.ts';

type Tone = 'open' | 'doing' | 'waiting' | 'done' | 'quiet';

const tones: Record<NeedState, Tone> = {
  draft: 'quiet',
  'pending-review': 'waiting',
  open: 'open',
  fulfilled: 'done',
  withdrawn: 'quiet',
};

/** How the commitment of a claim is tagged. */
export const claimTones: Record<CommitmentState, Tone> = {
  proposed: 'waiting',
  committed: 'open',
  'in-progress': 'doing',
  reported: 'waiting',
  accepted: 'waiting',
  closed: 'done',
  reopened: 'doing',
  released: 'quiet',
  declined: 'quiet',
};

/** How a need is tagged: an open one of which every part is taken is under way, no longer free to claim. */
export function standingOf(need: { readonly state: NeedState; readonly coverage: Pick<Coverage, 'remaining'> }): {
  readonly tone: Tone;
  readonly isUnderWay: boolean;
} {
  const isUnderWay = need.state === 'open' && need.coverage.remaining === 0;
  return { tone: isUnderWay ? 'doing' : tones[need.state], isUnderWay };
}
