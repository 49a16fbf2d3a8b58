import type { ConsoleDoor } from '../../../platform/console/door.ts';
import { words } from '../messages/words.ts';

export const threeListsConsole: ConsoleDoor = {
  nav: [
    {
      group: 'promises',
      to: '/needs',
      words: { 'zh-CN': words['zh-CN'].console.nav, en: words.en.console.nav },
      roles: ['clerk', 'coordinator', 'auditor'],
    },
  ],
  screens: [
    { path: '/needs', load: () => import('./NeedList.tsx') },
    { path: '/needs/$needId', load: () => import('./NeedDetail.tsx') },
  ],
};
