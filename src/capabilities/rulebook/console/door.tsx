import type { ConsoleDoor } from '../../../platform/console/door.ts';

export const rulebookConsole: ConsoleDoor = { nav: [], screens: [] };
