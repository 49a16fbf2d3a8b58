import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTown, type Town } from '../../../test/town.ts';
import type { Doing } from './handle.ts';
import { newId } from './ids.ts';
import { askJob, openWorkshop, type Job } from './jobs.ts';
import { keepWatch } from './rounds.ts';

let town: Town;
beforeAll(async () => {
  town = await openTown();
});
afterAll(() => town.close());

function workshop(jobs: readonly Job[], onError = () => {}) {
  return openWorkshop({
    appUrl: town.appUrl,
    database: town.house.database,
    jobs,
    now: town.now,
    findPlace: () => town.place,
    follow: async () => {},
    onError,
  });
}

async function write(work: (doing: Doing, undo: () => void) => Promise<void>): Promise<void> {
  const { tenantId } = town.place;
  const actor = { kind: 'system', tenantId, name: 'test' } as const;
  await town.house.database.write(tenantId, (tx, undo) =>
    work({ tx, actor, place: town.place, now: town.now(), newId }, undo),
  );
}

const seen = () => ({ name: 'test.seen', subject: { kind: 'test', id: randomUUID() }, detail: {} });

it('does what a committed write asked for, and never what an undone one did', async () => {
  const done: unknown[] = [];
  const job: Job = {
    name: 'test.note',
    async run(work, payload) {
      await work.write(async (doing) => {
        expect(doing.actor).toMatchObject({ kind: 'system', name: 'test.note' });
        done.push(payload);
        return [seen()];
      });
    },
  };
  await write(async (doing) => askJob(doing, 'test.note', { no: 1 }));
  await write(async (doing, undo) => {
    await askJob(doing, 'test.note', { no: 2 });
    undo();
  });
  await workshop([job]).runWaiting();
  expect(done).toEqual([{ no: 1 }]);
});

it('keeps one waiting job of a key', async () => {
  let runs = 0;
  const job: Job = { name: 'test.once', run: async () => void (runs += 1) };
  for (let no = 0; no < 3; no += 1) await write(async (doing) => askJob(doing, 'test.once', { no }, { key: 'same' }));
  await workshop([job]).runWaiting();
  expect(runs).toBe(1);
});

it('tells of a job that failed, and keeps it for another try', async () => {
  let told = 0;
  const job: Job = { name: 'test.fails', run: () => Promise.reject(new Error('no')) };
  await write(async (doing) => askJob(doing, 'test.fails', {}));
  await workshop([job], () => void (told += 1)).runWaiting();
  expect(told).toBe(1);
});

it('makes a round once in its time, however many servers watch', async () => {
  let made = 0;
  const round = {
    name: 'test.round',
    everyMinutes: 10,
    async apply() {
      made += 1;
      return [];
    },
  };
  const server = () =>
    keepWatch({
      database: town.house.database,
      rounds: [round],
      offers: { capabilities: [], bridges: [] },
      now: town.now,
      onError: (_, error) => void error,
    });
  const servers = [server(), server(), server(), server()];
  await Promise.all(servers.map((each) => each.make(town.place)));
  await server().make(town.place);
  expect(made).toBe(1);
  town.turnTo('2026-09-28T01:41:00.000Z');
  await Promise.all(servers.map((each) => each.make(town.place)));
  expect(made).toBe(2);
});
