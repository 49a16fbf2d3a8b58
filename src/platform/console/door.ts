import type { ComponentType } from 'react';
import type { Role } from '../../kernel/actor.ts';
import type { Origin } from '../../kernel/origin.ts';
import type { Words } from '../../kernel/words.ts';

export type NavGroup = 'promises' | 'action' | 'public' | 'registry' | 'house';

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

/** A matter that a new one may serve. Neighbours know each other by such origins only. */
export type ServedMatter = { readonly origin: Origin; readonly text: string };

/** Lists what may be served; `wanted` is among it if it is there at all. */
export type ListServed = (wanted: Origin | undefined) => Promise<readonly ServedMatter[]>;

/** What a capability brings into the console. */
export type ConsoleDoor = {
  readonly nav: readonly NavEntry[];
  readonly screens: readonly Screen[];
  /**
   * What of this capability a matter elsewhere may serve or name, by who asks: `need`, `activity`, `liaison`. The last
   * asks for one organisation.
   */
  readonly served?: Readonly<Record<string, ListServed>>;
};
