import type { CapabilityOffer } from '../../../platform/server/offers.ts';
import { words } from '../messages/words.ts';
import { listDue } from './due.ts';
import * as exportHandlers from './handlers/exports.ts';
import * as reads from './handlers/reads.ts';
import * as steps from './handlers/steps.ts';
import { readImport } from './jobs/read-import.ts';
import { undoImport } from './jobs/undo-import.ts';
import { writeExport } from './jobs/write-export.ts';
import { writeImport } from './jobs/write-import.ts';
import { rounds } from './rounds.ts';

export const sheetsOffer: CapabilityOffer = {
  name: 'sheets',
  floor: 2,
  words,
  handlers: [...Object.values(reads), ...Object.values(steps), ...Object.values(exportHandlers)],
  jobs: [readImport, writeImport, undoImport, writeExport],
  rounds,
  due: listDue,
};
