import { workflow } from '../../../kernel/transitions.ts';
import type { ImportAction, ImportState, Party } from './model.ts';

/** Nothing is written before `confirm`, and what was written can be taken back as long as the rows are kept. */
export const importWorkflow = workflow<ImportState, ImportAction, Party>({
  name: 'import',
  rule: 'DOC-07',
  start: 'reading',
  ends: ['unreadable', 'discarded', 'written', 'undone'],
  transitions: [
    { from: ['reading'], action: 'finish-reading', to: 'ready', by: ['product'] },
    { from: ['reading'], action: 'give-up-reading', to: 'unreadable', by: ['product'] },
    { from: ['ready'], action: 'confirm', to: 'writing', by: ['sender'], needs: ['a right row'] },
    { from: ['ready'], action: 'discard', to: 'discarded', by: ['sender', 'product'] },
    { from: ['writing'], action: 'finish-writing', to: 'written', by: ['product'] },
    { from: ['written', 'undone'], action: 'undo', to: 'undoing', by: ['sender'], needs: ['written rows, still kept'] },
    { from: ['undoing'], action: 'finish-undoing', to: 'undone', by: ['product'] },
  ],
});
