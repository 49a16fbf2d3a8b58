import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { scratchParent } from '../../../../test/scratch.ts';
import { withClient } from '../roles.ts';
import { secretsPath } from '../secrets.ts';
import { isReachable } from './account.ts';
import { findRunningServer } from './running-server.ts';
import { startEmbeddedPostgres, type EmbeddedPostgres } from './supervisor.ts';

const WRITER = fileURLToPath(new URL('../../../../test/durable-writer.ts', import.meta.url));
const NOBODY = { uid: 65_534, gid: 65_534 };
const isRoot = process.getuid?.() === 0;
const isLinux = process.platform === 'linux';

let dataDir: string;
let started: EmbeddedPostgres[];
let children: ChildProcess[];
let said: string[];

beforeEach(() => {
  dataDir = mkdtempSync(join(scratchParent(), `tongxin-test-${process.pid}-supervised-`));
  chmodSync(dataDir, 0o711);
  started = [];
  children = [];
  said = [];
});

afterEach(async () => {
  for (const child of children) child.kill('SIGKILL');
  await Promise.all(started.map((server) => server.stop()));
  rmSync(dataDir, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
});

async function start(): Promise<EmbeddedPostgres> {
  const server = await startEmbeddedPostgres({ dataDir, progress: (sentence) => said.push(sentence) });
  started.push(server);
  return server;
}

/** Process numbers whose command line holds all these words. */
function findProcesses(...words: string[]): number[] {
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

/** Only the first process of a server shows its data folder; its parts show what they do. */
function serversHere(): number[] {
  return findProcesses('postgres', `-D ${join(dataDir, 'postgres')}`);
}

async function until(isTrue: () => boolean, what: string): Promise<void> {
  for (const end = Date.now() + 15_000; !isTrue(); await wait(20)) {
    if (Date.now() > end) throw new Error(`In vain waited for: ${what}`);
  }
}

/** Starts the writer and gives what it had acknowledged, which grows. */
function startWriter(options: { uid?: number; gid?: number } = {}): {
  child: ChildProcess;
  acknowledged: () => number[];
} {
  const child = spawn(process.execPath, [WRITER, dataDir], { stdio: ['ignore', 'pipe', 'inherit'], ...options });
  children.push(child);
  let text = '';
  child.stdout?.setEncoding('utf8').on('data', (more: string) => {
    text += more;
  });
  // The last line may be cut off by the kill: only what ends in a newline was said.
  return {
    child,
    acknowledged: () =>
      text
        .slice(0, text.lastIndexOf('\n') + 1)
        .split('\n')
        .filter(Boolean)
        .map(Number),
  };
}

async function listWritten(adminUrl: string): Promise<Set<number>> {
  const rows = await withClient(adminUrl, async (client) => (await client.query('select number from written')).rows);
  return new Set(rows.map((row: { number: string }) => Number(row.number)));
}

async function expectAllWritten(adminUrl: string, acknowledged: readonly number[]): Promise<void> {
  const written = await listWritten(adminUrl);
  expect(acknowledged.filter((number) => !written.has(number))).toEqual([]);
}

describe.runIf(isLinux)('the embedded PostgreSQL', () => {
  it('loses nothing acknowledged when Node is killed, and leaves no server behind', async () => {
    const { child, acknowledged } = startWriter();
    await until(() => acknowledged().length > 300, '300 rows');
    child.kill('SIGKILL');
    await once(child, 'close');
    await until(() => serversHere().length === 0, 'the server to follow its owner');
    const server = await start();
    await expectAllWritten(server.adminUrl, acknowledged());
    expect(serversHere()).toHaveLength(1);
    await server.stop();
    expect(serversHere()).toEqual([]);
    expect(existsSync(join(dataDir, 'postgres', 'postmaster.pid'))).toBe(false);
  });

  it('finds the server again when its watcher was killed too, and ends it', async () => {
    const { child, acknowledged } = startWriter();
    await until(() => acknowledged().length > 100, '100 rows');
    const [orphan] = serversHere();
    for (const pid of findProcesses('tongxin-watch', String(orphan))) process.kill(pid, 'SIGKILL');
    child.kill('SIGKILL');
    await once(child, 'close');
    expect(serversHere()).toEqual([orphan]);
    const server = await start();
    await expectAllWritten(server.adminUrl, acknowledged());
    expect(serversHere()).toHaveLength(1);
    expect(serversHere()).not.toEqual([orphan]);
    await server.stop();
    expect(serversHere()).toEqual([]);
  });

  it('comes back on the same address when PostgreSQL itself is killed', async () => {
    const server = await start();
    const address = server.adminUrl;
    const pool = new pg.Pool({ connectionString: address, max: 4 });
    pool.on('error', () => {});
    await pool.query('create table written (number bigint primary key)');
    const acknowledged: number[] = [];
    let isEnding = false;
    const write = async (first: number) => {
      for (let number = first; !isEnding; number += 4) {
        const result = await pool.query('insert into written values ($1)', [number]).catch(() => undefined);
        if (result) acknowledged.push(number);
        else await wait(20);
      }
    };
    const writers = [1, 2, 3, 4].map(write);
    await until(() => acknowledged.length > 200, '200 rows');
    const killed = findRunningServer(join(dataDir, 'postgres'))?.pid ?? 0;
    process.kill(killed, 'SIGKILL');
    const before = acknowledged.length;
    await until(() => acknowledged.length > before + 100, 'rows after the restart');
    isEnding = true;
    await Promise.all(writers);
    await pool.end();
    expect(server.adminUrl).toBe(address);
    await expectAllWritten(address, acknowledged);
    expect(said).toContain('The database ended unexpectedly; starting it again.');
    expect(serversHere()).toHaveLength(1);
  });

  it('is visited, not doubled, while another process owns it', async () => {
    const { child, acknowledged } = startWriter();
    await until(() => acknowledged().length > 0, 'the first row');
    const guest = await start();
    expect(guest.isGuest).toBe(true);
    expect(serversHere()).toHaveLength(1);
    await guest.stop();
    const seen = acknowledged().length;
    await until(() => acknowledged().length > seen, 'the owner to go on');
    child.kill('SIGINT');
    await once(child, 'close');
    expect(child.exitCode).toBe(0);
    expect(serversHere()).toEqual([]);
  });

  it('is one server when two start at the same moment on an empty folder', async () => {
    const [one, other] = await Promise.all([start(), start()]);
    expect([one.isGuest, other.isGuest].toSorted()).toEqual([false, true]);
    expect(one.adminUrl).toBe(other.adminUrl);
    expect(serversHere()).toHaveLength(1);
  });

  it('does not take a stranger for its server when the machine gave the number away', async () => {
    await (await start()).stop();
    const stranger = spawn('sleep', ['60'], isRoot ? NOBODY : {});
    children.push(stranger);
    writeFileSync(
      join(dataDir, 'postgres', 'postmaster.pid'),
      `${stranger.pid}\n${join(dataDir, 'postgres')}\n1\n5432\n`,
    );
    await start();
    expect(serversHere()).toHaveLength(1);
    expect(stranger.exitCode).toBeNull();
  });

  it('refuses to make new secrets beside an old database', async () => {
    await (await start()).stop();
    rmSync(secretsPath(dataDir));
    await expect(start()).rejects.toThrow(/secrets .* are missing/);
  });

  it.runIf(isRoot && isReachable(process.execPath, NOBODY))('runs for an ordinary user', async () => {
    chownSync(dataDir, NOBODY.uid, NOBODY.gid);
    const { child, acknowledged } = startWriter(NOBODY);
    await until(() => acknowledged().length > 10, '10 rows');
    child.kill('SIGINT');
    await once(child, 'close');
    expect(child.exitCode).toBe(0);
    // Root may take over what an ordinary user made: the server then runs as that user.
    await expectAllWritten((await start()).adminUrl, acknowledged());
  });

  it.runIf(isRoot)('finds another place when its account cannot reach the data folder', async () => {
    chmodSync(dataDir, 0o700);
    const server = await start();
    const elsewhere = /the database is in (.+)\.$/m.exec(said.join('\n'))?.[1] ?? '';
    expect(elsewhere).toMatch(/^\/var\/lib\/tongxin-/);
    await server.stop();
    rmSync(elsewhere, { recursive: true });
  });
});
