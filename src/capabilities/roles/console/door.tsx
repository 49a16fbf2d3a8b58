import type { ConsoleDoor } from '../../../platform/console/door.ts';
import { giversOf } from '../domain/catalogue.ts';
import { holderReaders } from '../domain/policy.ts';
import { words } from '../messages/words.ts';

const titles = (of: 'grants' | 'holders') => ({ 'zh-CN': words['zh-CN'][of].title, en: words.en[of].title });

export const rolesConsole: ConsoleDoor = {
  nav: [
    { group: 'registry', to: '/roles', words: titles('grants'), roles: [...giversOf('organisation'), 'auditor'] },
    { group: 'registry', to: '/roles/holders', words: titles('holders'), roles: holderReaders },
  ],
  screens: [
    { path: '/roles', load: () => import('./Roles.tsx') },
    { path: '/roles/mine', load: () => import('./MyRoles.tsx') },
    { path: '/roles/holders', load: () => import('./RoleHolders.tsx') },
  ],
};
