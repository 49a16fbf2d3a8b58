import { Role } from '../../../kernel/actor.ts';
import type { ConsoleDoor } from '../../../platform/console/door.ts';
import { giversOf } from '../domain/catalogue.ts';
import { holderReaders } from '../domain/policy.ts';
import { words } from '../messages/words.ts';

const titles = (of: 'grants' | 'holders' | 'mine') => ({ 'zh-CN': words['zh-CN'][of].title, en: words.en[of].title });

export const rolesConsole: ConsoleDoor = {
  nav: [
    { group: 'house', to: '/roles', words: titles('grants'), roles: [...giversOf('organisation'), 'auditor'] },
    { group: 'house', to: '/roles/holders', words: titles('holders'), roles: holderReaders },
    { group: 'house', to: '/roles/mine', words: titles('mine'), roles: Role.options },
  ],
  screens: [
    { path: '/roles', load: () => import('./Roles.tsx') },
    { path: '/roles/mine', load: () => import('./MyRoles.tsx') },
    { path: '/roles/holders', load: () => import('./RoleHolders.tsx') },
  ],
};
