import type { SheetTrouble } from './trouble-words.ts';

/** Stops the reading of a file for a reason its sender can do something about. */
export class Unreadable extends Error {
  readonly code: SheetTrouble;
  constructor(code: SheetTrouble, cause?: unknown) {
    super(code, cause === undefined ? {} : { cause });
    this.name = 'Unreadable';
    this.code = code;
  }
}
