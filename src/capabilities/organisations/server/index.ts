import type { CapabilityOffer, PersonTie } from '../../../platform/server/offers.ts';
import { exportOf } from '../../../platform/server/sheets/export-definition.ts';
import { importOf } from '../../../platform/server/sheets/import-definition.ts';
import { words } from '../messages/words.ts';
import * as alliances from './handlers/alliances.ts';
import * as liaisons from './handlers/liaisons.ts';
import * as merging from './handlers/merging.ts';
import * as names from './handlers/names.ts';
import * as profile from './handlers/profile.ts';
import * as regions from './handlers/regions.ts';
import * as sheet from './handlers/sheet.ts';
import * as tree from './handlers/tree.ts';
import { organisationsImport } from './imports.ts';
import { organisationsPersonalData } from './personal-data.ts';
import { regionsImport } from './region-import.ts';
import { organisationsExport } from './sheet-table.ts';
import { countLiaisonsOf } from './store-liaisons.ts';

const liaisonTie: PersonTie = {
  name: 'organisations.liaisons',
  words: { 'zh-CN': words['zh-CN'].console.liaisons, en: words.en.console.liaisons },
  count: countLiaisonsOf,
};

export const organisationsOffer: CapabilityOffer = {
  name: 'organisations',
  floor: 2,
  words,
  handlers: [tree, profile, names, merging, alliances, liaisons, regions, sheet].flatMap((each) => Object.values(each)),
  imports: [importOf(organisationsImport), importOf(regionsImport)],
  exports: [exportOf(organisationsExport)],
  ties: [liaisonTie],
  personalData: organisationsPersonalData,
};
