import type { CapabilityOffer } from '../../../platform/server/offers.ts';
import { words } from '../messages/words.ts';
import { listDueNeeds } from './due.ts';
import { needsFollowCommitments } from './follow-commitments.ts';
import { claimNeed } from './handlers/claim-need.ts';
import { getNeed, getNeedForDesk, listNeeds, listNeedsForDesk } from './handlers/read-needs.ts';
import { draftNeed, publishNeed, returnNeed, reviseNeed, submitNeed, withdrawNeed } from './handlers/write-needs.ts';

export const threeListsOffer: CapabilityOffer = {
  name: 'three-lists',
  floor: 4,
  words,
  handlers: [
    listNeeds,
    getNeed,
    listNeedsForDesk,
    getNeedForDesk,
    draftNeed,
    reviseNeed,
    submitNeed,
    returnNeed,
    publishNeed,
    withdrawNeed,
    claimNeed,
  ],
  listeners: [needsFollowCommitments],
  due: listDueNeeds,
};
