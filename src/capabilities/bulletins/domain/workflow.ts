import { workflow } from '../../../kernel/transitions.ts';
import type { BulletinState } from './model.ts';

export type BulletinAction = 'edit' | 'submit' | 'return' | 'sign-off';

/** From draft to signature. Who drafted never signs (W18). */
export const bulletinFlow = workflow<BulletinState, BulletinAction, 'editor' | 'signer'>({
  name: 'bulletin',
  rule: 'W18',
  start: 'draft',
  ends: ['published'],
  transitions: [
    { from: ['draft'], action: 'edit', to: 'draft', by: ['editor'] },
    { from: ['draft'], action: 'submit', to: 'submitted', by: ['editor'], needs: ['no private number in the text'] },
    { from: ['submitted'], action: 'return', to: 'draft', by: ['signer'], needs: ['reason'] },
    { from: ['submitted'], action: 'sign-off', to: 'published', by: ['signer'], needs: ['not the drafter'] },
  ],
});
