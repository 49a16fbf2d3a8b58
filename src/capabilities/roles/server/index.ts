import type { CapabilityOffer } from '../../../platform/server/offers.ts';
import { words } from '../messages/words.ts';
import * as handlers from './handlers.ts';

export const rolesOffer: CapabilityOffer = {
  name: 'roles',
  floor: 2,
  words,
  handlers: [handlers.listGrants, handlers.grantRole, handlers.revokeRole],
};
