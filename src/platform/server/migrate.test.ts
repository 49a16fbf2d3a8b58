import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { cloneDatabase, type ClonedDatabase } from '../../../test/database.ts';
import { migrations } from '../../app/migrations.ts';
import { prepareDatabase } from './migrate.ts';
import { withClient, withLogin } from './roles.ts';
import type { Secrets } from './secrets.ts';

let database: ClonedDatabase;
let folder: string;
let secrets: Secrets;

beforeAll(() => {
  const appPassword = decodeURIComponent(new URL(inject('testAppUrl')).password);
  const unused = 'x'.repeat(43);
  secrets = {
    superuserPassword: unused,
    appPassword,
    sealingKeyId: 'a',
    sealingKey: unused,
    indexKey: unused,
    olderSealingKeys: [],
  };
});

beforeEach(async () => {
  database = await cloneDatabase();
  folder = mkdtempSync(join(tmpdir(), 'tongxin-migrations-'));
  return async () => {
    rmSync(folder, { recursive: true });
    await database.drop();
  };
});

function write(name: string, sql: string): void {
  writeFileSync(join(folder, name), sql);
}

function prepare() {
  return prepareDatabase({
    adminUrl: database.adminUrl,
    secrets,
    migrations: [...migrations, { owner: 'trial', folder }],
  });
}

describe('migrations', () => {
  it('run once, in the order of their names, as the migrator', async () => {
    write('0002-second.sql', 'alter table trial.thing add column colour text;');
    write('0001-first.sql', 'create schema trial; create table trial.thing (id int primary key);');
    expect((await prepare()).applied).toEqual(['trial/0001-first.sql', 'trial/0002-second.sql']);
    expect((await prepare()).applied).toEqual([]);
    const owner = await withClient(database.adminUrl, (client) =>
      client.query(`select tableowner from pg_tables where schemaname = 'trial'`),
    );
    expect(owner.rows).toEqual([{ tableowner: 'tongxin_migrator' }]);
  });

  it('may be started by several servers at once', async () => {
    write('0001-first.sql', 'create schema trial; create table trial.thing (id int primary key);');
    const runs = await Promise.all([prepare(), prepare(), prepare(), prepare()]);
    expect(runs.flatMap((run) => run.applied)).toEqual(['trial/0001-first.sql']);
  });

  it('refuse a file that changed after it ran', async () => {
    write('0001-first.sql', 'create schema trial;');
    await prepare();
    write('0001-first.sql', 'create schema trial; create table trial.thing (id int primary key);');
    await expect(prepare()).rejects.toThrow(/trial\/0001-first\.sql has changed since it ran/);
  });

  it('refuse a database that a newer version prepared', async () => {
    write('0001-first.sql', 'create schema trial;');
    await prepare();
    rmSync(join(folder, '0001-first.sql'));
    await expect(prepare()).rejects.toThrow(/newer Tongxin/);
  });

  it('leave nothing of a file that failed, and name its line', async () => {
    write('0001-first.sql', 'create schema trial;\ncreate table trial.thing (id int primary key);\nselect nothing();');
    await expect(prepare()).rejects.toThrow(/trial\/0001-first\.sql failed in line 3/);
    write('0001-first.sql', 'create schema trial;');
    expect((await prepare()).applied).toEqual(['trial/0001-first.sql']);
  });
});

describe('roles', () => {
  it('let the app neither make tables nor pass by row-level security', async () => {
    const { appUrl } = await prepare();
    await withClient(appUrl, async (client) => {
      await expect(client.query('create table public.mine (id int)')).rejects.toThrow(/permission denied/);
      await expect(client.query('create schema mine')).rejects.toThrow(/permission denied/);
      await expect(client.query('delete from platform.fact')).rejects.toThrow(/permission denied/);
      await expect(client.query('update platform.fact set name = name')).rejects.toThrow(/permission denied/);
      const { rows } = await client.query(
        `select rolsuper or rolbypassrls as may from pg_roles where rolname = current_user`,
      );
      expect(rows).toEqual([{ may: false }]);
    });
  });

  it('refuse a server on which the app could pass by row-level security', async () => {
    try {
      await withClient(database.adminUrl, (client) => client.query('alter role tongxin_reader bypassrls'));
      await expect(prepare()).rejects.toThrow(/tongxin_reader may pass by row-level security/);
    } finally {
      await withClient(database.adminUrl, (client) => client.query('alter role tongxin_reader nobypassrls'));
    }
  });

  it('are made by an owner who is no superuser', async () => {
    const owner = `owner_${database.name}`;
    await withClient(database.adminUrl, async (client) => {
      await client.query(`create role ${owner} login createrole password 'owner'`);
      await client.query(`grant tongxin_migrator to ${owner}`);
      await client.query(`alter database ${database.name} owner to ${owner}`);
    });
    const adminUrl = withLogin(database.adminUrl, owner, 'owner');
    const prepared = await prepareDatabase({ adminUrl, secrets, migrations });
    expect(prepared.applied).toEqual([]);
  });
});
