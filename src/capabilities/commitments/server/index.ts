import type { CapabilityOffer } from '../../../platform/server/offers.ts';
import { words } from '../messages/words.ts';
import { listDue } from './due.ts';
import { closedCommitments } from './figures.ts';
import * as reads from './handlers/reads.ts';
import * as steps from './handlers/steps.ts';
import { commitmentsPersonalData } from './personal-data.ts';

export const commitmentsOffer: CapabilityOffer = {
  name: 'commitments',
  floor: 3,
  words,
  handlers: [...Object.values(reads), ...Object.values(steps)],
  figures: [closedCommitments],
  personalData: commitmentsPersonalData,
  due: listDue,
};
