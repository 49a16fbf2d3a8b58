import type { ConsoleDoor } from '../../../platform/console/door.ts';

export const credentialsConsole: ConsoleDoor = { nav: [], screens: [] };
