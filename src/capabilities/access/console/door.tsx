import type { ConsoleDoor } from '../../../platform/console/door.ts';

export const accessConsole: ConsoleDoor = { nav: [], screens: [] };
