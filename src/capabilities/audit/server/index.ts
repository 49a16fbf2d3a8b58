import type { CapabilityOffer } from '../../../platform/server/offers.ts';
import { words } from '../messages/words.ts';
import * as handlers from './handlers.ts';

export const auditOffer: CapabilityOffer = {
  name: 'audit',
  floor: 2,
  words,
  handlers: [handlers.listFactKinds, handlers.listFacts],
};
