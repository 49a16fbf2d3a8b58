import type { ConsoleDoor } from '../../../platform/console/door.ts';
import { words } from '../messages/words.ts';

export const rulebookConsole: ConsoleDoor = {
  nav: [
    {
      group: 'house',
      to: '/rules',
      words: { 'zh-CN': words['zh-CN'].title, en: words.en.title },
      roles: ['system-administrator', 'coordinator'],
    },
    {
      group: 'house',
      to: '/working-days',
      words: { 'zh-CN': words['zh-CN'].calendar.title, en: words.en.calendar.title },
      roles: ['system-administrator', 'coordinator'],
    },
  ],
  screens: [
    { path: '/rules', load: () => import('./Rules.tsx') },
    { path: '/rules/$subject', load: () => import('./RuleVersions.tsx') },
    { path: '/working-days', load: () => import('./WorkingDays.tsx') },
  ],
};
