import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { openOffice, type Colleague, type Office } from '../../../../test/office.ts';
import { openTown, type Town } from '../../../../test/town.ts';
import { newId } from '../../../platform/server/ids.ts';
import { enterPerson } from '../../people/contract.ts';
import * as contract from '../contract/minors.ts';

let town: Town;
let office: Office;
let clerk: Colleague;
let officer: Colleague;
beforeAll(async () => {
  town = await openTown();
  office = await openOffice(town);
  clerk = await office.takeOn('13800009001', [['clerk', office.branchId]]);
  officer = await office.takeOn('13800009002', [['privacy-officer', office.rootId]]);
});
afterEach(async () => expect(await town.brokenInvariants()).toEqual([]));
afterAll(() => town.close());

const GUARDIAN = '13900002222';

/** A pupil of the clerk's own branch whose guardian's telephone is asked for. */
async function ask(): Promise<string> {
  const consentedAt = town.now();
  const guardian = { id: newId(), name: '丁家长', relation: 'father', contact: GUARDIAN, method: 'on-paper' } as const;
  const { volunteerNo } = await town.perform(enterPerson, clerk.actor, {
    id: newId(),
    name: '丁小友',
    birthOn: '2011-05-04',
    organisationId: office.branchId,
    consentReference: '同意书 1 号',
    guardian: { ...guardian, consentedAt },
  });
  const id = newId();
  const wanted = { volunteerNo, what: 'guardian-telephone', reason: '活动改时间，要通知家长' } as const;
  await town.perform(contract.askMinorAccess, clerk.actor, { id, ...wanted });
  return id;
}

it('a minor’s data open after another person approved, each look is kept, and the window closes', async () => {
  const accessId = await ask();
  const look = () => town.ask(contract.lookAtMinor, clerk.actor, { accessId, id: newId() });
  expect(await look()).toMatchObject({ problem: { code: 'step-not-open-now' } });
  await town.perform(contract.decideMinorAccess, officer.actor, { accessId, isApproved: true });
  const { lookId } = await town.perform(contract.lookAtMinor, clerk.actor, { accessId, id: newId() });
  expect(await town.perform(contract.readMinorLook, clerk.actor, { lookId })).toEqual({
    what: 'guardian-telephone',
    value: GUARDIAN,
  });
  // Nobody else reads what somebody looked at.
  expect(await town.ask(contract.readMinorLook, officer.actor, { lookId })).toMatchObject({
    problem: { code: 'look-over' },
  });
  const before = town.now();
  town.turnTo('2026-09-29T01:31:00.000Z');
  expect(await look()).toMatchObject({ problem: { code: 'step-not-open-now' } });
  await town.runRounds();
  const { items } = await town.perform(contract.listMinorAccesses, clerk.actor, {});
  expect(items.find((item) => item.id === accessId)?.state).toBe('expired');
  town.turnTo(before);
});

it('the looks of a year are listed for the audit, with who approved them and without the value', async () => {
  const accessId = await ask();
  await town.perform(contract.decideMinorAccess, officer.actor, { accessId, isApproved: true });
  const { lookId } = await town.perform(contract.lookAtMinor, clerk.actor, { accessId, id: newId() });
  const auditor = await office.takeOn('13800009003', [['auditor', office.rootId]]);
  const list = await town.perform(contract.listMinorLooks, auditor.actor, { year: 2026 });
  expect(list.items.find((item) => item.id === lookId)).toMatchObject({
    byName: '赵某某',
    approvedByName: '赵某某',
    reason: '活动改时间，要通知家长',
  });
  expect(JSON.stringify(list)).not.toContain(GUARDIAN);
  expect(await town.ask(contract.listMinorLooks, clerk.actor, { year: 2026 })).toMatchObject({ ok: false });
});

it('who is of age needs no such way, and who is far does not even ask', async () => {
  const grown = await office.takeOn('13800009004');
  const [row] = await town.house.database.read(town.place.tenantId, (tx) =>
    tx.query<{ no: string }>('select volunteer_no as no from people.person where tenant_id = $1 and id = $2', [
      tx.tenantId,
      grown.actor.personId,
    ]),
  );
  const wanted = { id: newId(), volunteerNo: row?.no ?? '', what: 'telephone', reason: '要打电话给他' } as const;
  expect(await town.ask(contract.askMinorAccess, officer.actor, wanted)).toMatchObject({
    problem: { code: 'no-minor' },
  });
  expect(await town.ask(contract.askMinorAccess, clerk.actor, wanted)).toMatchObject({
    problem: { code: 'not-within-your-reach' },
  });
});
