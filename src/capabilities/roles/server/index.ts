import type { CapabilityOffer } from '../../../platform/server/offers.ts';
import { words } from '../messages/words.ts';
import * as granting from './handlers/granting.ts';
import * as reading from './handlers/reading.ts';
import { rolesPersonalData } from './personal-data.ts';
import { roleTies } from './ties.ts';

export const rolesOffer: CapabilityOffer = {
  name: 'roles',
  floor: 2,
  words,
  handlers: [...Object.values(reading), ...Object.values(granting)],
  ties: roleTies,
  personalData: rolesPersonalData,
};
