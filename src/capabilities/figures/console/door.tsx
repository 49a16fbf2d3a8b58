import type { ConsoleDoor } from '../../../platform/console/door.ts';
import { words } from '../messages/words.ts';

export const figuresConsole: ConsoleDoor = {
  nav: [
    {
      group: 'public',
      to: '/figures',
      words: { 'zh-CN': words['zh-CN'].title, en: words.en.title },
      roles: ['coordinator', 'clerk', 'leader', 'editor', 'signer', 'auditor'],
    },
  ],
  screens: [
    { path: '/figures', load: () => import('./FigureList.tsx') },
    { path: '/figures/$figureId', load: () => import('./FigureDetail.tsx') },
  ],
};
