import type { ConsoleDoor } from '../../../platform/console/door.ts';
import { words } from '../messages/words.ts';

export const noticesConsole: ConsoleDoor = {
  nav: [
    {
      group: 'house',
      to: '/outbox',
      words: { 'zh-CN': words['zh-CN'].outbox.title, en: words.en.outbox.title },
      roles: ['system-administrator'],
    },
    {
      group: 'house',
      to: '/webhooks',
      words: { 'zh-CN': words['zh-CN'].webhooks.title, en: words.en.webhooks.title },
      roles: ['system-administrator'],
    },
  ],
  screens: [
    { path: '/outbox', load: () => import('./Outbox.tsx') },
    { path: '/webhooks', load: () => import('./Webhooks.tsx') },
  ],
};
