import type { CapabilityOffer } from '../../../platform/server/offers.ts';
import { words } from '../messages/words.ts';
import * as checkpoints from './handlers/checkpoints.ts';
import * as exports from './handlers/exports.ts';
import * as facts from './handlers/facts.ts';
import { makeExport } from './make-export.ts';
import { clearReceipts, dailyCheckpoint, expireExports } from './rounds.ts';

export const auditOffer: CapabilityOffer = {
  name: 'audit',
  floor: 2,
  words,
  handlers: [...Object.values(facts), ...Object.values(checkpoints), ...Object.values(exports)],
  jobs: [makeExport],
  rounds: [dailyCheckpoint, expireExports, clearReceipts],
};
