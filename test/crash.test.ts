import { randomUUID } from 'node:crypto';
import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { invariants } from '../src/app/invariants.ts';
import { findFreePort } from '../src/platform/server/embedded-postgres/server-process.ts';
import { startEmbeddedPostgres } from '../src/platform/server/embedded-postgres/supervisor.ts';
import { listBrokenInvariants } from '../src/platform/server/invariants.ts';
import { withDatabase } from '../src/platform/server/roles.ts';
import { listServersOn, startProduct, type RunningProduct } from './running-product.ts';
import { scratchParent } from './scratch.ts';

const MOST_WRITES = 400;

let dataDir: string;
let product: RunningProduct;
let api: string;

beforeEach(async () => {
  dataDir = mkdtempSync(join(scratchParent(), `tongxin-test-${process.pid}-crash-`));
  chmodSync(dataDir, 0o711);
  product = await startProduct(dataDir, await findFreePort());
  api = `${product.url}/dongying/api`;
});

afterEach(async () => {
  await product?.kill();
  // PostgreSQL follows its owner by itself.
  for (const until = Date.now() + 10_000; listServersOn(dataDir).length > 0 && Date.now() < until;) await wait(50);
  rmSync(dataDir, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
});

type Wish = { readonly path: string; readonly body: object; readonly key: string; readonly leaves: string };

/** Somebody signed in who writes one thing after another, and remembers what was answered. */
type Writer = {
  readonly cookie: string;
  readonly next: (last: string) => Wish;
  /** What the product said was done, in order. */
  readonly acknowledged: string[];
  readonly refused: string[];
  /** Sent, and not answered: it may have been done or not. */
  open: Wish | undefined;
};

async function send({ cookie }: Pick<Writer, 'cookie'>, { path, body, key }: Wish): Promise<number> {
  const headers = { cookie, 'content-type': 'application/json', 'idempotency-key': key };
  const response = await fetch(api + path, { method: 'POST', headers, body: JSON.stringify(body) });
  await response.arrayBuffer();
  return response.status;
}

async function read<Answer>({ cookie }: Pick<Writer, 'cookie'>, path: string): Promise<Answer> {
  const response = await fetch(api + path, { headers: { cookie } });
  if (!response.ok) throw new Error(`${path} was answered ${response.status}.`);
  return (await response.json()) as Answer;
}

/** Writes until told to stop. Where a failure is not the end of it, the same thing is sent again under the same key. */
async function write(writer: Writer, isOver: () => boolean, onFailure: 'stop' | 'again'): Promise<void> {
  while (!isOver() && writer.acknowledged.length < MOST_WRITES) {
    const wish = (writer.open ??= writer.next(writer.acknowledged.at(-1) ?? ''));
    const status = await send(writer, wish).catch(() => 0);
    if (status === 200) {
      writer.acknowledged.push(wish.leaves);
      writer.open = undefined;
    } else if (status !== 0 && status < 500) {
      // Each wish follows from what was acknowledged: a refusal says that something of it is gone.
      writer.refused.push(`${wish.path} was answered ${status}`);
      return;
    } else if (onFailure === 'stop') return;
    else await wait(50);
  }
}

async function signIn(personId: string): Promise<string> {
  const response = await fetch(`${api}/sign-in/as-demo-person`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ personId }),
  });
  return response.headers.get('set-cookie')?.split(';')[0] ?? '';
}

type People = { items: { personId: string; name: string; organisationName: string }[] };
type Activities = { items: { id: string; title: string }[] };

function volunteer(cookie: string, activityId: string): Writer {
  const next = (last: string): Wish => {
    const [path, leaves] = last === 'confirmed' ? ['withdrawals', 'none'] : ['sign-ups', 'confirmed'];
    return { path: `/activities/${activityId}/${path}`, body: {}, key: randomUUID(), leaves: leaves ?? '' };
  };
  return { cookie, next, acknowledged: [], refused: [], open: undefined };
}

function clerk(cookie: string, organisationId: string): Writer {
  const next = (): Wish => {
    const id = randomUUID();
    const words = {
      title: '坡道',
      category: 'elderly',
      description: '轮椅进出',
      areaText: '幸福社区',
      contactRole: '网格员',
    };
    const lines = [{ id: randomUUID(), name: '坡道', amount: 1, unit: '处' }];
    const body = { id, organisationId, ...words, deadlineOn: '2026-12-31', lines };
    return { path: '/needs', body, key: randomUUID(), leaves: id };
  };
  return { cookie, next, acknowledged: [], refused: [], open: undefined };
}

/** Twelve who sign up and withdraw, four who write down needs. */
async function gatherWriters() {
  const { items: people } = (await (await fetch(`${api}/demo-people`)).json()) as People;
  const { items } = (await (await fetch(`${api}/activities?when=upcoming`)).json()) as Activities;
  const activityId = items.find((each) => each.title.includes('第三次'))?.id ?? '';
  const volunteers = [];
  for (const { personId } of people.filter(({ name }) => /^丁(十.|二十.?)$/.test(name)).slice(0, 12)) {
    volunteers.push(volunteer(await signIn(personId), activityId));
  }
  const clerks = [];
  for (const name of ['林社区', '何建设', '陈供电', '苏义诊']) {
    const cookie = await signIn(people.find((person) => person.name === name)?.personId ?? '');
    const me = await read<{ grants: { role: string; organisationId: string }[] }>({ cookie }, '/me');
    clerks.push(clerk(cookie, me.grants.find(({ role }) => role === 'clerk')?.organisationId ?? ''));
  }
  expect([volunteers.length, clerks.length]).toEqual([12, 4]);
  return { activityId, volunteers, clerks, all: [...volunteers, ...clerks] };
}

type Writers = Awaited<ReturnType<typeof gatherWriters>>;

const countOf = (writers: readonly Writer[]) => writers.reduce((sum, { acknowledged }) => sum + acknowledged.length, 0);

async function until(isTrue: () => boolean, what: string): Promise<void> {
  for (const end = Date.now() + 30_000; !isTrue(); await wait(10)) {
    if (Date.now() > end) throw new Error(`In vain waited for: ${what}`);
  }
}

/** What the product does not know any more although it said that it was done. Asked with the sessions of before. */
async function listLost({ activityId, volunteers, clerks }: Writers): Promise<string[]> {
  const lost = [...volunteers, ...clerks].flatMap((writer) => writer.refused);
  for (const writer of volunteers) {
    const { items } = await read<{ items: { activityId: string; state: string }[] }>(
      writer,
      '/my/activities?limit=100',
    );
    const state = items.find((each) => each.activityId === activityId)?.state ?? 'none';
    const last = writer.acknowledged.at(-1) ?? 'none';
    if (state !== last && state !== writer.open?.leaves) lost.push(`${last}, not ${state}`);
  }
  for (const writer of clerks) {
    for (const id of writer.acknowledged) {
      await read(writer, `/desk/needs/${id}`).catch((error: Error) => lost.push(error.message));
    }
  }
  return lost;
}

async function listBroken(): Promise<unknown[]> {
  const visit = await startEmbeddedPostgres({ dataDir, progress: () => {} });
  expect(visit.isGuest).toBe(true);
  return listBrokenInvariants(withDatabase(visit.adminUrl, 'tongxin'), invariants);
}

/** Those who got no answer send the same again, as a person does who is not sure. */
async function sendAgain(writers: readonly Writer[]): Promise<void> {
  for (const writer of writers) {
    if (!writer.open) continue;
    expect(await send(writer, writer.open)).toBe(200);
    writer.acknowledged.push(writer.open.leaves);
    writer.open = undefined;
  }
}

describe.runIf(process.platform === 'linux')('what was acknowledged is there after a crash', () => {
  it('of the product, then of its database', { timeout: 120_000 }, async () => {
    const writers = await gatherWriters();

    const rush = Promise.all(writers.all.map((writer) => write(writer, () => false, 'stop')));
    await until(() => countOf(writers.all) > 150, '150 acknowledged writes');
    await product.kill();
    await rush;
    expect(writers.all.some(({ open }) => open)).toBe(true);
    product = await startProduct(dataDir, Number(new URL(product.url).port));
    expect(await listLost(writers)).toEqual([]);
    await sendAgain(writers.all);
    expect(await listLost(writers)).toEqual([]);
    expect(listServersOn(dataDir)).toHaveLength(1);
    expect(await listBroken()).toEqual([]);

    let isOver = false;
    const before = countOf(writers.all);
    const secondRush = Promise.all(writers.all.map((writer) => write(writer, () => isOver, 'again')));
    await until(() => countOf(writers.all) > before + 100, '100 more');
    const [killed = 0] = listServersOn(dataDir);
    process.kill(killed, 'SIGKILL');
    const atKill = countOf(writers.all);
    const isRefused = () => writers.all.some(({ refused }) => refused.length > 0);
    await until(() => isRefused() || countOf(writers.all) > atKill + 60, 'writes after the database came back');
    isOver = true;
    await secondRush;
    expect(await listLost(writers)).toEqual([]);
    expect(listServersOn(dataDir)).toHaveLength(1);
    expect(listServersOn(dataDir)).not.toContain(killed);
    expect(await listBroken()).toEqual([]);

    expect(await product.stop()).toBe(0);
    expect(listServersOn(dataDir)).toEqual([]);
    expect(existsSync(join(dataDir, 'postgres', 'postmaster.pid'))).toBe(false);
  });
});
