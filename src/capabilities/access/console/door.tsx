import type { ConsoleDoor } from '../../../platform/console/door.ts';
import { words } from '../messages/words.ts';

export const accessConsole: ConsoleDoor = {
  nav: [
    {
      group: 'house',
      to: '/roles',
      words: { 'zh-CN': words['zh-CN'].grants.title, en: words.en.grants.title },
      roles: ['security-administrator'],
    },
    {
      group: 'house',
      to: '/facts',
      words: { 'zh-CN': words['zh-CN'].factsScreen.title, en: words.en.factsScreen.title },
      roles: ['auditor'],
    },
  ],
  screens: [
    { path: '/roles', load: () => import('./Roles.tsx') },
    { path: '/facts', load: () => import('./FactsBrowser.tsx') },
  ],
};
