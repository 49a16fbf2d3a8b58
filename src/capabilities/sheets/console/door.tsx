import type { ConsoleDoor } from '../../../platform/console/door.ts';
import { words } from '../messages/words.ts';

export const sheetsConsole: ConsoleDoor = {
  nav: [
    {
      group: 'registry',
      to: '/imports',
      words: { 'zh-CN': words['zh-CN'].title, en: words.en.title },
      roles: ['coordinator', 'clerk', 'system-administrator', 'auditor', 'privacy-officer'],
    },
  ],
  screens: [
    { path: '/imports', load: () => import('./ImportDesk.tsx') },
    { path: '/imports/$importId', load: () => import('./ImportDetail.tsx') },
  ],
};
