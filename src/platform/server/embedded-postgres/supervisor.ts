import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type pg from 'pg';
import { makeDataDir, loadSecrets } from '../secrets.ts';
import { chooseAccount, isReachable } from './account.ts';
import { prepareBinaries } from './binaries.ts';
import { makeCluster, SUPERUSER, type Cluster } from './cluster.ts';
import {
  clearLeftover,
  connectWhenReady,
  endServer,
  findRunningServer,
  isOrphan,
  takeOwnership,
  waitForOthersToLeave,
} from './running-server.ts';
import { findFreePort, startServerProcess, type ServerProcess } from './server-process.ts';

type Progress = (sentence: string) => void;

export type EmbeddedPostgres = {
  /** Superuser, database `postgres`. */
  readonly adminUrl: string;
  /**
   * True when another living process started the server, e.g. the shop is open and this is a tool: then `stop` only
   * lets go of it.
   */
  readonly isGuest: boolean;
  /** Ends the server and waits for its exit. May be called more than once. */
  stop(): Promise<void>;
};

const RESTARTS_PER_MINUTE = 5;
const RESTART_PATIENCE_MS = 30_000;

/**
 * Starts the PostgreSQL that came along, or finds the one that runs on the same data already; there is never a second.
 * A server left behind by a killed process is ended cleanly and started anew, so that it has a watcher again.
 */
export async function startEmbeddedPostgres(options: {
  readonly dataDir: string;
  readonly progress: Progress;
}): Promise<EmbeddedPostgres> {
  const dataDir = resolve(options.dataDir);
  makeDataDir(dataDir);
  const cluster = await prepareCluster(dataDir, options.progress);
  for (let attempt = 1; ; attempt += 1) {
    const guest = await visitOrEnd(cluster, options.progress);
    if (guest) return guest;
    const supervisor = new Supervisor(cluster, options.progress);
    try {
      await supervisor.start();
      return supervisor;
    } catch (error) {
      await supervisor.stop();
      // Another start may have been quicker, or have taken the port in between: look again a few times.
      if (attempt >= 5) throw error;
    }
  }
}

/** Where the database may live: below the data folder, unless the account cannot reach that. */
function chooseHome(dataDir: string, progress: Progress): string {
  const account = chooseAccount(join(dataDir, 'postgres'));
  if (isReachable(dataDir, account)) return dataDir;
  const elsewhere = `/var/lib/tongxin-${createHash('sha256').update(dataDir).digest('hex').slice(0, 12)}`;
  if (!existsSync(elsewhere)) {
    mkdirSync(elsewhere, { recursive: true });
    chmodSync(elsewhere, 0o711);
  }
  progress(`PostgreSQL may not run as root and its account cannot reach ${dataDir}: the database is in ${elsewhere}.`);
  return elsewhere;
}

async function prepareCluster(dataDir: string, progress: Progress): Promise<Cluster> {
  const home = chooseHome(dataDir, progress);
  const dir = join(home, 'postgres');
  const isNew = !existsSync(join(dir, 'PG_VERSION'));
  const account = chooseAccount(dir);
  const { initdb, postgres } = prepareBinaries(account, home, progress);
  const cluster = { dir, account, initdb, postgres, password: loadSecrets(dataDir).superuserPassword };
  if (isNew) progress(`Making the database in ${dir}.`);
  await makeCluster(cluster);
  return cluster;
}

function urlOf(cluster: Cluster, port: number): string {
  return `postgres://${SUPERUSER}:${encodeURIComponent(cluster.password)}@127.0.0.1:${port}/postgres`;
}

/** A guest's view of a server that someone living owns; `undefined` when no server runs any more. */
async function visitOrEnd(cluster: Cluster, progress: Progress): Promise<EmbeddedPostgres | undefined> {
  const running = findRunningServer(cluster.dir);
  if (!running) {
    clearLeftover(cluster.dir);
    return undefined;
  }
  const stillThere = () => findRunningServer(cluster.dir)?.pid === running.pid;
  if (running.port !== undefined) {
    const url = urlOf(cluster, running.port);
    const client = await connectWhenReady(url, stillThere);
    if (!client) return undefined;
    // A connection that breaks here was cut by the end of the server: look again.
    const leftBehind = await isOrphan(client).catch(() => undefined);
    await client.end().catch(() => {});
    if (leftBehind === undefined) return visitOrEnd(cluster, progress);
    if (!leftBehind) return { adminUrl: url, isGuest: true, stop: async () => {} };
  }
  progress('A database server was left running by a start that was cut off; ending it cleanly first.');
  await endServer(cluster.dir, running.pid);
  return undefined;
}

/** Keeps the server running: when it dies under us it is started again on the same port, and the pools reconnect. */
class Supervisor implements EmbeddedPostgres {
  readonly isGuest = false;
  readonly #cluster: Cluster;
  readonly #progress: Progress;
  #port = 0;
  #process: ServerProcess | undefined;
  #owner: pg.Client | undefined;
  #isStopping = false;
  #restarts: number[] = [];
  #restarting: Promise<void> = Promise.resolve();

  constructor(cluster: Cluster, progress: Progress) {
    this.#cluster = cluster;
    this.#progress = progress;
  }

  get adminUrl(): string {
    return urlOf(this.#cluster, this.#port);
  }

  async start(): Promise<void> {
    this.#port = await findFreePort();
    await this.#run();
  }

  async #run(): Promise<void> {
    const server = startServerProcess(this.#cluster, this.#port);
    this.#process = server;
    const waiting = setTimeout(() => this.#progress('Waiting for the database to replay its log.'), 2_000);
    try {
      this.#owner = await connectWhenReady(this.adminUrl, server.isRunning);
    } finally {
      clearTimeout(waiting);
    }
    if (!this.#owner || !(await takeOwnership(this.#owner, 1_000))) {
      throw new Error(`PostgreSQL did not start on ${this.#cluster.dir}. ${server.lastWords()}`);
    }
    void server.gone.then(() => {
      this.#restarting = this.#restart();
    });
  }

  async #restart(): Promise<void> {
    if (this.#isStopping) return;
    const now = Date.now();
    this.#restarts = [...this.#restarts.filter((at) => at > now - 60_000), now];
    await this.#owner?.end().catch(() => {});
    if (this.#restarts.length > RESTARTS_PER_MINUTE) {
      this.#progress(`The database ends again and again. Its log is in ${join(this.#cluster.dir, 'log')}.`);
      return;
    }
    this.#progress('The database ended unexpectedly; starting it again.');
    let lastError: unknown;
    // The parts of a killed server may need a moment to notice and leave; it refuses to start before.
    for (const until = Date.now() + RESTART_PATIENCE_MS; Date.now() < until && !this.#isStopping; await wait(250)) {
      try {
        clearLeftover(this.#cluster.dir);
        return await this.#run();
      } catch (error) {
        lastError = error;
      }
    }
    if (!this.#isStopping) this.#progress(String(lastError));
  }

  async stop(): Promise<void> {
    this.#isStopping = true;
    await this.#restarting;
    if (this.#owner) await waitForOthersToLeave(this.#owner).catch(() => {});
    await this.#owner?.end().catch(() => {});
    const server = this.#process;
    if (!server?.isRunning()) return;
    await endServer(this.#cluster.dir, server.pid);
    await server.gone;
  }
}
