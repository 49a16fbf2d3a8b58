import { workflow } from '../../../kernel/transitions.ts';
import type { ExportState } from './export-model.ts';

export type ExportAction = 'finish-export' | 'expire-export';

export const exportWorkflow = workflow<ExportState, ExportAction, 'product'>({
  name: 'export',
  rule: 'SEC-07',
  start: 'waiting',
  ends: ['expired'],
  transitions: [
    { from: ['waiting'], action: 'finish-export', to: 'ready', by: ['product'] },
    { from: ['waiting', 'ready'], action: 'expire-export', to: 'expired', by: ['product'] },
  ],
});
