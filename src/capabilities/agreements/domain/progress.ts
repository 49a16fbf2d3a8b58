import { countsAsCommitted } from '../../commitments/domain/model.ts';
import type { Agreement, Clause, ClauseCommitment } from './model.ts';

/** How far a clause is served. `committed` holds what is fulfilled too. */
export type ClauseProgress = { readonly target: number; readonly committed: number; readonly fulfilled: number };

/** How one side keeps its word. Clauses are counted; their measures differ and are never added together. */
export type SideProgress = {
  readonly organisationId: string;
  readonly clauses: number;
  readonly started: number;
  readonly ticked: number;
};

/** The commitments that serve a clause and are counted in its own unit; others are shown but cannot be added. */
function countedFor(clause: Clause, commitments: readonly ClauseCommitment[]): readonly ClauseCommitment[] {
  return commitments.filter(
    (each) => each.clauseId === clause.id && each.quantity.unit === clause.target.unit && countsAsCommitted(each.state),
  );
}

export function progressOf(clause: Clause, commitments: readonly ClauseCommitment[]): ClauseProgress {
  const counted = countedFor(clause, commitments);
  return {
    target: clause.target.amount,
    committed: counted.reduce((sum, each) => sum + committedAmount(each), 0),
    fulfilled: counted.reduce((sum, each) => sum + each.fulfilledAmount, 0),
  };
}

/** What was closed with less than was promised promises no more than was done. */
function committedAmount(commitment: ClauseCommitment): number {
  return commitment.state === 'closed' ? commitment.fulfilledAmount : commitment.quantity.amount;
}

/** Whether as much as the clause promises was closed out (销号); what is merely accepted does not tick it yet. */
export function isKept(clause: Clause, commitments: readonly ClauseCommitment[]): boolean {
  const closed = commitments.filter((each) => each.state === 'closed');
  return progressOf(clause, closed).fulfilled >= clause.target.amount;
}

export function progressBySide(
  agreement: Pick<Agreement, 'parties' | 'clauses'>,
  commitments: readonly ClauseCommitment[],
): readonly SideProgress[] {
  return agreement.parties.map(({ organisationId }) => {
    const own = agreement.clauses.filter((clause) => clause.providerOrganisationId === organisationId);
    return {
      organisationId,
      clauses: own.length,
      started: own.filter((clause) => countedFor(clause, commitments).length > 0).length,
      ticked: own.filter((clause) => clause.tickedAt !== null).length,
    };
  });
}
