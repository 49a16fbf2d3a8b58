import type { CapabilityOffer } from '../../../platform/server/offers.ts';
import { words } from '../messages/words.ts';

/** People are registered through the doors of others; this floor has no route of its own yet. */
export const peopleOffer: CapabilityOffer = {
  name: 'people',
  floor: 2,
  words,
  handlers: [],
  sealed: [{ table: 'people.person', column: 'phone_sealed', purpose: 'telephone', index: 'phone_index' }],
};
