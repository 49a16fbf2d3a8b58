import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const CHECKOUT = fileURLToPath(new URL('..', import.meta.url));
const LOADER = './src/platform/server/tsx-loader.ts';

/** The product as an operator starts it: a process of its own with its own PostgreSQL. */
export type RunningProduct = {
  readonly pid: number;
  readonly url: string;
  readonly kill: () => Promise<void>;
  /** Asks it to stop and gives how it ended. */
  readonly stop: () => Promise<number | null>;
};

/** Starts the product and waits until it answers. */
export async function startProduct(dataDir: string, port: number): Promise<RunningProduct> {
  const child = spawn(process.execPath, ['--import', LOADER, 'src/app/server.ts'], {
    cwd: CHECKOUT,
    env: { PATH: process.env['PATH'], DATA_DIR: dataDir, PORT: String(port), DEMO_TOWN: 'auto', LOG_LEVEL: 'error' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      said = (said + text).slice(-4_000);
    });
  }
  const url = `http://127.0.0.1:${port}`;
  for (const until = Date.now() + 60_000; !(await isReady(url)); await wait(50)) {
    if (hasEnded(child)) throw new Error(`The product did not start:\n${said}`);
    if (Date.now() < until) continue;
    child.kill('SIGKILL');
    throw new Error(`The product does not answer:\n${said}`);
  }
  const end = async (signal: NodeJS.Signals) => {
    if (hasEnded(child)) return child.exitCode;
    child.kill(signal);
    await once(child, 'close');
    return child.exitCode;
  };
  return { pid: child.pid ?? 0, url, stop: () => end('SIGTERM'), kill: async () => void (await end('SIGKILL')) };
}

function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}

async function isReady(url: string): Promise<boolean> {
  return fetch(`${url}/readyz`).then(
    (response) => response.ok,
    () => false,
  );
}

/** The first processes of PostgreSQL servers on this data folder; their parts show what they do, not where. */
export function listServersOn(dataDir: string): number[] {
  const words = ['postgres', `-D ${join(dataDir, 'postgres')}`];
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((name) => {
      try {
        const command = readFileSync(`/proc/${name}/cmdline`, 'utf8').replaceAll('\0', ' ');
        return words.every((word) => command.includes(word));
      } catch {
        return false;
      }
    })
    .map(Number);
}
