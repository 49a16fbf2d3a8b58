import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type pg from 'pg';
import { makeJobQueue } from './job-queue.ts';
import { makeDatabase, makeRoles, MIGRATOR, withClient } from './roles.ts';
import type { Secrets } from './secrets.ts';

/** The migrations of one owner: the platform or a capability. Its files run in the order of their names. */
export type MigrationSource = { readonly owner: string; readonly folder: URL | string };

type Migration = { readonly owner: string; readonly name: string; readonly sql: string; readonly sha256: string };

// Any number does, as long as every start of every server uses the same one.
const MIGRATION_LOCK = 7_226_911;
const OLDEST_SERVER = 150_000;

type Preparation = {
  /** An owner or superuser. With `database` it may point at any database of the server. */
  readonly adminUrl: string;
  /** Make this database when it is missing and use it; left out, the one of `adminUrl` is used. */
  readonly database?: string | undefined;
  readonly secrets: Secrets;
  readonly migrations: readonly MigrationSource[];
  readonly progress?: ((sentence: string) => void) | undefined;
};

export type PreparedDatabase = {
  /** For the product: the role that row-level security binds. */
  readonly appUrl: string;
  /** For the operator's tools only. */
  readonly adminUrl: string;
  /** What this start applied, as `owner/file`. */
  readonly applied: readonly string[];
};

/**
 * Makes an empty or older database ready: roles, extension, and each migration once, in order, each in its own
 * transaction. Several servers may start at once: one migrates, the others wait and then find nothing to do.
 */
export async function prepareDatabase(preparation: Preparation): Promise<PreparedDatabase> {
  const { adminUrl: given, database, secrets } = preparation;
  const progress = preparation.progress ?? (() => {});
  await withClient(given, refuseOldServer);
  const adminUrl = database === undefined ? given : await makeDatabase(given, database);
  return withClient(adminUrl, async (client) => {
    await takeLock(client, progress);
    const { appUrl } = await makeRoles(adminUrl, secrets);
    await makeTrigrams(client);
    await client.query(`set role ${MIGRATOR}`);
    const applied = await runMigrations(client, readMigrations(preparation.migrations), progress);
    await makeJobQueue(adminUrl);
    return { appUrl, adminUrl, applied };
  });
}

async function refuseOldServer(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ number: number; version: string }>(
    `select current_setting('server_version_num')::int as number, current_setting('server_version') as version`,
  );
  if ((rows[0]?.number ?? 0) >= OLDEST_SERVER) return;
  throw new Error(`This database is PostgreSQL ${rows[0]?.version}; Tongxin needs version 15 or newer.`);
}

/** Held by the session, so it ends with the connection even when this process is killed. */
async function takeLock(client: pg.Client, progress: (sentence: string) => void): Promise<void> {
  const waiting = setTimeout(() => progress('Another server is preparing the database; waiting for it.'), 2_000);
  try {
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
  } finally {
    clearTimeout(waiting);
  }
}

/** With the wrong locale pg_trgm finds nothing in Chinese and says nothing about it: better to stop here. */
async function makeTrigrams(client: pg.Client): Promise<void> {
  await client.query('create extension if not exists pg_trgm with schema public');
  const { rows } = await client.query<{ fits: boolean }>(
    `select getdatabaseencoding() = 'UTF8' and public.show_trgm('张三') <> '{}' as fits`,
  );
  if (rows[0]?.fits) return;
  throw new Error(
    'This database cannot search Chinese text. Make it anew with encoding UTF8 and a UTF-8 character type, e.g. ' +
      "create database tongxin template template0 encoding 'UTF8' lc_ctype 'C.UTF-8'.",
  );
}

function readMigrations(sources: readonly MigrationSource[]): Migration[] {
  return sources.flatMap(({ owner, folder }) => {
    const path = folder instanceof URL || folder.startsWith('file:') ? fileURLToPath(folder) : folder;
    const names = readdirSync(path)
      .filter((name) => name.endsWith('.sql'))
      .toSorted();
    return names.map((name) => {
      const sql = readFileSync(join(path, name), 'utf8');
      return { owner, name, sql, sha256: createHash('sha256').update(sql).digest('hex') };
    });
  });
}

async function runMigrations(
  client: pg.Client,
  migrations: readonly Migration[],
  progress: (sentence: string) => void,
): Promise<string[]> {
  const known = await listApplied(client);
  refuseUnknown(known, migrations);
  const toApply = migrations.filter((migration) => !isApplied(known, migration));
  const started = Date.now();
  let told = false;
  const applied: string[] = [];
  for (const migration of toApply) {
    if (!told && Date.now() - started > 2_000) {
      progress(`Preparing the database: ${toApply.length} steps.`);
      told = true;
    }
    await applyOne(client, migration);
    applied.push(`${migration.owner}/${migration.name}`);
  }
  return applied;
}

/** By `owner/name`: the hash of each file as it was applied. */
async function listApplied(client: pg.Client): Promise<Map<string, string>> {
  await client.query(
    `create schema if not exists platform;
     create table if not exists platform.migration (
       owner text not null,
       name text not null,
       sha256 text not null,
       applied_at timestamptz not null,
       primary key (owner, name)
     );
     comment on table platform.migration is 'Each migration that has run here, with the hash of its file.';`,
  );
  const { rows } = await client.query<{ key: string; sha256: string }>(
    `select owner || '/' || name as key, sha256 from platform.migration`,
  );
  return new Map(rows.map((row) => [row.key, row.sha256]));
}

function isApplied(known: ReadonlyMap<string, string>, migration: Migration): boolean {
  const key = `${migration.owner}/${migration.name}`;
  const sha256 = known.get(key);
  if (sha256 === undefined) return false;
  if (sha256 === migration.sha256) return true;
  throw new Error(
    `The migration ${key} has changed since it ran on this database, so the two no longer describe the same tables. ` +
      'Put the file back as it was and write the change as a new file with the next number.',
  );
}

function refuseUnknown(known: ReadonlyMap<string, string>, migrations: readonly Migration[]): void {
  const here = new Set(migrations.map((migration) => `${migration.owner}/${migration.name}`));
  const unknown = [...known.keys()].find((key) => !here.has(key));
  if (unknown === undefined) return;
  throw new Error(
    `This database was prepared by a newer Tongxin: it knows the migration ${unknown}, which is not here. ` +
      'Start that newer version, or use a backup from before it.',
  );
}

async function applyOne(client: pg.Client, migration: Migration): Promise<void> {
  try {
    await client.query('begin');
    await client.query(migration.sql);
    await client.query('insert into platform.migration (owner, name, sha256, applied_at) values ($1, $2, $3, $4)', [
      migration.owner,
      migration.name,
      migration.sha256,
      new Date().toISOString(),
    ]);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(() => {});
    const { message, position } = error as { message: string; position?: string };
    const line =
      position === undefined ? '' : ` in line ${migration.sql.slice(0, Number(position)).split('\n').length}`;
    throw new Error(`The migration ${migration.owner}/${migration.name} failed${line}: ${message}`, { cause: error });
  }
}
