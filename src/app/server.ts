import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { serve } from '@hono/node-server';
import { clockWithOffset, type Clock } from '../platform/server/clock.ts';
import { startEmbeddedPostgres } from '../platform/server/embedded-postgres/supervisor.ts';
import { openLogFiles } from '../platform/server/log-files.ts';
import { makeLog } from '../platform/server/log.ts';
import { prepareDatabase } from '../platform/server/migrate.ts';
import { loadSecrets } from '../platform/server/secrets.ts';
import { setSealingKeys } from '../platform/server/sealing.ts';
import { loadSigningKeys } from '../platform/server/signing-keys.ts';
import { readSettings, SettingsError, type Settings } from '../platform/server/settings.ts';
import { CHECKPOINT_KEYS, setCheckpointKeys } from '../platform/server/chain/checkpoint-keys.ts';
import { setAccess } from '../capabilities/access/server/door.ts';
import { CREDENTIAL_KEYS, setCredentials } from '../capabilities/credentials/server/door.ts';
import { setNotices } from '../capabilities/notices/server/door.ts';
import { buildHouse, type House } from './house.ts';
import { migrations } from './migrations.ts';
import { openPorts } from './ports.ts';
import { accessSettings, printCodes, refuseUnreadable } from './sign-in.ts';
import { prepareTown } from './town/town.ts';
import { welcome } from './welcome.ts';

const CONSOLE_FOLDER = fileURLToPath(new URL('../../dist/console', import.meta.url));
const STOP_AFTER_MS = 10_000;

function progress(sentence: string): void {
  process.stdout.write(`  ${sentence}\n`);
}

type Running = { readonly stop: () => Promise<void> };

/** The keys that sign checkpoints and credentials. */
function setSigning({ dataDir, publicUrl }: Settings): void {
  setCheckpointKeys(loadSigningKeys(dataDir, CHECKPOINT_KEYS));
  setCredentials({ publicUrl, keys: loadSigningKeys(dataDir, CREDENTIAL_KEYS) });
}

/** The ways to people and to other systems. */
function openWays(settings: Settings, { clock, isDemo }: { readonly clock: Clock; readonly isDemo: boolean }): void {
  refuseUnreadable(settings, isDemo);
  openPorts(settings, clock);
  if (!isDemo && settings.signIn.areCodesPrinted) printCodes(clock, progress);
  const { publicUrl, webhookTargets } = settings;
  setNotices({ publicUrl, isDemo, mayCallInside: webhookTargets === 'any' });
}

/** Listens, and returns when the product can be reached. */
async function open(house: House, { port, host }: Settings): Promise<ReturnType<typeof serve>> {
  const server = serve({ fetch: house.http.fetch, port, hostname: host });
  await new Promise<void>((resolve, reject) => {
    server.once('listening', resolve);
    server.once('error', reject);
  });
  return server;
}

/** Starts what the settings ask for, from the database up; returns when the product can be reached. */
async function start(settings: Settings): Promise<Running> {
  const secrets = loadSecrets(settings.dataDir);
  const logFiles = { folder: join(settings.dataDir, 'logs'), days: settings.auditRetentionDays };
  const log = makeLog(settings, openLogFiles(logFiles));
  const embedded = settings.databaseUrl
    ? undefined
    : await startEmbeddedPostgres({ dataDir: settings.dataDir, progress });
  const adminUrl = settings.databaseUrl ?? embedded?.adminUrl ?? '';
  const database = embedded ? 'tongxin' : undefined;
  const { appUrl } = await prepareDatabase({ adminUrl, database, secrets, migrations, progress });
  const town = await prepareTown({ appUrl, settings });
  const clock = clockWithOffset(town.clockOffsetMs);
  setSealingKeys(secrets, { choice: settings.sealing, reread: () => loadSecrets(settings.dataDir) });
  setSigning(settings);
  openWays(settings, { clock, isDemo: town.isDemo });
  const house = await buildHouse({
    appUrl,
    fileFolder: join(settings.dataDir, 'files'),
    consoleFolder: CONSOLE_FOLDER,
    clock,
    log,
    isDemo: town.isDemo,
    isSecure: settings.publicUrl.startsWith('https:'),
    proxies: settings.signIn.proxies,
  });
  setAccess({
    ...accessSettings(settings, town.isDemo),
    async moveDemoClock(minutes) {
      await town.rememberClock(house, clock.moveForward(minutes));
      await house.makeRounds('due');
      return clock.now();
    },
  });
  await town.play(house, progress);
  await house.startFollowing();
  const server = await open(house, settings);
  await welcome({ settings, house, town, print: (line) => process.stdout.write(`${line}\n`) });
  return {
    async stop() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      // Answers under way are finished; connections that only wait are let go.
      if ('closeIdleConnections' in server) server.closeIdleConnections();
      await Promise.race([closed, new Promise((resolve) => setTimeout(resolve, STOP_AFTER_MS).unref())]);
      await house.close();
      await embedded?.stop();
    },
  };
}

async function main(): Promise<void> {
  const running = await start(readSettings());
  let stopping = false;
  const stop = () => {
    if (stopping) return;
    stopping = true;
    process.stdout.write('\n  正在停止 · stopping\n');
    running.stop().then(
      () => process.exit(0),
      (error: Error) => {
        process.stderr.write(`${error.stack ?? error.message}\n`);
        process.exit(1);
      },
    );
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
}

/** What a person can mend is said in a sentence; anything else with the place where it happened. */
function explain(error: unknown): string {
  if (error instanceof SettingsError) return error.message;
  const { code, port, stack } = error as { code?: string; port?: number; stack?: string };
  if (code === 'EADDRINUSE') {
    return `Port ${port} is taken, perhaps by Tongxin itself. Stop that, or choose another: PORT=${(port ?? 8080) + 1}`;
  }
  return stack ?? String(error);
}

main().catch((error: unknown) => {
  process.stderr.write(`${explain(error)}\n`);
  process.exit(1);
});
