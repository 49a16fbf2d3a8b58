import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openOffice, type Colleague, type Office } from '../../../../test/office.ts';
import { openTown, type Town } from '../../../../test/town.ts';
import { newId } from '../../../platform/server/ids.ts';
import * as contract from '../contract.ts';

let town: Town;
let office: Office;
let coordinator: Colleague;
let officer: Colleague;
beforeAll(async () => {
  town = await openTown();
  office = await openOffice(town);
  coordinator = await office.takeOn('13800006001', [['coordinator', office.rootId]]);
  officer = await office.takeOn('13800006002', [['privacy-officer', office.rootId]]);
});
afterEach(async () => expect(await town.brokenInvariants()).toEqual([]));
afterAll(() => town.close());

const CODE = 'ABCDE23456';
const written = { kind: 'complaint', text: '路灯又坏了', contact: '13900001111', lookupCode: CODE } as const;
const file = (more: object = {}) => {
  const input = { id: newId(), ...written, ...more };
  return town.perform(contract.fileComplaint, town.stranger, input);
};
const answer = async (complaintId: string, by = coordinator) => {
  await town.perform(contract.takeComplaintInHand, by.actor, { complaintId });
  await town.perform(contract.answerComplaint, by.actor, { complaintId, text: '已报修，三天内修好。' });
};

describe('a complaint', () => {
  it('comes from anybody, is answered, and the answer is read with the code', async () => {
    const { id, number, dueOn } = await file({ fromPath: '/needs' });
    expect(number).toMatch(/^TS-2026-000\d$/);
    // 15 working days from 28 September, over the holidays of the first week of October and its make-up day.
    expect(dueOn).toBe('2026-10-23');
    const read = () => town.perform(contract.readAnswer, town.stranger, { complaintId: id, lookupCode: 'abcde-23456' });
    expect(await read()).toMatchObject({ state: 'received', answers: [], mayReopen: false });
    await answer(id);
    const answered = await read();
    expect(answered).toMatchObject({ state: 'answered', answers: [{ text: '已报修，三天内修好。' }], mayReopen: true });
    expect(JSON.stringify(answered)).not.toMatch(/路灯|13900001111/);
  });

  it('is found by number and code, and by no other code', async () => {
    const { id, number } = await file();
    const { id: found } = await town.perform(contract.lookUpComplaint, town.stranger, { number, lookupCode: CODE });
    expect(found).toBe(id);
    const wrong = { lookupCode: 'ZZZZZ22222' };
    expect(await town.ask(contract.lookUpComplaint, town.stranger, { number, ...wrong })).toMatchObject({
      ok: false,
      problem: { status: 404, code: 'complaint-not-found' },
    });
    expect(await town.ask(contract.readAnswer, town.stranger, { complaintId: id, ...wrong })).toMatchObject({
      ok: false,
      problem: { status: 404 },
    });
  });

  it('sent twice by the same form is kept once; another form cannot take its id', async () => {
    const id = newId();
    const [one, two] = await Promise.all([file({ id }), file({ id })]);
    expect(two).toEqual(one);
    const other = { id, ...written, lookupCode: 'ZZZZZ22222' };
    expect(await town.ask(contract.fileComplaint, town.stranger, other)).toMatchObject({
      problem: { code: 'complaint-exists-already' },
    });
  });

  it('keeps text and contact sealed, and no fact says a word of it', async () => {
    const { id } = await file();
    const rows = await town.house.database.read(town.place.tenantId, (tx) =>
      tx.query(
        `select c.*, (select json_agg(f) from platform.fact f where f.tenant_id = c.tenant_id) as facts
         from complaints.complaint c where c.tenant_id = $1 and c.id = $2`,
        [tx.tenantId, id],
      ),
    );
    expect(JSON.stringify(rows)).not.toMatch(/路灯|13900001111|ABCDE23456/);
  });

  it('may be opened again by its sender once', async () => {
    const { id } = await file();
    await answer(id);
    await town.perform(contract.closeComplaint, coordinator.actor, { complaintId: id });
    const again = { complaintId: id, lookupCode: CODE, reason: '还是不亮' };
    await town.perform(contract.reopenComplaint, town.stranger, again);
    await answer(id);
    expect(await town.ask(contract.reopenComplaint, town.stranger, again)).toMatchObject({
      problem: { code: 'reopened-before' },
    });
    const shown = await town.perform(contract.getComplaint, coordinator.actor, { complaintId: id });
    const steps = shown.steps.map((step) => step.action);
    expect(steps).toEqual(['take-in-hand', 'answer', 'close', 'reopen', 'take-in-hand', 'answer']);
  });
});

describe('the desk', () => {
  it('keeps what is about personal data for the privacy officer', async () => {
    const { id } = await file({ kind: 'privacy' });
    const asked = await town.ask(contract.getComplaint, coordinator.actor, { complaintId: id });
    expect(asked).toMatchObject({ problem: { status: 403, code: 'not-handled-by-you' } });
    const list = await town.perform(contract.listComplaints, coordinator.actor, {});
    expect(list.items.map((item) => item.id)).not.toContain(id);
    await answer(id, officer);
    expect((await town.perform(contract.getComplaint, officer.actor, { complaintId: id })).state).toBe('answered');
  });

  it('of a part of the place handles nothing', async () => {
    const below = await office.takeOn('13800006003', [['coordinator', office.branchId]]);
    expect(await town.ask(contract.listComplaints, below.actor, {})).toMatchObject({ problem: { status: 403 } });
  });
});
