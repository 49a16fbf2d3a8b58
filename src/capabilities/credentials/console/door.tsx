import type { ConsoleDoor } from '../../../platform/console/door.ts';
import { words } from '../messages/words.ts';

export const credentialsConsole: ConsoleDoor = {
  nav: [
    {
      group: 'action',
      to: '/credentials',
      words: { 'zh-CN': words['zh-CN'].nav, en: words.en.nav },
      roles: ['clerk', 'coordinator', 'auditor'],
    },
  ],
  screens: [
    { path: '/credentials', load: () => import('./CredentialList.tsx') },
    { path: '/credentials/$credentialId', load: () => import('./CredentialDetail.tsx') },
    { path: '/credential-batches', load: () => import('./BatchList.tsx') },
    { path: '/credential-batches/$batchId', load: () => import('./BatchDetail.tsx') },
  ],
};
