import type { Fact } from '../../../kernel/decision.ts';
import type { Doing } from '../../../platform/server/handle.ts';
import type { Listener } from '../../../platform/server/offers.ts';
import { claimReleased } from '../domain/facts.ts';
import type { Need, StandingClaim } from '../domain/model.ts';
import * as rules from '../domain/rules.ts';
import { listStandingClaims } from './standing.ts';
import * as store from './store.ts';

/**
 * Keeps needs in step with their commitments: a part that was declined or given back can be claimed again, a need is
 * fulfilled when its last line was closed out, and open again when one of its commitments was reopened.
 */
export const needsFollowCommitments: Listener = {
  name: 'needs-follow-commitments',
  to: ['commitments.declined', 'commitments.released', 'commitments.closed-out', 'commitments.reopened'],
  async apply(doing, fact) {
    const known = await store.findClaimOfCommitment(doing.tx, fact.subject.id);
    const need = known && (await store.findNeedForUpdate(doing.tx, known.needId));
    if (!known || !need) return [];
    const claims = await listStandingClaims(doing.tx, [need]);
    const claim = claims.find((each) => each.id === known.id);
    if (!claim) return [];
    if (fact.name === 'commitments.declined' || fact.name === 'commitments.released') {
      return release(doing, need, claim);
    }
    const settled = fact.name === 'commitments.closed-out' ? rules.settleShortfall(need, claim, doing.now) : null;
    if (settled) await store.saveClaim(doing.tx, settled.value);
    const settledClaims = claims.map((each) => (settled && each.id === claim.id ? settled.value : each));
    const followed = rules.followCommitments(need, settledClaims, doing.now);
    if (followed?.ok) await store.saveNeed(doing.tx, followed.value);
    return [...(settled?.facts ?? []), ...(followed?.ok ? followed.facts : [])];
  },
};

async function release(doing: Doing, need: Need, claim: StandingClaim): Promise<readonly Fact[]> {
  const released = { ...claim, releasedAt: claim.releasedAt ?? doing.now };
  if (claim.releasedAt === null) await store.saveClaim(doing.tx, released);
  return [claimReleased(need, released)];
}
