import { existsSync } from 'node:fs';
import type { MigrationSource } from '../platform/server/migrate.ts';

function ofCapability(owner: string): MigrationSource {
  return { owner, folder: new URL(`../capabilities/${owner}/server/migrations/`, import.meta.url) };
}

/** Whose tables come first: foreign keys point down, so the lower floors stand before the upper ones. */
export const migrations: readonly MigrationSource[] = [
  { owner: 'platform', folder: new URL('../platform/server/migrations/', import.meta.url) },
  ofCapability('sheets'),
  ofCapability('organisations'),
  ofCapability('people'),
  ofCapability('rulebook'),
  ofCapability('access'),
  ofCapability('roles'),
  ofCapability('notices'),
  ofCapability('privacy'),
  ofCapability('credentials'),
  ofCapability('audit'),
  ofCapability('complaints'),
  ofCapability('commitments'),
  ofCapability('activities'),
  ofCapability('ledger'),
  ofCapability('agreements'),
  ofCapability('three-lists'),
  ofCapability('figures'),
  ofCapability('bulletins'),
  ofCapability('overview'),
].filter((source) => existsSync(source.folder));
