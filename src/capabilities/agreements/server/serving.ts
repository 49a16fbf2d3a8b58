import type { Origin } from '../../../kernel/origin.ts';
import type { Tx } from '../../../platform/server/transaction.ts';
import { listCommitmentsOf } from '../../commitments/server/door.ts';
import type { ClauseCommitment } from '../domain/model.ts';

/** The name under which clauses are origins of commitments, of their own and of those made from needs. */
export const clauseOrigin = (clauseId: string): Origin => ({ capability: 'agreements', id: clauseId });

/** Every commitment that serves one of these clauses, by clause; what was declined or given back is among them. */
export async function listClauseCommitments(tx: Tx, clauseIds: readonly string[]): Promise<ClauseCommitment[]> {
  if (clauseIds.length === 0) return [];
  const asked = new Set(clauseIds);
  const commitments = await listCommitmentsOf(tx, clauseIds.map(clauseOrigin));
  return commitments.flatMap((commitment) => {
    const { id: commitmentId, ledgerNo, title, state, providerOrganisationId, quantity, fulfilledAmount } = commitment;
    const served = commitment.origins.filter((origin) => origin.capability === 'agreements' && asked.has(origin.id));
    return served.map((origin) => ({
      clauseId: origin.id,
      commitmentId,
      ledgerNo,
      title,
      state,
      providerOrganisationId,
      quantity,
      fulfilledAmount,
      dueOn: commitment.dueOn,
    }));
  });
}
