import type { Finding } from './finding.ts';
import type { LoadedHouse } from './house.ts';
import type { SourceTree } from './tree.ts';

/** A rule of the house: looks at everything, changes nothing, and says what is wrong. */
export type Rule = {
  readonly name: string;
  readonly find: (tree: SourceTree, house: LoadedHouse) => readonly Finding[];
};
