import type { Origin } from '../../../kernel/origin.ts';
import type { Tx } from '../../../platform/server/transaction.ts';
import { listCommitmentsOf } from '../../commitments/server/door.ts';
import type { Claim, Need, StandingClaim } from '../domain/model.ts';
import * as store from './store.ts';

/** The name under which lines of needs are origins of commitments. */
export const lineOrigin = (lineId: string): Origin => ({ capability: 'three-lists', id: lineId });

/** The claims on these needs together with what has become of their commitments, in one question to each side. */
export async function listStandingClaims(tx: Tx, needs: readonly Need[]): Promise<StandingClaim[]> {
  const claims = await store.listClaims(
    tx,
    needs.map((need) => need.id),
  );
  return withCommitments(tx, claims);
}

async function withCommitments(tx: Tx, claims: readonly Claim[]): Promise<StandingClaim[]> {
  if (claims.length === 0) return [];
  const lineIds = [...new Set(claims.map((claim) => claim.lineId))];
  const commitments = await listCommitmentsOf(tx, lineIds.map(lineOrigin));
  const byId = new Map(commitments.map((commitment) => [commitment.id, commitment]));
  return claims.map((claim) => {
    const commitment = byId.get(claim.commitmentId);
    if (!commitment) throw new Error(`Claim ${claim.id} has lost its commitment ${claim.commitmentId}.`);
    const { ledgerNo, state, fulfilledAmount } = commitment;
    return { ...claim, ledgerNo, state, fulfilledAmount };
  });
}
