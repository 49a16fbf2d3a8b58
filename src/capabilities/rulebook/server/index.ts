import type { CapabilityOffer } from '../../../platform/server/offers.ts';
import { words } from '../messages/words.ts';

export const rulebookOffer: CapabilityOffer = {
  name: 'rulebook',
  floor: 2,
  words,
  handlers: [],
};
