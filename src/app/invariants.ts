import type { InvariantSource } from '../platform/server/invariants.ts';
import { migrations } from './migrations.ts';

/** The invariants of every owner of tables lie beside its migrations. */
export const invariants: readonly InvariantSource[] = migrations.map(({ owner, folder }) => ({
  owner,
  file: new URL('../invariants.sql', folder),
}));
