import type { CapabilityOffer } from '../../../platform/server/offers.ts';
import { exportOf } from '../../../platform/server/sheets/export-definition.ts';
import { importOf } from '../../../platform/server/sheets/import-definition.ts';
import { words } from '../messages/words.ts';
import * as keeping from './handlers/keeping.ts';
import * as merging from './handlers/merging.ts';
import * as own from './handlers/own.ts';
import * as reading from './handlers/reading.ts';
import * as reveals from './handlers/reveals.ts';
import { peoplePersonalData } from './personal-data.ts';
import { peopleExport, peopleImport } from './sheets.ts';

export const peopleOffer: CapabilityOffer = {
  name: 'people',
  floor: 2,
  words,
  handlers: [
    reading.listPeople,
    reading.searchPeople,
    reading.getPerson,
    keeping.enterPerson,
    keeping.amendPerson,
    keeping.recordGuardian,
    reveals.revealValue,
    reveals.readRevealedValue,
    merging.listDuplicates,
    merging.comparePeople,
    merging.mergePeople,
    merging.undoMerge,
    merging.sayDifferent,
    own.myProfile,
    own.amendOwn,
  ],
  personalData: peoplePersonalData,
  imports: [importOf(peopleImport)],
  exports: [exportOf(peopleExport)],
  sealed: [
    { table: 'people.person', column: 'phone_sealed', purpose: 'telephone', index: 'phone_index' },
    { table: 'people.person', column: 'paper_sealed', purpose: 'paper', index: 'paper_index' },
    { table: 'people.guardian', column: 'contact_sealed', purpose: 'guardian-contact' },
  ],
};
