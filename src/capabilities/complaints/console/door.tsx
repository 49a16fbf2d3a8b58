import type { ConsoleDoor } from '../../../platform/console/door.ts';
import { words } from '../messages/words.ts';

export const complaintsConsole: ConsoleDoor = {
  nav: [
    {
      group: 'house',
      to: '/complaints',
      words: { 'zh-CN': words['zh-CN'].name, en: words.en.name },
      roles: ['coordinator', 'privacy-officer'],
    },
  ],
  screens: [
    { path: '/complaints', load: () => import('./ComplaintList.tsx') },
    { path: '/complaints/$complaintId', load: () => import('./ComplaintDetail.tsx') },
  ],
};
