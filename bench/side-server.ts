import { fork } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export type Ready = { readonly port: number };

/** One side, served by a process of its own, so that it shares no event loop with the clients. */
export type SideServer = { readonly port: number; readonly pid: number; readonly stop: () => Promise<void> };

const LOADER = fileURLToPath(new URL('../src/platform/server/tsx-loader.ts', import.meta.url));

/** Starts a file of `servers/`. With BENCH_PROFILE=on it leaves a CPU profile in `results/` when it ends. */
export async function startSideServer(file: string, environment: Record<string, string>): Promise<SideServer> {
  const results = join(import.meta.dirname, 'results');
  const profile = process.env['BENCH_PROFILE'] === 'on' ? ['--cpu-prof', `--cpu-prof-dir=${results}`] : [];
  const child = fork(join(import.meta.dirname, 'servers', file), {
    execArgv: ['--import', LOADER, ...profile],
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const { port } = await new Promise<Ready>((resolve, reject) => {
    child.once('message', (message) => resolve(message as Ready));
    child.once('exit', (code) => reject(new Error(`${file} ended with ${code} before it was ready.`)));
    child.once('error', reject);
  });
  return {
    port,
    pid: child.pid ?? 0,
    async stop() {
      if (child.connected) child.send('stop');
      await gone;
    },
  };
}
