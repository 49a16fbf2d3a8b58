import type { ConsoleDoor } from '../../../platform/console/door.ts';

export const privacyConsole: ConsoleDoor = { nav: [], screens: [] };
