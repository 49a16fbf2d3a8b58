import type { CapabilityOffer } from '../../../platform/server/offers.ts';
import { words } from '../messages/words.ts';

export const complaintsOffer: CapabilityOffer = {
  name: 'complaints',
  floor: 2,
  words,
  handlers: [],
};
