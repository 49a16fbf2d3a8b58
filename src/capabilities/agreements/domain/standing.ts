import type { CommitmentState } from '../../commitments/domain/model.ts';
import type { CivilDate } from '../../../kernel/days.ts';
import type { AgreementState, Clause } from './model.ts';

type Tone = 'open' | 'doing' | 'waiting' | 'done' | 'late' | 'quiet';

export const agreementTones: Record<AgreementState, Tone> = {
  draft: 'quiet',
  negotiating: 'waiting',
  ready: 'waiting',
  'in-force': 'doing',
  ended: 'done',
  terminated: 'quiet',
};

export const commitmentTones: Record<CommitmentState, Tone> = {
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

/** How a clause stands: kept, past its day, begun, or still to be begun. */
export type ClauseStanding = 'ticked' | 'late' | 'under-way' | 'due';

export const clauseTones: Record<ClauseStanding, Tone> = {
  ticked: 'done',
  late: 'late',
  'under-way': 'doing',
  due: 'open',
};

export function standingOfClause(
  clause: Pick<Clause, 'tickedAt' | 'dueOn'> & { readonly committed: number },
  today: CivilDate,
): ClauseStanding {
  if (clause.tickedAt !== null) return 'ticked';
  if (clause.dueOn < today) return 'late';
  return clause.committed > 0 ? 'under-way' : 'due';
}
