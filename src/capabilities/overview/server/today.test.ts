import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { promise, settle, type Settled } from '../../../../test/close-out.ts';
import { openTown, type Town } from '../../../../test/town.ts';
import { newId } from '../../../platform/server/ids.ts';
import { draftBulletin, submitBulletin } from '../../bulletins/contract.ts';
import { getYear, listToday } from '../contract.ts';

let town: Town;
let settled: Settled;

beforeAll(async () => {
  town = await openTown({ now: '2026-09-01T01:00:00.000Z' });
  settled = await settle(town);
});
afterAll(async () => {
  expect(await town.brokenInvariants()).toEqual([]);
  await town.close();
});

describe('today', () => {
  it('shows what waits for me, the late first and what has no day last', async () => {
    const made: Record<string, string> = {};
    for (const dueOn of ['2026-10-05', '2026-09-20', '2026-09-29']) {
      made[dueOn] = (await promise(town, settled, { dueOn, startsAs: 'committed' })).id;
    }
    town.turnTo('2026-09-28T01:30:00.000Z');
    const { firm, district } = settled.ids;
    const editor = town.actor(newId(), [{ role: 'editor', organisationId: district }]);
    const bulletinId = newId();
    await town.perform(draftBulletin, editor, {
      id: bulletinId,
      organisationId: district,
      title: '九月情况',
      commitmentIds: [made['2026-09-20'] ?? ''],
      figures: { figureIds: [], from: '2026-09', to: '2026-09' },
    });
    await town.perform(submitBulletin, editor, { bulletinId });
    const busy = town.actor(newId(), [
      { role: 'signer', organisationId: district },
      { role: 'clerk', organisationId: firm },
    ]);
    const { today, items } = await town.perform(listToday, busy, {});
    expect(today).toBe('2026-09-28');
    expect(items.map((item) => item.id)).toEqual([
      made['2026-09-20'],
      made['2026-09-29'],
      made['2026-10-05'],
      `bulletin-${bulletinId}`,
    ]);
    expect(items.map((item) => item.tag.tone)).toEqual(['late', 'doing', 'doing', 'waiting']);
    for (const item of items) expect(item.step.to).toMatch(/^\/(commitments|bulletins)\/[0-9a-f-]{36}/);
  });

  it('shows nothing of what waits for others, and nothing to strangers', async () => {
    const { items } = await town.perform(listToday, settled.outsider, {});
    expect(items).toEqual([]);
    expect(await town.ask(listToday, town.stranger, {})).toMatchObject({ problem: { status: 401 } });
  });
});

describe('the year', () => {
  it('runs from January to this month in China, with every figure of the house', async () => {
    const lateNight = { now: '2026-12-31T16:30:00.000Z' };
    expect(await town.perform(getYear, town.stranger, {}, lateNight)).toMatchObject({ from: '2027-01', to: '2027-01' });
    const { from, to, figures } = await town.perform(getYear, town.stranger, {});
    expect([from, to]).toEqual(['2026-01', '2026-09']);
    expect(figures.map(({ id, text }) => [id, text])).toContainEqual(['closed-commitments', '0']);
  });
});
