import type { ConsoleDoor } from '../../../platform/console/door.ts';
import { LOOKERS } from '../domain/policy.ts';
import { words } from '../messages/words.ts';

export const peopleConsole: ConsoleDoor = {
  nav: [
    {
      group: 'registry',
      to: '/people',
      words: { 'zh-CN': words['zh-CN'].nav, en: words.en.nav },
      roles: LOOKERS,
    },
  ],
  served: { liaison: async (wanted) => (await import('./liaison-choices.ts')).listLiaisonChoices(wanted) },
  screens: [
    { path: '/people', load: () => import('./PeopleList.tsx') },
    { path: '/people/$personId', load: () => import('./PersonDetail.tsx') },
    { path: '/people/duplicates', load: () => import('./Duplicates.tsx') },
    { path: '/people/duplicates/$oneId/$otherId', load: () => import('./ComparePair.tsx') },
  ],
};
