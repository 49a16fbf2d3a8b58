import type { CapabilityOffer } from '../../../platform/server/offers.ts';
import { words } from '../messages/words.ts';
import { organisationsPersonalData } from './personal-data.ts';
import * as alliances from './handlers/alliances.ts';
import * as liaisons from './handlers/liaisons.ts';
import * as merging from './handlers/merging.ts';
import * as names from './handlers/names.ts';
import * as profile from './handlers/profile.ts';
import * as regions from './handlers/regions.ts';
import * as tree from './handlers/tree.ts';

export const organisationsOffer: CapabilityOffer = {
  name: 'organisations',
  personalData: organisationsPersonalData,
  floor: 2,
  words,
  handlers: [tree, profile, names, merging, alliances, liaisons, regions].flatMap((each) => Object.values(each)),
};
