import type { ConsoleDoor } from '../../../platform/console/door.ts';
import { words } from '../messages/words.ts';

export const commitmentsConsole: ConsoleDoor = {
  nav: [
    {
      group: 'promises',
      to: '/commitments',
      words: { 'zh-CN': words['zh-CN'].nav, en: words.en.nav },
      roles: ['clerk', 'coordinator', 'auditor'],
    },
  ],
  served: { activity: async (wanted) => (await import('./commitment-choices.ts')).listCommitmentChoices(wanted) },
  screens: [
    { path: '/commitments', load: () => import('./CommitmentList.tsx') },
    { path: '/commitments/$commitmentId', load: () => import('./CommitmentDetail.tsx') },
  ],
};
