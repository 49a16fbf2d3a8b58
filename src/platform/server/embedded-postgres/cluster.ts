import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Account } from './account.ts';

export const SUPERUSER = 'tongxin_admin';

/** Where a cluster lies, who runs it and with which programs. */
export type Cluster = {
  readonly dir: string;
  readonly account: Account;
  readonly initdb: string;
  readonly postgres: string;
  readonly password: string;
};

/** Nothing of this process's environment reaches the server except what it needs: PG… variables would steer it. */
export const SERVER_ENVIRONMENT = {
  PATH: '/usr/bin:/bin',
  LC_ALL: 'C.UTF-8',
  TZ: 'UTC',
  ...(process.platform === 'win32' && { SystemRoot: process.env.SystemRoot, PATH: process.env.PATH }),
};

function give(path: string, account: Account): void {
  if (account.uid !== undefined && account.gid !== undefined) chownSync(path, account.uid, account.gid);
}

/**
 * Makes the cluster when there is none. It grows under another name and is renamed when whole, so a start cut off half
 * way leaves nothing that looks like a database.
 */
export async function makeCluster(cluster: Cluster): Promise<void> {
  if (existsSync(join(cluster.dir, 'PG_VERSION'))) return refuseOtherVersion(cluster.dir);
  const draft = `${cluster.dir}.${process.pid}.${randomBytes(3).toString('hex')}`;
  const passwordFile = `${draft}.password`;
  mkdirSync(draft, { mode: 0o700 });
  give(draft, cluster.account);
  writeFileSync(passwordFile, `${cluster.password}\n`, { mode: 0o600, flag: 'wx' });
  give(passwordFile, cluster.account);
  try {
    await runInitdb(cluster, draft, passwordFile);
    renameSync(draft, cluster.dir);
    chmodSync(cluster.dir, 0o700);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    // Another start made the cluster meanwhile: that one is as good.
    if (!existsSync(join(cluster.dir, 'PG_VERSION'))) throw error;
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

function refuseOtherVersion(dir: string): void {
  let version: string;
  try {
    version = readFileSync(join(dir, 'PG_VERSION'), 'utf8').trim();
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown reason';
    throw new Error(
      `The database in ${dir} belongs to another user (${code}). Start Tongxin as that user or as root.`,
      { cause: error },
    );
  }
  if (version === '18') return;
  throw new Error(
    `The database in ${dir} was made by PostgreSQL ${version}; this Tongxin brings version 18. ` +
      'Restore a backup into an empty data folder.',
  );
}

function runInitdb(cluster: Cluster, dir: string, passwordFile: string): Promise<void> {
  // The built-in locale sorts the same on every machine; LC_CTYPE must be UTF-8 or pg_trgm is blind to Chinese.
  const systemLocale = process.platform === 'darwin' ? 'en_US.UTF-8' : 'C.UTF-8';
  const child = spawn(
    cluster.initdb,
    [
      `--pgdata=${dir}`,
      `--username=${SUPERUSER}`,
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      `--locale=${systemLocale}`,
    ],
    { cwd: dir, env: SERVER_ENVIRONMENT, stdio: ['ignore', 'ignore', 'pipe'], ...cluster.account },
  );
  return new Promise((done, fail) => {
    let said = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      said = (said + text).slice(-2_000);
    });
    child.on('error', (error) => fail(new Error(`PostgreSQL's programs do not run here: ${error.message}`)));
    child.on('close', (code) => {
      if (code === 0) done();
      else fail(new Error(`PostgreSQL could not make its database in ${dir}: ${said.trim()}`));
    });
  });
}
