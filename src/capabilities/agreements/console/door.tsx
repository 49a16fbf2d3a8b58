import type { ConsoleDoor } from '../../../platform/console/door.ts';
import { words } from '../messages/words.ts';

export const agreementsConsole: ConsoleDoor = {
  nav: [
    {
      group: 'promises',
      to: '/agreements',
      words: { 'zh-CN': words['zh-CN'].console.nav, en: words.en.console.nav },
      roles: ['clerk', 'coordinator', 'auditor'],
    },
  ],
  served: { need: async () => (await import('./clause-choices.ts')).listClauseChoices() },
  screens: [
    { path: '/agreements', load: () => import('./AgreementList.tsx') },
    { path: '/agreements/$agreementId', load: () => import('./AgreementDetail.tsx') },
  ],
};
