import type { ConsoleDoor } from '../../../platform/console/door.ts';

export const complaintsConsole: ConsoleDoor = { nav: [], screens: [] };
