import type { CapabilityOffer } from '../../../platform/server/offers.ts';
import { words } from '../messages/words.ts';
import { listDue } from './due.ts';
import { handlers } from './handlers.ts';

export const bulletinsOffer: CapabilityOffer = { name: 'bulletins', floor: 5, words, handlers, due: listDue };
