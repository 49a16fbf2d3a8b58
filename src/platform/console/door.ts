import type { ComponentType } from 'react';
import type { Role } from '../../kernel/actor.ts';
import type { Words } from '../../kernel/words.ts';

export type NavGroup = 'promises' | 'action' | 'public' | 'house';

/** An entry of the side bar. Shown to those who hold one of the roles anywhere; the server decides all the same. */
export type NavEntry = {
  readonly group: NavGroup;
  readonly to: string;
  readonly words: Words<string>;
  readonly roles: readonly Role[];
};

/** A screen of the console. `path` uses `$name` for parameters: `/commitments/$commitmentId`. Loaded on demand. */
export type Screen = {
  readonly path: string;
  readonly load: () => Promise<{ readonly default: ComponentType }>;
};

/** What a capability brings into the console. */
export type ConsoleDoor = {
  readonly nav: readonly NavEntry[];
  readonly screens: readonly Screen[];
};
