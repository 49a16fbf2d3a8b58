import type { ConsoleDoor } from '../../../platform/console/door.ts';
import { words } from '../messages/words.ts';

export const organisationsConsole: ConsoleDoor = {
  nav: [
    {
      group: 'registry',
      to: '/organisations',
      words: { 'zh-CN': words['zh-CN'].title, en: words.en.title },
      roles: ['coordinator', 'clerk', 'security-administrator', 'auditor'],
    },
    {
      group: 'registry',
      to: '/alliances',
      words: { 'zh-CN': words['zh-CN'].console.alliances, en: words.en.console.alliances },
      roles: ['coordinator', 'clerk', 'auditor'],
    },
    {
      group: 'house',
      to: '/regions',
      words: { 'zh-CN': words['zh-CN'].console.regions, en: words.en.console.regions },
      roles: ['system-administrator'],
    },
  ],
  screens: [
    { path: '/organisations', load: () => import('./OrganisationTree.tsx') },
    { path: '/organisations/$organisationId', load: () => import('./OrganisationDetail.tsx') },
    { path: '/alliances', load: () => import('./AllianceList.tsx') },
    { path: '/alliances/$allianceId', load: () => import('./AllianceDetail.tsx') },
    { path: '/regions', load: () => import('./RegionList.tsx') },
  ],
};
