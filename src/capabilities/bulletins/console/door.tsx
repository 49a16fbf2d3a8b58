import type { ConsoleDoor } from '../../../platform/console/door.ts';
import { words } from '../messages/words.ts';

export const bulletinsConsole: ConsoleDoor = {
  nav: [
    {
      group: 'public',
      to: '/bulletins',
      words: { 'zh-CN': words['zh-CN'].title, en: words.en.title },
      roles: ['editor', 'signer'],
    },
  ],
  screens: [
    { path: '/bulletins', load: () => import('./BulletinDesk.tsx') },
    { path: '/bulletins/$bulletinId', load: () => import('./BulletinDetail.tsx') },
  ],
};
