import type { ConsoleDoor } from '../../../platform/console/door.ts';

export const peopleConsole: ConsoleDoor = { nav: [], screens: [] };
