import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildHouse, type House } from '../src/app/house.ts';
import { invariants } from '../src/app/invariants.ts';
import { migrations } from '../src/app/migrations.ts';
import { prepareTown } from '../src/app/town/town.ts';
import { clockWithOffset, type Clock } from '../src/platform/server/clock.ts';
import { startEmbeddedPostgres } from '../src/platform/server/embedded-postgres/supervisor.ts';
import { listBrokenInvariants } from '../src/platform/server/invariants.ts';
import { makeLog } from '../src/platform/server/log.ts';
import { prepareDatabase } from '../src/platform/server/migrate.ts';
import { withClient } from '../src/platform/server/roles.ts';
import { CHECKPOINT_KEYS, setCheckpointKeys } from '../src/platform/server/chain/checkpoint-keys.ts';
import { loadSigningKeys } from '../src/platform/server/signing-keys.ts';
import { CREDENTIAL_KEYS, setCredentials } from '../src/capabilities/credentials/server/door.ts';
import { setSealingKeys } from '../src/platform/server/sealing.ts';
import { loadSecrets } from '../src/platform/server/secrets.ts';

/** What both sides stand on: one durable database with the demo town in it, and a house for setting things up. */
export type Ground = {
  readonly dataDir: string;
  readonly appUrl: string;
  readonly adminUrl: string;
  readonly clock: Clock;
  readonly clockOffsetMs: number;
  readonly house: House;
  /** Lets every side begin with the same debts: dead rows cleared, statistics fresh, the log written out. */
  readonly settle: () => Promise<void>;
  readonly brokenInvariants: () => Promise<string[]>;
  readonly close: () => Promise<void>;
};

const say = (sentence: string): void => void process.stdout.write(`  ${sentence}\n`);

/** Makes everything anew in a scratch folder, with the settings of an installation, fsync included. */
export async function prepareGround(): Promise<Ground> {
  const dataDir = mkdtempSync(join(tmpdir(), 'tongxin-bench-'));
  chmodSync(dataDir, 0o711);
  const secrets = loadSecrets(dataDir);
  const postgres = await startEmbeddedPostgres({ dataDir, progress: say });
  const prepared = await prepareDatabase({ adminUrl: postgres.adminUrl, database: 'tongxin', secrets, migrations });
  const { appUrl, adminUrl } = prepared;
  const town = await prepareTown({ appUrl, settings: { demoTown: 'auto', smsProvider: 'recording' } });
  const clock = clockWithOffset(town.clockOffsetMs);
  setSealingKeys(secrets);
  setCheckpointKeys(loadSigningKeys(dataDir, CHECKPOINT_KEYS));
  setCredentials({ publicUrl: 'http://localhost', keys: loadSigningKeys(dataDir, CREDENTIAL_KEYS) });
  const house = await buildHouse({
    appUrl,
    fileFolder: join(dataDir, 'files'),
    consoleFolder: dataDir,
    clock,
    log: makeLog({ logLevel: 'error' }),
    isDemo: true,
    poolSize: 4,
  });
  await town.play(house, say);
  return {
    dataDir,
    appUrl,
    adminUrl,
    clock,
    clockOffsetMs: town.clockOffsetMs,
    house,
    settle: () =>
      withClient(adminUrl, async (client) => {
        await client.query('vacuum analyze');
        await client.query('checkpoint');
      }),
    async brokenInvariants() {
      const broken = await listBrokenInvariants(adminUrl, invariants);
      return broken.map(({ owner, sentence, rowCount }) => `${owner}: ${sentence} (${rowCount} rows)`);
    },
    async close() {
      await house.close();
      await postgres.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
