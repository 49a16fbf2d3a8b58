import type { Tone } from '../../../platform/console/parts/StateTag.tsx';
import type { BulletinState } from '../domain/model.ts';

export const stateTone: Readonly<Record<BulletinState, Tone>> = {
  draft: 'doing',
  submitted: 'waiting',
  published: 'done',
};
