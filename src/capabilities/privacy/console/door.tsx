import type { ConsoleDoor } from '../../../platform/console/door.ts';
import { words } from '../messages/words.ts';

export const privacyConsole: ConsoleDoor = {
  nav: [
    {
      group: 'house',
      to: '/privacy',
      words: { 'zh-CN': words['zh-CN'].desk.nav, en: words.en.desk.nav },
      roles: ['privacy-officer'],
    },
    {
      group: 'house',
      to: '/minors',
      words: { 'zh-CN': words['zh-CN'].desk.minors.nav, en: words.en.desk.minors.nav },
      roles: ['privacy-officer', 'coordinator', 'clerk', 'auditor'],
    },
  ],
  screens: [
    { path: '/privacy', load: () => import('./Notices.tsx') },
    { path: '/privacy/consents', load: () => import('./Consents.tsx') },
    { path: '/privacy/requests', load: () => import('./RequestList.tsx') },
    { path: '/privacy/requests/$requestId', load: () => import('./RequestDetail.tsx') },
    { path: '/minors', load: () => import('./Minors.tsx') },
  ],
};
