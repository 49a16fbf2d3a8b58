import type { ConsoleDoor } from '../../../platform/console/door.ts';
import { words } from '../messages/words.ts';

export const accessConsole: ConsoleDoor = {
  nav: [
    {
      group: 'house',
      to: '/sign-in-help',
      words: { 'zh-CN': words['zh-CN'].assistance.title, en: words.en.assistance.title },
      roles: ['security-administrator'],
    },
  ],
  screens: [{ path: '/sign-in-help', load: () => import('./Assistance.tsx') }],
};

/** What the console shows when something sensitive wants a proof; got when it is first needed. */
export const loadProofDrawer = () => import('./ProofDrawer.tsx');
