import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { SERVER_ENVIRONMENT, type Cluster } from './cluster.ts';

/** One life of the server, from its start to its exit. */
export type ServerProcess = {
  readonly pid: number;
  readonly port: number;
  readonly isRunning: () => boolean;
  readonly gone: Promise<void>;
  /** The last of what it said before its own log was open: the reason when it did not start. */
  readonly lastWords: () => string;
};

/** Every setting that differs from PostgreSQL's own, here and nowhere else; nothing is written into the cluster. */
const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '200',
  // What is acknowledged is on the disk. Never weaken these.
  fsync: 'on',
  synchronous_commit: 'on',
  full_page_writes: 'on',
  timezone: 'UTC',
  log_timezone: 'UTC',
  // Seven files, one per weekday, each overwritten after a week. Terse: the details repeat values of rows.
  logging_collector: 'on',
  log_directory: 'log',
  log_filename: 'postgres-%a.log',
  log_rotation_age: '1d',
  log_rotation_size: '0',
  log_truncate_on_rotation: 'on',
  log_error_verbosity: 'terse',
  log_min_error_statement: 'panic',
} as const;

export async function findFreePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}

/**
 * Starts the server in a process group of its own: Ctrl-C in the terminal reaches us only, and we end the server after
 * the last request is answered.
 */
export function startServerProcess(cluster: Cluster, port: number): ServerProcess {
  const settings = Object.entries(SETTINGS).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const child = spawn(cluster.postgres, ['-D', cluster.dir, '-p', String(port), ...settings], {
    cwd: cluster.dir,
    env: SERVER_ENVIRONMENT,
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
    ...cluster.account,
  });
  let said = '';
  let running = true;
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said = (said + text).slice(-2_000);
  });
  const watcher = child.pid === undefined ? undefined : watchOver(child.pid, cluster);
  const gone = new Promise<void>((done) => {
    const end = () => {
      running = false;
      watcher?.kill('SIGKILL');
      done();
    };
    child.once('exit', end);
    child.once('error', (error) => {
      said += error.message;
      end();
    });
  });
  return { pid: child.pid ?? 0, port, isRunning: () => running, gone, lastWords: () => said.trim() };
}

/**
 * Ends the server when this process dies without ending it, even by kill -9: a shell of two commands waits on a pipe
 * that only we hold open, and passes a fast shutdown on to the server when the pipe closes. Windows has no such shell;
 * there the next start ends the server that was left.
 */
function watchOver(pid: number, cluster: Cluster): ChildProcess | undefined {
  if (process.platform === 'win32') return undefined;
  const watcher = spawn('/bin/sh', ['-c', 'read -r line; kill -INT "$1"', 'tongxin-watch', String(pid)], {
    cwd: '/',
    env: { PATH: '/usr/bin:/bin' },
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
    ...cluster.account,
  });
  // Without a watcher the server still ends with us in every ordinary way.
  watcher.on('error', () => {});
  watcher.stdin?.on('error', () => {});
  return watcher;
}
