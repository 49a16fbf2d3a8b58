import type { Fact } from '../../../kernel/decision.ts';
import type { Claim, Need } from './model.ts';

function ofNeed(name: string, need: Pick<Need, 'id' | 'organisationId'>, detail: Fact['detail'] = {}): Fact {
  return {
    name,
    subject: { kind: 'need', id: need.id },
    detail: { organisationId: need.organisationId, ...detail },
  };
}

export const needDrafted = (need: Need): Fact =>
  ofNeed('three-lists.need-drafted', need, {
    category: need.category,
    lineCount: need.lines.length,
    origin: need.origin,
  });
export const needRevised = (need: Need): Fact =>
  ofNeed('three-lists.need-revised', need, { lineCount: need.lines.length });
export const needSubmitted = (need: Need): Fact => ofNeed('three-lists.need-submitted', need);
export const needReturned = (need: Need): Fact => ofNeed('three-lists.need-returned', need);
export const needPublished = (need: Need): Fact => ofNeed('three-lists.need-published', need, { origin: need.origin });
export const needWithdrawn = (need: Need): Fact => ofNeed('three-lists.need-withdrawn', need);
export const needFulfilled = (need: Need): Fact =>
  ofNeed('three-lists.need-fulfilled', need, { fulfilledOn: need.fulfilledOn, origin: need.origin });
export const needReopened = (need: Need): Fact => ofNeed('three-lists.need-reopened', need);

function claimDetail(claim: Claim): Fact['detail'] {
  return {
    claimId: claim.id,
    lineId: claim.lineId,
    commitmentId: claim.commitmentId,
    providerOrganisationId: claim.organisationId,
    amount: claim.amount,
  };
}

export const needClaimed = (need: Need, claim: Claim): Fact =>
  ofNeed('three-lists.need-claimed', need, claimDetail(claim));

/** A claimed part went back to the pool: declined by the requester or released by the provider. */
export const claimReleased = (need: Need, claim: Claim): Fact =>
  ofNeed('three-lists.claim-released', need, claimDetail(claim));

/** A commitment was closed with less than was claimed; the rest can be claimed again. */
export const shortfallReturned = (need: Need, claim: Claim, returnedAmount: number): Fact =>
  ofNeed('three-lists.shortfall-returned', need, { ...claimDetail(claim), returnedAmount });
