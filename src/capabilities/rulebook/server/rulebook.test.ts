import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { openOffice, type Colleague, type Office } from '../../../../test/office.ts';
import { openTown, type Town } from '../../../../test/town.ts';
import { addWorkingDays } from '../../../kernel/days.ts';
import { newId } from '../../../platform/server/ids.ts';
import * as contract from '../contract.ts';
import { findRuleOn, workingDaysFrom } from './door.ts';

let town: Town;
let office: Office;
let anna: Colleague;
let bert: Colleague;
let ofBranch: Colleague;
beforeAll(async () => {
  town = await openTown();
  office = await openOffice(town);
  anna = await office.takeOn('13800004001', [['system-administrator', office.rootId]]);
  bert = await office.takeOn('13800004002', [['coordinator', office.rootId]]);
  ofBranch = await office.takeOn('13800004003', [['coordinator', office.branchId]]);
});
afterAll(() => town.close());
afterEach(async () => expect(await town.brokenInvariants()).toEqual([]));

const terms = {
  serviceRecordWorkingDays: 5,
  dispatchWorkingDays: 1,
  rightsRequestWorkingDays: 10,
  complaintWorkingDays: 10,
  firstContactWorkingDays: 3,
  renewalBeforeDays: 60,
  secondLookAfterDays: 30,
  thirdLookAfterDays: 90,
};

async function draft(inForceFrom: string | null = '2026-10-01'): Promise<string> {
  const id = newId();
  await town.perform(contract.draftRule, anna.actor, {
    id,
    subject: 'service-clocks',
    title: '本区域办事期限',
    source: '试验区办公室通知',
    values: terms,
    inForceFrom,
  });
  return id;
}

const heldOn = (on: string) =>
  town.house.database.read(town.place.tenantId, (tx) => findRuleOn({ tx, place: town.place }, 'service-clocks', on));

async function refusalOf(asked: Promise<{ ok: boolean; problem?: { code: string } }>): Promise<string> {
  const answer = await asked;
  return answer.ok ? 'done' : (answer.problem?.code ?? '');
}

it('lets nothing decide before another person approved it, and then from its day on', async () => {
  const ruleId = await draft();
  expect((await heldOn('2026-10-01')).id).toBe('cn-service-clocks-2021');
  await town.perform(contract.proposeRule, anna.actor, { ruleId });
  expect(await refusalOf(town.ask(contract.approveRule, anna.actor, { ruleId }))).toBe('rule-proposed-by-you');
  expect(await refusalOf(town.ask(contract.approveRule, ofBranch.actor, { ruleId }))).toBe('rules-not-yours');
  expect((await heldOn('2026-10-01')).id).toBe('cn-service-clocks-2021');
  await town.perform(contract.approveRule, bert.actor, { ruleId });
  expect((await heldOn('2026-09-30')).id).toBe('cn-service-clocks-2021');
  expect(await heldOn('2026-10-01')).toMatchObject({ id: ruleId, values: { serviceRecordWorkingDays: 5 } });
});

it('never selects a draft without a date, and does not take it as a proposal', async () => {
  const ruleId = await draft(null);
  expect(await refusalOf(town.ask(contract.proposeRule, anna.actor, { ruleId }))).toBe('rule-has-no-date');
});

it('is decided once when two approve and give back at the same moment', async () => {
  const ruleId = await draft('2026-11-01');
  await town.perform(contract.proposeRule, anna.actor, { ruleId });
  const [one, other] = await Promise.all([
    refusalOf(town.ask(contract.approveRule, bert.actor, { ruleId })),
    refusalOf(town.ask(contract.returnRule, bert.actor, { ruleId, reason: '数字不对' })),
  ]);
  expect([one, other].toSorted()).toEqual(['done', 'rule-not-in-this-state']);
});

it('does not touch what is shipped for the country', async () => {
  const input = { ruleId: 'cn-service-clocks-2021' };
  expect(await refusalOf(town.ask(contract.withdrawRule, anna.actor, input))).toBe('rule-not-found');
});

it('says which version holds and what waits', async () => {
  const { items } = await town.perform(contract.listSubjects, ofBranch.actor, {});
  expect(items).toHaveLength(8);
  const { items: versions } = await town.perform(contract.listRules, bert.actor, { subject: 'service-clocks' });
  expect(versions.filter((rule) => rule.holdsToday).map((rule) => rule.id)).toEqual(['cn-service-clocks-2021']);
  expect(versions.at(-1)?.actions).toEqual([]);
});

it('counts holidays and make-up days, and what the place sets otherwise', async () => {
  const after = async () => {
    const read = (tx: Parameters<typeof workingDaysFrom>[0]) => workingDaysFrom(tx, '2026-09-25');
    return addWorkingDays('2026-09-25', 10, await town.house.database.read(town.place.tenantId, read));
  };
  const announced = await after();
  // From Friday on, over the National Day holidays with the make-up days before and after.
  expect(announced).toBe('2026-10-15');
  await town.perform(contract.setCalendarDay, anna.actor, { on: '2026-09-28', isWorkingDay: false, note: '本地放假' });
  expect(await after()).toBe('2026-10-16');
  const { days } = await town.perform(contract.getCalendar, bert.actor, { year: 2026 });
  expect(days.find((day) => day.on === '2026-09-28')).toMatchObject({ isWorkingDay: false, isOwn: true });
});
