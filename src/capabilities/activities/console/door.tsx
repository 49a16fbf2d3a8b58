import type { ConsoleDoor } from '../../../platform/console/door.ts';
import { words } from '../messages/words.ts';

export const activitiesConsole: ConsoleDoor = {
  nav: [
    {
      group: 'action',
      to: '/activities',
      words: { 'zh-CN': words['zh-CN'].console.nav, en: words.en.console.nav },
      roles: ['leader', 'clerk', 'coordinator', 'helper'],
    },
  ],
  screens: [
    { path: '/activities', load: () => import('./ActivityDesk.tsx') },
    { path: '/activities/$activityId', load: () => import('./ActivityDetail.tsx') },
  ],
};
