import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { offers } from '../src/app/floors.ts';
import { Id, route } from '../src/kernel/contract.ts';
import { allow, refuse } from '../src/kernel/decision.ts';
import { handle, type Handler } from '../src/platform/server/handle.ts';
import { listen } from '../src/platform/server/listeners.ts';
import type { CapabilityOffer, Listener } from '../src/platform/server/offers.ts';
import { makePerformer, type Performer } from '../src/platform/server/perform.ts';
import { openTown, type Town } from './town.ts';

const base = {
  method: 'POST' as const,
  path: '/trial',
  audience: 'signed-in' as const,
  summary: 'Trial',
  input: z.object({ id: Id, say: z.string().default('') }),
  output: z.object({ said: z.string() }),
};
const tell = route({ ...base, name: 'trial.tell', refusals: { 'trial-refused': 409 } });
const silent = route({ ...base, name: 'trial.silent', refusals: {} });
const fact = (id: string) => ({ name: 'trial.told', subject: { kind: 'trial', id }, detail: {} });

let town: Town;
let performer: Performer;
let told: string[] = [];
let heard: { id: string; position: number }[] = [];
let failOnce = false;

const handlers: readonly Handler[] = [
  handle(tell, async ({ input }) => {
    if (input.say === 'no') return refuse('trial-refused');
    if (input.say === 'remember') return refuse('trial-refused', { facts: [fact(input.id)] });
    told.push(input.id);
    return allow({ said: input.say }, fact(input.id));
  }),
  handle(silent, async () => allow({ said: 'nothing' })),
];
const listener: Listener = {
  name: 'trial-listener',
  to: ['trial.told'],
  async apply(_doing, stored) {
    if (failOnce) {
      failOnce = false;
      throw new Error('a crash between two facts');
    }
    heard.push({ id: stored.subject.id, position: stored.position });
    return [];
  },
};

function makeTrial() {
  const words = { name: '试验', refusals: { 'trial-refused': '试验拒绝。' }, facts: {} };
  const trial: CapabilityOffer = { name: 'trial', floor: 5, words: { 'zh-CN': words, en: words }, handlers };
  const trialOffers = { ...offers, capabilities: [...offers.capabilities, trial] };
  const listening = listen({ database: town.house.database, listeners: [listener], now: town.now });
  return { performer: makePerformer({ database: town.house.database, offers: trialOffers, listening }), listening };
}

function ask(name: string, input: object, key: string = randomUUID()) {
  return performer.perform({
    routeName: name,
    input,
    actor: town.actor('018f0000-0000-7000-8000-000000000001'),
    place: town.place,
    locale: 'zh-CN',
    now: town.now(),
    key,
    caller: { clientAddress: '127.0.0.1', setCookie: () => {} },
  });
}

async function countFacts(name: string): Promise<number> {
  const rows = await town.house.database.read(town.place.tenantId, (tx) =>
    tx.query<{ count: number }>('select count(*) from platform.fact where tenant_id = $1 and name = $2', [
      tx.tenantId,
      name,
    ]),
  );
  return rows[0]?.count ?? 0;
}

beforeAll(async () => {
  town = await openTown();
  performer = makeTrial().performer;
});
afterAll(() => town.close());

describe('one write', () => {
  it('done twice with the same key is done once and answered twice', async () => {
    told = [];
    const key = randomUUID();
    const input = { id: randomUUID(), say: 'yes' };
    const [first, second] = [await ask('trial.tell', input, key), await ask('trial.tell', input, key)];
    expect(first).toEqual({ ok: true, output: { said: 'yes' } });
    expect(second).toEqual(first);
    expect(told).toEqual([input.id]);
  });

  it('sent twice at the same moment is still done once in effect', async () => {
    const before = await countFacts('trial.told');
    const key = randomUUID();
    const input = { id: randomUUID(), say: 'at once' };
    const answers = await Promise.all([1, 2, 3, 4].map(() => ask('trial.tell', input, key)));
    expect(answers.every((answer) => answer.ok)).toBe(true);
    expect(await countFacts('trial.told')).toBe(before + 1);
  });

  it('refuses a key that was used for something else', async () => {
    const key = randomUUID();
    await ask('trial.tell', { id: randomUUID(), say: 'one' }, key);
    expect(await ask('trial.tell', { id: randomUUID(), say: 'two' }, key)).toMatchObject({
      problem: { code: 'key-reused', status: 409 },
    });
  });

  it('without a key is refused, for it could happen twice', async () => {
    expect(await ask('trial.tell', { id: randomUUID() }, '')).toMatchObject({ problem: { code: 'key-missing' } });
  });

  it('that leaves no fact is our error and undoes everything', async () => {
    await expect(ask('trial.silent', { id: randomUUID() })).rejects.toThrow('wrote without leaving a fact');
  });

  it('that is refused leaves nothing, unless the refusal must be remembered', async () => {
    const before = await countFacts('trial.told');
    expect(await ask('trial.tell', { id: randomUUID(), say: 'no' })).toMatchObject({
      problem: { code: 'trial-refused', title: '试验拒绝。', status: 409 },
    });
    expect(await countFacts('trial.told')).toBe(before);
    await ask('trial.tell', { id: randomUUID(), say: 'remember' });
    expect(await countFacts('trial.told')).toBe(before + 1);
  });

  it('that is malformed names each place and what to do, in the caller’s language', async () => {
    expect(await ask('trial.tell', { id: 'x' })).toMatchObject({
      problem: { status: 400, fields: [{ path: 'id', message: '编号不对。' }] },
    });
  });
});

describe('facts and their listeners', () => {
  it('hears every fact once, in order, also after a crash between two of them', async () => {
    heard = [];
    const { listening } = makeTrial();
    const ids: string[] = Array.from({ length: 5 }, () => randomUUID());
    failOnce = true;
    for (const id of ids) await ask('trial.tell', { id, say: 'x' }).catch(() => undefined);
    await listening.catchUp(town.place);
    expect(heard.filter((each) => ids.includes(each.id)).map((each) => each.id)).toEqual(ids);
    const positions = heard.map((each) => each.position);
    expect(positions).toEqual(positions.toSorted((one, other) => one - other));
    expect(new Set(positions).size).toBe(positions.length);
  });

  it('misses none when many write at once', async () => {
    heard = [];
    const { listening } = makeTrial();
    const ids: string[] = Array.from({ length: 60 }, () => randomUUID());
    await Promise.all(ids.map((id) => ask('trial.tell', { id, say: 'together' })));
    await listening.catchUp(town.place);
    expect(heard.map((each) => each.id).toSorted()).toEqual(expect.arrayContaining(ids.toSorted()));
    expect(heard.length).toBe(new Set(heard.map((each) => each.id)).size);
    expect(await town.brokenInvariants()).toEqual([]);
  });
});

describe('tenants', () => {
  it('do not see one another’s rows even when a query forgets to ask for its own', async () => {
    const other = await town.addPlace('other', 'OTH');
    await ask('trial.tell', { id: randomUUID(), say: 'here' });
    const seen = await town.house.database.read(other.tenantId, (tx) =>
      tx.query<{ count: number }>('select count(*) from platform.fact'),
    );
    expect(seen[0]?.count).toBe(0);
  });

  it('cannot write into one another', async () => {
    const other = await town.addPlace('third', 'THI');
    const write = town.house.database.write(other.tenantId, (tx) =>
      tx.query('insert into platform.fact_head (tenant_id, position) values ($1, 0)', [randomUUID()]),
    );
    await expect(write).rejects.toThrow(/row-level security/);
  });

  it('cannot change or remove a fact: the role has no right to', async () => {
    const change = (sql: string) => town.house.database.write(town.place.tenantId, (tx) => tx.query(sql));
    await expect(change("update platform.fact set name = 'x'")).rejects.toThrow(/permission denied/);
    await expect(change('delete from platform.fact')).rejects.toThrow(/permission denied/);
  });
});
