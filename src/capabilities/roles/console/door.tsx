import type { ConsoleDoor } from '../../../platform/console/door.ts';
import { words } from '../messages/words.ts';

export const rolesConsole: ConsoleDoor = {
  nav: [
    {
      group: 'house',
      to: '/roles',
      words: { 'zh-CN': words['zh-CN'].grants.title, en: words.en.grants.title },
      roles: ['security-administrator'],
    },
  ],
  screens: [{ path: '/roles', load: () => import('./Roles.tsx') }],
};
