import type { CapabilityOffer } from '../../../platform/server/offers.ts';
import { words } from '../messages/words.ts';

export const credentialsOffer: CapabilityOffer = {
  name: 'credentials',
  floor: 2,
  words,
  handlers: [],
};
