import { chmodSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { migrations } from '../src/app/migrations.ts';
import { startEmbeddedPostgres } from '../src/platform/server/embedded-postgres/supervisor.ts';
import { prepareDatabase } from '../src/platform/server/migrate.ts';
import { loadSecrets } from '../src/platform/server/secrets.ts';
import { TEMPLATE } from './database.ts';
import { scratchParent } from './scratch.ts';

declare module 'vitest' {
  interface ProvidedContext {
    readonly testServerUrl: string;
    readonly testAppUrl: string;
  }
}

const PREFIX = 'tongxin-test-';

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
  const parent = scratchParent();
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
