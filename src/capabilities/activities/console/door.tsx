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
    {
      group: 'action',
      to: '/service-records',
      words: { 'zh-CN': words['zh-CN'].proofs.nav, en: words.en.proofs.nav },
      roles: ['clerk'],
    },
  ],
  screens: [
    { path: '/service-records', load: () => import('./ServedPeople.tsx') },
    { path: '/activities', load: () => import('./ActivityDesk.tsx') },
    { path: '/activities/$activityId', load: () => import('./ActivityDetail.tsx') },
  ],
};
