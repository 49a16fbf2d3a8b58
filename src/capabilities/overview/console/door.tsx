import type { ConsoleDoor } from '../../../platform/console/door.ts';

/** “Today” is the console's first screen; the layout itself links to it, so it has no entry in the groups. */
export const overviewConsole: ConsoleDoor = {
  nav: [],
  screens: [{ path: '/today', load: () => import('./Today.tsx') }],
};
