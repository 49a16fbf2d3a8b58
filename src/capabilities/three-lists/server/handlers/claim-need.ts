import { allow, refuse } from '../../../../kernel/decision.ts';
import { handle, type Doing } from '../../../../platform/server/handle.ts';
import { makeCommitment } from '../../../commitments/server/door.ts';
import { findOpenOrganisation } from '../../../organisations/server/door.ts';
import * as contract from '../../contract.ts';
import { isStanding } from '../../domain/coverage.ts';
import type { Claim, Need, StandingClaim } from '../../domain/model.ts';
import * as rules from '../../domain/rules.ts';
import { lineOrigin, listStandingClaims } from '../standing.ts';
import * as store from '../store.ts';

/** Under the line's lock: what remains is counted, the claim made, and the promise put into the ledger with it. */
export const claimNeed = handle(contract.claimNeed, async (call) => {
  const { tx, actor, input, now } = call;
  const need = await store.findNeedWithLineForUpdate(tx, input.needId, input.lineId);
  if (!need || need.publishedAt === null) return refuse('need-not-found');
  const provider = await findOpenOrganisation(tx, input.organisationId);
  if (!provider) return refuse('organisation-not-found', { field: 'organisationId' });
  if (await store.isClaimKnown(tx, input.id)) return refuse('claim-exists-already');
  const claims = await listStandingClaims(tx, [need]);
  const commitmentId = call.newId();
  const decision = rules.claimNeed(actor, need, claims, { wish: input, provider, commitmentId, now });
  if (!decision.ok) return decision;
  await markFreed(call, claims);
  const { ledgerNo, facts } = await promise(call, need, decision.value, input.plan);
  await store.saveNewClaim(tx, decision.value);
  return allow({ id: input.id, commitmentId, ledgerNo }, ...facts, ...decision.facts);
});

/**
 * A part given back a moment ago counts as free already, although the listener has not marked it yet; marked here,
 * the sum of what is held can never exceed the line.
 */
async function markFreed({ tx, now }: Doing, claims: readonly StandingClaim[]): Promise<void> {
  for (const claim of claims) {
    if (claim.releasedAt === null && !isStanding(claim)) await store.saveClaim(tx, { ...claim, releasedAt: now });
  }
}

async function promise(doing: Doing, need: Need, claim: Claim, plan: string) {
  const line = need.lines.find((each) => each.id === claim.lineId);
  if (!line) throw new Error(`Claim ${claim.id} was allowed on a line that is not there.`);
  const made = await makeCommitment(doing, {
    id: claim.commitmentId,
    title: need.lines.length === 1 ? need.title : `${need.title} · ${line.name}`,
    providerOrganisationId: claim.organisationId,
    requesterOrganisationId: need.organisationId,
    origins: [lineOrigin(claim.lineId), ...(need.origin ? [need.origin] : [])],
    quantity: { amount: claim.amount, unit: line.unit },
    dueOn: claim.finishOn,
    plan,
    startsAs: 'proposed',
  });
  // What the rule of claiming allowed, the ledger has no reason to refuse: if it does, the two have drifted apart.
  if (!made.ok) throw new Error(`The commitment of claim ${claim.id} was refused: ${made.refusal}.`);
  return { ledgerNo: made.value.ledgerNo, facts: made.facts };
}
