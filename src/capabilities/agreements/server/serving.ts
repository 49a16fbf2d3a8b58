import type { Origin } from '../../../kernel/origin.ts';
import type { Tx } from '../../../platform/server/transaction.ts';
import { listCommitmentsOf } from '../../commitments/server/door.ts';
import { findOrganisations } from '../../organisations/server/door.ts';
import type { Agreement, ClauseCommitment } from '../domain/model.ts';

/** The name under which clauses are origins of commitments, of their own and of those made from needs. */
export const clauseOrigin = (clauseId: string): Origin => ({ capability: 'agreements', id: clauseId });

/**
 * Every commitment that serves one of these clauses, by clause; what was declined or given back is among them. Only
 * those count whose sides are parties of the agreement, or the units in which those live: a stranger's need may name
 * a clause, and keeps nobody's word by it.
 */
export async function listClauseCommitments(
  tx: Tx,
  agreement: Pick<Agreement, 'parties'>,
  clauseIds: readonly string[],
): Promise<ClauseCommitment[]> {
  if (clauseIds.length === 0) return [];
  const asked = new Set(clauseIds);
  const sides = await listSides(tx, agreement);
  const all = await listCommitmentsOf(tx, clauseIds.map(clauseOrigin));
  const commitments = all.filter(
    (each) => sides.has(each.providerOrganisationId) && sides.has(each.requesterOrganisationId),
  );
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

/** The parties, and the hosts of those that are Party organisations: a community asks, its committee signs. */
async function listSides(tx: Tx, agreement: Pick<Agreement, 'parties'>): Promise<ReadonlySet<string>> {
  const parties = await findOrganisations(
    tx,
    agreement.parties.map((party) => party.organisationId),
  );
  return new Set([...parties.values()].flatMap(({ id, hostOrganisationId }) => [id, hostOrganisationId ?? id]));
}
