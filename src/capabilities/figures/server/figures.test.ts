import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inOctober, openNewsroom, type Newsroom } from '../../../../test/newsroom.ts';
import { openTown, type Town } from '../../../../test/town.ts';
import type { PersonActor } from '../../../kernel/actor.ts';
import type { OutputOf } from '../../../kernel/contract.ts';
import { newId } from '../../../platform/server/ids.ts';
import { getFigure, listFigureRows, listFigures } from '../contract.ts';

let town: Town;
let room: Newsroom;
const september = { from: '2026-09', to: '2026-09' };

beforeAll(async () => {
  town = await openTown();
  room = await openNewsroom(town);
  for (const day of [21, 22, 23]) await room.hold(day);
  town.turnTo(inOctober);
});
afterAll(async () => {
  expect(await town.brokenInvariants()).toEqual([]);
  await town.close();
});

type Row = OutputOf<typeof listFigureRows>['items'][number];

async function readAllRows(actor: PersonActor, figureId: string, limit: number): Promise<Row[]> {
  const rows: Row[] = [];
  let after: string | null = null;
  do {
    const page: OutputOf<typeof listFigureRows> = await town.perform(listFigureRows, actor, {
      figureId,
      ...september,
      organisationId: room.organisationId,
      limit,
      ...(after ? { after } : {}),
    });
    expect(page.items.length).toBeLessThanOrEqual(limit);
    rows.push(...page.items);
    after = page.next;
  } while (after);
  return rows;
}

describe('a figure', () => {
  it('says how it is counted, in the language asked for', async () => {
    const { items } = await town.perform(listFigures, town.stranger, {});
    expect(items.map((figure) => figure.id)).toEqual([
      'closed-commitments',
      'persons',
      'participations',
      'sessions',
      'service-minutes',
    ]);
    for (const figure of items) expect(figure.definition.length).toBeGreaterThan(10);
    const english = await town.house.http.fetch(
      new Request(`http://localhost/${town.place.slug}/api/figures?lang=en`, { headers: { 'accept-language': 'en' } }),
    );
    const body = (await english.json()) as { items: { name: string }[] };
    expect(body.items.every((figure) => /^[\x20-\x7e]+$/.test(figure.name))).toBe(true);
  });

  it('is the sum of its rows, however they are paged', async () => {
    for (const figureId of ['persons', 'participations', 'sessions', 'service-minutes']) {
      const shown = await town.perform(getFigure, room.signer, { figureId, ...september });
      for (const limit of [2, 100]) {
        const rows = await readAllRows(room.signer, figureId, limit);
        expect(rows.reduce((sum, row) => sum + row.amount, 0)).toBe(shown.value);
        expect(new Set(rows.map((row) => row.id)).size).toBe(shown.rowCount);
      }
    }
    const hours = await town.perform(getFigure, town.stranger, { figureId: 'service-minutes', ...september });
    expect(hours).toMatchObject({ value: 6 * 180, text: '18', unit: '小时', rowCount: 6 });
  });

  it('counts whole months and says each of them', async () => {
    const question = { figureId: 'sessions', from: '2026-08', to: '2026-10' };
    const { value, byMonth } = await town.perform(getFigure, town.stranger, question);
    expect(value).toBe(3);
    expect(byMonth.map(({ month, value: ofMonth }) => [month, ofMonth])).toEqual([
      ['2026-08', 0],
      ['2026-09', 3],
      ['2026-10', 0],
    ]);
  });

  it('is not answered for a period that runs backwards, an unknown organisation or under an unknown name', async () => {
    const ask = (input: { figureId: string; from: string; to: string; organisationId?: string }) =>
      town.ask(getFigure, town.stranger, input);
    expect(await ask({ figureId: 'persons', from: '2026-09', to: '2026-08' })).toMatchObject({
      problem: { status: 422, code: 'period-not-valid', fields: [{ path: 'to' }] },
    });
    expect(await ask({ figureId: 'persons', from: '2020-01', to: '2026-08' })).toMatchObject({
      problem: { code: 'period-not-valid' },
    });
    expect(await ask({ figureId: 'persons', ...september, organisationId: newId() })).toMatchObject({
      problem: { status: 404, code: 'organisation-not-found' },
    });
    expect(await ask({ figureId: 'likes', ...september })).toMatchObject({
      problem: { status: 404, code: 'figure-not-found' },
    });
  });
});

describe('the rows behind a figure', () => {
  const figureId = 'service-minutes';

  it('are refused to strangers and to those in charge of something else', async () => {
    const asked = await town.ask(listFigureRows, town.stranger, { figureId, ...september });
    expect(asked).toMatchObject({ problem: { status: 401 } });
    const elsewhere = town.actor(newId(), [{ role: 'coordinator', organisationId: newId() }]);
    for (const organisationId of [undefined, room.organisationId]) {
      const question = { figureId, ...september, ...(organisationId ? { organisationId } : {}) };
      expect(await town.ask(listFigureRows, elsewhere, question)).toMatchObject({
        problem: { status: 403, code: 'rows-not-for-you' },
      });
      expect(await town.perform(getFigure, elsewhere, question)).toMatchObject({ mayOpenRows: false, value: 1080 });
    }
    const noRole = town.actor(newId());
    expect(await town.ask(listFigureRows, noRole, { figureId, ...september })).toMatchObject({
      problem: { status: 403, code: 'role-missing' },
    });
  });

  it('name people to those who keep the records and mask them for everybody else', async () => {
    const names = async (actor: PersonActor) => (await readAllRows(actor, figureId, 100)).map((row) => row.personName);
    for (const name of await names(room.clerk)) expect(name).toMatch(/^赵人\d+$/);
    for (const role of ['editor', 'signer', 'auditor'] as const) {
      for (const name of await names(room.colleague(role))) expect(name).toMatch(/^赵\*+$/);
    }
  });
});
