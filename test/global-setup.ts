import { accessSync, chmodSync, constants, mkdtempSync, readdirSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { migrations } from '../src/app/migrations.ts';
import { startEmbeddedPostgres } from '../src/platform/server/embedded-postgres/supervisor.ts';
import { prepareDatabase } from '../src/platform/server/migrate.ts';
import { loadSecrets } from '../src/platform/server/secrets.ts';
import { TEMPLATE } from './database.ts';

declare module 'vitest' {
  interface ProvidedContext {
    readonly testServerUrl: string;
    readonly testAppUrl: string;
  }
}

const PREFIX = 'tongxin-test-';
const ENOUGH_BYTES = 1_500_000_000;

/** In memory when there is room: the settings stay durable, only the disk below them is quick. */
function chooseParent(): string {
  try {
    accessSync('/dev/shm', constants.W_OK);
    const { bavail, bsize } = statfsSync('/dev/shm');
    if (bavail * bsize > ENOUGH_BYTES) return '/dev/shm';
  } catch {
    // No such folder, or not ours to write: the ordinary one does as well.
  }
  return tmpdir();
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** A run that was killed could not clean up; its server has ended with it, its folder is removed here. */
function removeLeftovers(parent: string): void {
  for (const name of readdirSync(parent)) {
    const pid = name.startsWith(PREFIX) ? Number(name.slice(PREFIX.length).split('-')[0]) : 0;
    if (!pid || isAlive(pid)) continue;
    try {
      rmSync(join(parent, name), { recursive: true, force: true });
    } catch {
      // Another user's leftover is theirs to remove.
    }
  }
}

/** One database server for the whole run, with a migrated template that every test file clones. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const parent = chooseParent();
  removeLeftovers(parent);
  const dataDir = mkdtempSync(join(parent, `${PREFIX}${process.pid}-`));
  chmodSync(dataDir, 0o711);
  let stop = async () => {};
  const teardown = async () => {
    await stop();
    rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    const server = await startEmbeddedPostgres({ dataDir, progress: () => {} });
    stop = () => server.stop();
    const secrets = loadSecrets(dataDir);
    const { appUrl } = await prepareDatabase({ adminUrl: server.adminUrl, database: TEMPLATE, secrets, migrations });
    project.provide('testServerUrl', server.adminUrl);
    project.provide('testAppUrl', appUrl);
  } catch (error) {
    await teardown();
    throw error;
  }
  return teardown;
}
