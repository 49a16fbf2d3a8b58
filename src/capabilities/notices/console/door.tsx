import type { ConsoleDoor } from '../../../platform/console/door.ts';

export const noticesConsole: ConsoleDoor = { nav: [], screens: [] };
