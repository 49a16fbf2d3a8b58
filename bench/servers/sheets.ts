import { join } from 'node:path';
import { serve } from '@hono/node-server';
import { offers } from '../../src/app/floors.ts';
import { buildHouse } from '../../src/app/house.ts';
import { setAccess } from '../../src/capabilities/access/server/door.ts';
import { useSheetKinds } from '../../src/capabilities/sheets/server/door.ts';
import { clockWithOffset } from '../../src/platform/server/clock.ts';
import { makeLog } from '../../src/platform/server/log.ts';
import { loadSecrets } from '../../src/platform/server/secrets.ts';
import { setSealingKeys } from '../../src/platform/server/sealing.ts';
import { makeRecordingSms, useRecordingSms } from '../../src/platform/server/sms/port.ts';
import { benchOffer } from '../sheets-trial.ts';
import { ready } from './ready.ts';

/** The product with a kind of people that only the benchmark has. Its memory is read by the parent from outside. */
const { BENCH_DATA_DIR = '', BENCH_APP_URL = '', BENCH_CLOCK_OFFSET_MS = '0' } = process.env;
const clock = clockWithOffset(Number(BENCH_CLOCK_OFFSET_MS));
setSealingKeys(loadSecrets(BENCH_DATA_DIR));
useRecordingSms(makeRecordingSms(clock.now));
setAccess({ isDemo: true, demoPassword: '', isSecure: false });
const house = await buildHouse({
  appUrl: BENCH_APP_URL,
  fileFolder: join(BENCH_DATA_DIR, 'files'),
  consoleFolder: BENCH_DATA_DIR,
  clock,
  log: makeLog({ logLevel: 'error' }),
  isDemo: true,
});
useSheetKinds([...offers.capabilities, benchOffer]);
await house.startFollowing();
const server = serve({ fetch: house.http.fetch, port: 0, hostname: '127.0.0.1' }, () => {
  ready(server.address(), async () => {
    server.close();
    await house.close();
  });
});
