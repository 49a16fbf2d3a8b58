import type { Fact } from '../../../kernel/decision.ts';
import type { Origin } from '../../../kernel/origin.ts';
import type { Doing } from '../../../platform/server/handle.ts';
import type { Listener } from '../../../platform/server/offers.ts';
import * as rules from '../domain/rules.ts';
import { listClauseCommitments } from './serving.ts';
import * as store from './store.ts';

/** Ticks a clause when as much as it promises was closed out, and takes the tick back when that no longer holds. */
export const clausesFollowCommitments: Listener = {
  name: 'clauses-follow-commitments',
  to: ['commitments.closed-out', 'commitments.reopened'],
  async apply(doing, fact) {
    const origins = (fact.detail['origins'] ?? []) as readonly Origin[];
    const facts: Fact[] = [];
    for (const origin of origins) {
      if (origin.capability === 'agreements') facts.push(...(await followClause(doing, origin.id)));
    }
    return facts;
  },
};

/** Once an agreement is over, its summary stands as it was written and its ticks stay. */
async function followClause(doing: Doing, clauseId: string): Promise<readonly Fact[]> {
  const agreementId = await store.findAgreementIdOfClause(doing.tx, clauseId);
  const agreement = agreementId && (await store.findAgreementForUpdate(doing.tx, agreementId));
  const clause = agreement && agreement.clauses.find((each) => each.id === clauseId);
  if (!clause || agreement.state !== 'in-force') return [];
  const commitments = await listClauseCommitments(doing.tx, agreement, [clauseId]);
  const followed = rules.followCommitments(agreement, clause, commitments, doing.now);
  if (!followed?.ok) return [];
  await store.saveClauseTick(doing.tx, followed.value);
  return followed.facts;
}
