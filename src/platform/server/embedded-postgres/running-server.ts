import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';

/** What a server writes about itself into its data folder. */
export type RunningServer = { readonly pid: number; readonly port: number | undefined };

// Held by the process that started the server, for as long as it lives.
const OWNER_LOCK = 7_226_912;

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** After a restart of the machine the number may belong to any other process, which must not be taken for ours. */
function isPostgresOf(pid: number, dir: string): boolean {
  try {
    if (process.platform === 'linux') {
      const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
      // A killed process that nobody has waited for keeps its number and has no command line left.
      return command.includes('postgres') && command.includes(dir);
    }
    if (process.platform === 'darwin') {
      const command = execFileSync('ps', ['-p', String(pid), '-o', 'command='], { encoding: 'utf8' });
      return command.includes('postgres') && command.includes(dir);
    }
    return true;
  } catch {
    return false;
  }
}

function readPidFile(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** The server that runs on this cluster now, whoever started it. */
export function findRunningServer(dir: string): RunningServer | undefined {
  const lines = readPidFile(join(dir, 'postmaster.pid'))?.split('\n') ?? [];
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid <= 1 || !isAlive(pid) || !isPostgresOf(pid, dir)) return undefined;
  return { pid, port: Number(lines[3]) || undefined };
}

/**
 * PostgreSQL clears away what a crash left, except when the number in it now belongs to another process of the same
 * account, or when the file is empty: then it refuses to start. Only these two are removed here, for the file is what
 * keeps a second server out; and an empty one may just be in the making.
 */
export function clearLeftover(dir: string): void {
  const path = join(dir, 'postmaster.pid');
  const text = readPidFile(path);
  if (text === undefined || findRunningServer(dir)) return;
  const pid = Number(text.split('\n')[0]);
  const isOldAndEmpty = !pid && Date.now() - statSync(path).mtimeMs > 10_000;
  const isOfStranger = pid > 1 && isAlive(pid) && !isPostgresOf(pid, dir);
  if ((isOldAndEmpty || isOfStranger) && readPidFile(path) === text) rmSync(path, { force: true });
}

export async function waitUntilGone(dir: string, pid: number, patienceMs: number): Promise<boolean> {
  for (const until = Date.now() + patienceMs; Date.now() < until; await wait(20)) {
    if (!isAlive(pid) || !isPostgresOf(pid, dir)) return true;
  }
  return false;
}

/**
 * Ends a server: first fast (open transactions are undone, everything is written), then, if it does not listen, at
 * once (nothing acknowledged is lost, the next start replays the log).
 */
export async function endServer(dir: string, pid: number): Promise<void> {
  const steps = [
    { signal: 'SIGINT', patienceMs: 30_000 },
    { signal: 'SIGQUIT', patienceMs: 5_000 },
    { signal: 'SIGKILL', patienceMs: 5_000 },
  ] as const;
  for (const { signal, patienceMs } of steps) {
    try {
      process.kill(pid, signal);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ESRCH') return;
      throw error;
    }
    if (await waitUntilGone(dir, pid, patienceMs)) return;
  }
  throw new Error(`The database server (process ${pid}) does not end.`);
}

const STARTING_OR_STOPPING = '57P03';

function mayComeYet(error: unknown): boolean {
  const code = (error as { code?: string }).code ?? '';
  if (code === STARTING_OR_STOPPING || code === 'ECONNREFUSED' || code === 'ECONNRESET') return true;
  return (error as Error).message === 'Connection terminated unexpectedly';
}

/**
 * Connects as soon as the server lets us in; that, not a line in its log, is what ready means. Gives `undefined` when
 * the server is gone before. The connection is to be kept: it carries the owner's lock.
 */
export async function connectWhenReady(url: string, isStillThere: () => boolean): Promise<pg.Client | undefined> {
  for (;;) {
    if (!isStillThere()) return undefined;
    const client = new pg.Client({ connectionString: url, application_name: 'tongxin supervisor', keepAlive: true });
    client.on('error', () => {});
    try {
      await client.connect();
      return client;
    } catch (error) {
      await client.end().catch(() => {});
      if (!mayComeYet(error)) throw error;
      await wait(15);
    }
  }
}

/**
 * Whether the server was left behind: nobody holds it, and it is not so young that the process which started it may
 * still be on its way to take hold of it.
 */
export async function isOrphan(client: pg.Client): Promise<boolean> {
  while (await takeOwnership(client, 1_000)) {
    const { rows } = await client.query<{ grown: boolean }>(
      `select clock_timestamp() - pg_postmaster_start_time() > interval '5 seconds' as grown`,
    );
    if (rows[0]?.grown) return true;
    await client.query('select pg_advisory_unlock($1)', [OWNER_LOCK]);
    await wait(100);
  }
  return false;
}

/** Whether no living process holds the server. One that was killed a moment ago may take a blink to let go. */
export async function takeOwnership(client: pg.Client, patienceMs: number): Promise<boolean> {
  for (const until = Date.now() + patienceMs; ; await wait(50)) {
    const { rows } = await client.query<{ taken: boolean }>('select pg_try_advisory_lock($1) as taken', [OWNER_LOCK]);
    if (rows[0]?.taken) return true;
    if (Date.now() >= until) return false;
  }
}

/**
 * A pool says it has ended while its last connections are still closing; a server that ends meanwhile throws an error
 * at them that nobody listens to any more. So they get a moment to leave; who stays longer is sent away.
 */
export async function waitForOthersToLeave(client: pg.Client): Promise<void> {
  for (const until = Date.now() + 500; Date.now() < until; await wait(10)) {
    const { rows } = await client.query<{ alone: boolean }>(
      `select count(*) = 1 as alone from pg_stat_activity where backend_type = 'client backend'`,
    );
    if (rows[0]?.alone) return;
  }
}
