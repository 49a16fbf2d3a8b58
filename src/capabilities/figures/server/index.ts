import type { CapabilityOffer } from '../../../platform/server/offers.ts';
import { words } from '../messages/words.ts';
import { handlers } from './handlers.ts';

export const figuresOffer: CapabilityOffer = { name: 'figures', floor: 5, words, handlers };
