import { chmodSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from '@playwright/test';

const port = Number(process.env['BROWSER_TEST_PORT'] ?? 18_651);
/** A server that already stands is taken as it is; without one the product is started for the tests. */
const standing = process.env['BROWSER_TEST_URL'];
/** Kept in the environment, because Playwright reads this file again in every worker. */
const dataDir = (process.env['BROWSER_TEST_DATA'] ??= mkdtempSync(join(tmpdir(), 'tongxin-browser-')));
// When root runs the tests, PostgreSQL's account must be able to pass through to its own folder.
chmodSync(dataDir, 0o711);

/**
 * The browser journeys: the product as `npm start` starts it, with the demo town in a folder of its own, and the
 * Chromium of the machine. They change the town, so they run one after the other.
 */
export default defineConfig({
  testDir: 'test/browser',
  fullyParallel: false,
  workers: 1,
  timeout: 90_000,
  expect: { timeout: 10_000 },
  reporter: [['list']],
  use: {
    baseURL: standing ?? `http://127.0.0.1:${port}`,
    actionTimeout: 10_000,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    // Movement is for people; what is tried here need not wait for it.
    contextOptions: { reducedMotion: 'reduce' },
    trace: { mode: 'retain-on-failure', screenshots: false },
    launchOptions: {
      executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  webServer: standing
    ? undefined
    : {
        command: 'node tools/start.mjs',
        url: `http://127.0.0.1:${port}/readyz`,
        timeout: 240_000,
        reuseExistingServer: false,
        gracefulShutdown: { signal: 'SIGTERM', timeout: 20_000 },
        stdout: 'ignore',
        env: { PORT: String(port), DATA_DIR: dataDir, LOG_LEVEL: 'warn', DEMO_TOWN: 'auto' },
      },
});
