import type { Tone } from '../../../platform/console/parts/StateTag.tsx';
import type { ImportState } from '../domain/model.ts';

export const stateTone: Readonly<Record<ImportState, Tone>> = {
  reading: 'doing',
  unreadable: 'late',
  ready: 'waiting',
  discarded: 'quiet',
  writing: 'doing',
  written: 'done',
  undoing: 'doing',
  undone: 'quiet',
};
