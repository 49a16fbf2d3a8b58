import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { PersonActor } from '../../../kernel/actor.ts';
import { newId } from '../../../platform/server/ids.ts';
import { openTown, type Town } from '../../../../test/town.ts';
import * as contract from '../contract.ts';
import { listDueNeeds } from './due.ts';
import { draft, publish, settle, wish, type Street } from './street.fixture.ts';

let town: Town;
let street: Street;

beforeAll(async () => {
  town = await openTown();
  street = await settle(town);
});
afterEach(async () => {
  expect(await town.brokenInvariants()).toEqual([]);
});
afterAll(() => town.close());

const refusalOf = (performed: Awaited<ReturnType<Town['ask']>>) => (performed.ok ? 'allowed' : performed.problem.code);
const dueFor = (actor: PersonActor) =>
  town.house.database.read(town.place.tenantId, (tx) => listDueNeeds({ tx, actor, now: town.now(), locale: 'zh-CN' }));

describe('from draft to wall', () => {
  test('nobody outside sees a draft; the coordinator finds it among what is due', async () => {
    const { needId } = await draft(town, street);
    expect(refusalOf(await town.ask(contract.getNeed, town.stranger, { needId }))).toBe('need-not-found');
    expect(refusalOf(await town.ask(contract.getNeedForDesk, street.power, { needId }))).toBe('need-not-found');
    await town.perform(contract.submitNeed, street.requester, { needId });
    expect((await dueFor(street.coordinator)).map((item) => item.id)).toContain(needId);
    expect((await dueFor(street.requester)).map((item) => item.id)).not.toContain(needId);
    const desk = await town.perform(contract.getNeedForDesk, street.requester, { needId });
    const publishing = desk.actions.find((step) => step.action === 'publish');
    expect(publishing).toEqual({ action: 'publish', allowed: false, because: '只有所在区域的统筹人可以办这一步。' });
  });

  test('who submitted does not publish', async () => {
    const { needId } = await draft(town, street);
    const both = town.actor(newId(), [{ role: 'coordinator', organisationId: street.ids.street }]);
    await town.perform(contract.submitNeed, both, { needId });
    expect(refusalOf(await town.ask(contract.publishNeed, both, { needId }))).toBe('submitter-may-not-publish');
    expect((await town.perform(contract.publishNeed, street.coordinator, { needId })).state).toBe('open');
  });

  test('a text that gives a person away is stopped, and it is said where (T13, REG-06)', async () => {
    const { needId } = await draft(town, street, { description: '请联系张三丰，电话 139 1234 5678。' });
    await town.perform(contract.submitNeed, street.requester, { needId });
    const stopped = await town.ask(contract.publishNeed, street.coordinator, { needId });
    expect(stopped).toMatchObject({
      ok: false,
      problem: { code: 'text-holds-phone-number', fields: [{ path: 'description' }] },
    });
    await town.perform(contract.returnNeed, street.coordinator, { needId, reason: '不写电话' });
    expect((await dueFor(street.requester)).map((item) => item.id)).toContain(needId);
    const desk = await town.perform(contract.getNeedForDesk, street.requester, { needId });
    const { title, category, areaText, deadlineOn, contactRole } = desk;
    const lines = desk.lines.map(({ id, name, unit, coverage }) => ({ id, name, unit, amount: coverage.requested }));
    const text = { title, category, areaText, deadlineOn, contactRole, lines, description: '广场蚊虫多。' };
    await town.perform(contract.reviseNeed, street.requester, { needId, ...text });
    await town.perform(contract.submitNeed, street.requester, { needId });
    await town.perform(contract.publishNeed, street.coordinator, { needId });
    const shown = await town.perform(contract.getNeed, town.stranger, { needId });
    expect(shown.description).toBe('广场蚊虫多。');
  });

  test('what somebody works on is not withdrawn', async () => {
    const { needId, lineIds } = await publish(town, street);
    await town.perform(contract.claimNeed, street.power, wish(needId, lineIds[0]!, street.ids.power, 1));
    const withdrawn = await town.ask(contract.withdrawNeed, street.requester, { needId, reason: '不需要了' });
    expect(refusalOf(withdrawn)).toBe('need-has-open-claims');
  });
});

describe('the wall', () => {
  test('shows free needs first, the longest waiting before the others, page by page', async () => {
    const place = await town.addPlace('wall', 'WALL');
    const at = (now: string) => ({ place, now });
    const stranger = { ...town.stranger, tenantId: place.tenantId };
    const day = (number: number) => `2026-09-0${number}T02:00:00.000Z`;
    const other = await settleIn(place);
    const put = async (number: number) => {
      const id = newId();
      const line = { id: newId(), name: '灯', amount: 2, unit: '盏' };
      const written = { title: `第${number}天`, category: 'elderly' as const, description: '说明', areaText: '街道' };
      const rest = { deadlineOn: '2026-12-31', contactRole: '网格员', lines: [line] };
      const asked = { id, organisationId: other.ids.community, ...written, ...rest };
      await town.perform(contract.draftNeed, other.requester, asked, at(day(number)));
      await town.perform(contract.submitNeed, other.requester, { needId: id }, at(day(number)));
      await town.perform(contract.publishNeed, other.coordinator, { needId: id }, at(day(number)));
      return { id, lineId: line.id };
    };
    const first = await put(1);
    await put(2);
    await put(3);
    const taken = wish(first.id, first.lineId, other.ids.power, 2);
    await town.perform(contract.claimNeed, other.power, taken, at(day(4)));
    const page = (after?: string) =>
      town.perform(contract.listNeeds, stranger, { limit: 2, ...(after ? { after } : {}) }, at(day(5)));
    const one = await page();
    expect(one.items.map((need) => [need.title, need.waitedDays])).toEqual([
      ['第2天', 3],
      ['第3天', 2],
    ]);
    const two = await page(one.next ?? undefined);
    expect(two.items.map((need) => need.title)).toEqual(['第1天']);
    expect(two.next).toBeNull();
    const none = await town.perform(contract.listNeeds, stranger, { category: 'health' }, at(day(5)));
    expect(none.items).toEqual([]);
  });

  test('names organisations and never a person', async () => {
    const { needId, lineIds } = await publish(town, street);
    await town.perform(contract.claimNeed, street.power, wish(needId, lineIds[0]!, street.ids.power, 1));
    const shown = JSON.stringify(await town.perform(contract.getNeed, town.stranger, { needId }));
    for (const person of [street.power, street.requester, street.coordinator]) {
      expect(shown).not.toContain(person.personId);
    }
    expect(shown).toContain('港区供电所');
  });

  async function settleIn(place: Town['place']): Promise<Street> {
    return settle({
      ...town,
      place,
      actor: (personId, grants) => ({ ...town.actor(personId, grants), tenantId: place.tenantId }),
      perform: (route, actor, input, more) => town.perform(route, actor, input, { ...more, place }),
    });
  }
});
