import type { CapabilityOffer } from '../../../platform/server/offers.ts';
import { words } from '../messages/words.ts';

export const noticesOffer: CapabilityOffer = {
  name: 'notices',
  floor: 2,
  words,
  handlers: [],
};
