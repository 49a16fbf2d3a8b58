import type { ConsoleDoor } from '../../../platform/console/door.ts';
import { words } from '../messages/words.ts';

export const organisationsConsole: ConsoleDoor = {
  nav: [
    {
      group: 'house',
      to: '/organisations',
      words: { 'zh-CN': words['zh-CN'].title, en: words.en.title },
      roles: ['coordinator', 'clerk', 'security-administrator', 'auditor'],
    },
  ],
  screens: [{ path: '/organisations', load: () => import('./OrganisationTree.tsx') }],
};
