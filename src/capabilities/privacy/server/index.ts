import type { CapabilityOffer } from '../../../platform/server/offers.ts';
import { words } from '../messages/words.ts';

export const privacyOffer: CapabilityOffer = {
  name: 'privacy',
  floor: 2,
  words,
  handlers: [],
};
