import type { CapabilityOffer } from '../../../platform/server/offers.ts';
import { words } from '../messages/words.ts';
import { listDueAgreements } from './due.ts';
import { clausesFollowCommitments } from './follow-commitments.ts';
import {
  findClause,
  getAgreement,
  getAgreementForDesk,
  listAgreements,
  listAgreementsForDesk,
  listOpenClauses,
} from './handlers/read-agreements.ts';
import { signAgreement } from './handlers/sign-agreement.ts';
import {
  agreeToAgreement,
  draftAgreement,
  endAgreement,
  proposeAgreement,
  terminateAgreement,
} from './handlers/write-agreements.ts';

export const agreementsOffer: CapabilityOffer = {
  name: 'agreements',
  floor: 4,
  words,
  handlers: [
    listAgreements,
    getAgreement,
    findClause,
    listOpenClauses,
    listAgreementsForDesk,
    getAgreementForDesk,
    draftAgreement,
    proposeAgreement,
    agreeToAgreement,
    signAgreement,
    endAgreement,
    terminateAgreement,
  ],
  listeners: [clausesFollowCommitments],
  due: listDueAgreements,
};
