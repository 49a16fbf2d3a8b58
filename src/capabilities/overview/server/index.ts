import type { CapabilityOffer } from '../../../platform/server/offers.ts';
import { words } from '../messages/words.ts';
import { handlers } from './handlers.ts';

export const overviewOffer: CapabilityOffer = { name: 'overview', floor: 5, words, handlers };
