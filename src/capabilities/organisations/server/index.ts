import type { CapabilityOffer } from '../../../platform/server/offers.ts';
import { words } from '../messages/words.ts';
import { handlers } from './handlers.ts';

export const organisationsOffer: CapabilityOffer = { name: 'organisations', floor: 2, words, handlers };
