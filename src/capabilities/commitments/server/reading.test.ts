import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTown, type Town } from '../../../../test/town.ts';
import { getCommitment, getPublicCommitment, listCommitments, listPublicCommitments } from '../contract.ts';
import * as steps from '../contract/steps.ts';
import { listCommitmentsIn } from './door.ts';
import { listDue } from './due.ts';
import { closedCommitments } from './figures.ts';
import { promise, settle, walkToClosing, walkToReport, type Settled } from '../../../../test/close-out.ts';

let town: Town;
let settled: Settled;
let closedId: string;
let reportedId: string;
let declinedId: string;

beforeAll(async () => {
  town = await openTown();
  settled = await settle(town);
  closedId = (await promise(town, settled)).id;
  await walkToClosing(town, settled, closedId);
  reportedId = (await promise(town, settled, { title: '公益凉亭' })).id;
  await walkToReport(town, settled, reportedId);
  declinedId = (await promise(town, settled)).id;
  await town.perform(steps.declineClaim, settled.requester, { commitmentId: declinedId, reason: '已有人做' });
});
afterAll(() => town.close());

const read = <Result>(work: Parameters<typeof town.house.database.read<Result>>[1]) =>
  town.house.database.read(town.place.tenantId, work);

describe('a stranger', () => {
  test('sees the thread, kinds and counts, and no word or person that somebody wrote', async () => {
    const view = await town.perform(getPublicCommitment, town.stranger, { commitmentId: closedId });
    expect(view.evidence).toEqual([{ kind: 'signed-form', count: 1 }]);
    expect(view.thread.at(-1)).toMatchObject({ label: '回访', state: 'next' });
    const told = JSON.stringify([view, await town.perform(listPublicCommitments, town.stranger, {})]);
    for (const word of ['张三', '李四', '王五', '赵六', settled.provider.personId, settled.requester.personId]) {
      expect(told).not.toContain(word);
    }
  });

  test('finds neither a declined claim nor the inside', async () => {
    const { items } = await town.perform(listPublicCommitments, town.stranger, {});
    expect(items.map((item) => item.id)).not.toContain(declinedId);
    const asked = await town.ask(getPublicCommitment, town.stranger, { commitmentId: declinedId });
    expect(asked).toMatchObject({ ok: false, problem: { code: 'commitment-not-found' } });
    const inside = await town.ask(getCommitment, settled.outsider, { commitmentId: closedId });
    expect(inside).toMatchObject({ ok: false, problem: { code: 'commitment-not-found' } });
  });
});

describe('the ledger', () => {
  test('is filtered by state, words and side, and paged from the newest number', async () => {
    const { coordinator, outsider, provider } = settled;
    const all = await town.perform(listCommitments, coordinator, {});
    expect(all.items.map((item) => item.id)).toEqual([declinedId, reportedId, closedId]);
    const first = await town.perform(listCommitments, coordinator, { limit: 2 });
    const second = await town.perform(listCommitments, coordinator, { limit: 2, after: first.next ?? '' });
    expect([...first.items, ...second.items].map((item) => item.id)).toEqual(all.items.map((item) => item.id));
    expect(second.next).toBeNull();
    const reported = await town.perform(listCommitments, provider, { state: 'reported', mine: 'yes' });
    expect(reported.items.map((item) => item.id)).toEqual([reportedId]);
    const found = await town.perform(listPublicCommitments, town.stranger, { text: '凉亭' });
    expect(found.items.map((item) => item.id)).toEqual([reportedId]);
    expect((await town.perform(listPublicCommitments, town.stranger, { text: '%' })).items).toEqual([]);
    expect((await town.perform(listCommitments, outsider, {})).items).toEqual([]);
  });
});

describe('the inside', () => {
  test('tells each what can be done, and why the rest cannot', async () => {
    const forRequester = await town.perform(getCommitment, settled.requester, { commitmentId: reportedId });
    expect(forRequester.nextForMe).toBe('accept');
    expect(forRequester.actions).toEqual([
      { action: 'accept', allowed: true },
      { action: 'return', allowed: true },
    ]);
    const forProvider = await town.perform(getCommitment, settled.provider, { commitmentId: reportedId });
    expect(forProvider.nextForMe).toBeNull();
    expect(forProvider.actions[0]).toEqual({
      action: 'accept',
      allowed: false,
      because: { refusal: 'step-of-another-party', sentence: '这一步由受益方办理。' },
    });
  });

  test('hides the mark from the side that must not be appraised by it', async () => {
    const markFor = async (actor: Settled['provider']) =>
      (await town.perform(getCommitment, actor, { commitmentId: closedId })).satisfaction;
    expect(await markFor(settled.provider)).toBeNull();
    expect(await markFor(settled.requester)).toBe(5);
  });
});

describe('what is due', () => {
  const dueFor = (actor: Settled['provider'], now: string) =>
    read((tx) => listDue({ tx, actor, now, locale: 'zh-CN' })).then((items) =>
      items.map((item) => [item.title, item.tag.text, item.dueOn]),
    );

  test('waits for the one whose step it is, and a second look from its day on', async () => {
    const { requester, provider } = settled;
    expect(await dueFor(requester, town.now())).toEqual([['公益凉亭', '等您验收', '2026-10-05']]);
    expect(await dueFor(provider, town.now())).toEqual([]);
    expect(await dueFor(requester, '2026-10-28T02:00:00.000Z')).toEqual([
      ['公益凉亭', '等您验收', '2026-10-05'],
      ['户外灭蚊灯', '30天回访', '2026-10-28'],
    ]);
  });

  test('puts what is overdue first', async () => {
    await promise(town, settled, { title: '座凳', startsAs: 'committed', dueOn: '2026-10-01' });
    expect((await dueFor(settled.provider, '2026-10-02T02:00:00.000Z'))[0]).toEqual(['座凳', '已逾期', '2026-10-01']);
  });
});

describe('the figure of closed commitments', () => {
  const question = () => ({ organisationIds: [settled.ids.firm], from: '2026-09-01', to: '2026-09-30' });

  test('counts by closing day and provider, opens to its rows, and forgets what was reopened', async () => {
    const page = { after: null, limit: 10 };
    expect(await read((tx) => closedCommitments.total(tx, question()))).toBe(1);
    const [row] = await read((tx) => closedCommitments.rows(tx, question(), page));
    expect(row).toMatchObject({ id: closedId, on: '2026-09-28', amount: 1, to: `/commitments/${closedId}` });
    expect(await read((tx) => closedCommitments.total(tx, { ...question(), to: '2026-09-27' }))).toBe(0);
    expect(await read((tx) => listCommitmentsIn(tx, question()))).toHaveLength(1);
    await town.perform(steps.reopenCommitment, settled.requester, { commitmentId: closedId, reason: '不亮' });
    expect(await read((tx) => closedCommitments.total(tx, question()))).toBe(0);
    expect(await town.brokenInvariants()).toEqual([]);
  });
});
