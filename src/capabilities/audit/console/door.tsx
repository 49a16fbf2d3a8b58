import type { ConsoleDoor } from '../../../platform/console/door.ts';
import { words } from '../messages/words.ts';

export const auditConsole: ConsoleDoor = {
  nav: [
    {
      group: 'house',
      to: '/facts',
      words: { 'zh-CN': words['zh-CN'].factsScreen.title, en: words.en.factsScreen.title },
      roles: ['auditor'],
    },
    {
      group: 'house',
      to: '/fact-exports',
      words: { 'zh-CN': words['zh-CN'].exports.title, en: words.en.exports.title },
      roles: ['auditor'],
    },
  ],
  screens: [
    { path: '/facts', load: () => import('./FactsBrowser.tsx') },
    { path: '/fact-exports', load: () => import('./ExportsScreen.tsx') },
  ],
};
