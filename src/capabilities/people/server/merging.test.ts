import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openOffice, type Colleague, type Office } from '../../../../test/office.ts';
import { openTown, type Town } from '../../../../test/town.ts';
import { newId } from '../../../platform/server/ids.ts';
import * as contract from '../contract.ts';
import * as merging from '../contract/merging.ts';
import { checkDigitOf } from '../domain/papers.ts';
import type { RecordPart } from '../domain/record.ts';
import { findPersonByPhone } from './door.ts';

let town: Town;
let office: Office;
let coordinator: Colleague;
let below: Colleague;
beforeAll(async () => {
  town = await openTown();
  office = await openOffice(town);
  coordinator = await office.takeOn('13900000001', [['coordinator', office.rootId]]);
  below = await office.takeOn('13900000002', [['coordinator', office.branchId]]);
});
afterAll(() => town.close());
afterEach(async () => expect(await town.brokenInvariants()).toEqual([]));

const REASON = '同一个人登记了两次';
const paperOf = (digits: string) => ({ kind: 'resident-id' as const, number: digits + checkDigitOf(digits) });
async function enter(name: string, more: object = {}, organisationId = office.branchId) {
  const id = newId();
  const sent = { id, name, organisationId, consentReference: '同意书 1', ...more };
  await town.perform(contract.enterPerson, coordinator.actor, sent);
  return id;
}
const merge = (survivorId: string, mergedId: string, parts: RecordPart[] = []) =>
  town.perform(merging.mergePeople, coordinator.actor, { id: newId(), survivorId, mergedId, parts, reason: REASON });
const undo = (mergeId: string) => town.perform(merging.undoMerge, coordinator.actor, { mergeId, reason: REASON });
const show = (personId: string) => town.perform(contract.getPerson, coordinator.actor, { personId });
const pairsOf = async (id: string, who = coordinator) => {
  const { items } = await town.perform(merging.listDuplicates, who.actor, { limit: 100 });
  return items.filter((pair) => pair.one.id === id || pair.other.id === id);
};

describe('records that look alike', () => {
  it('are found by name and one thing more, and never asked about again once told apart', async () => {
    const one = await enter('孙某某', { birthOn: '1980-01-02' });
    const other = await enter('孙某某', { birthOn: '1980-01-02' }, office.otherBranchId);
    const third = await enter('孙某某', { birthOn: '1981-01-02' }, office.rootId);
    expect(await pairsOf(one)).toMatchObject([{ sameName: true, sameBirth: true, sameOrganisation: false }]);
    expect(await pairsOf(third)).toEqual([]);
    // Who looks after one branch only sees no pair of which the other half is elsewhere.
    expect(await pairsOf(one, below)).toEqual([]);
    const foreign = await town.ask(merging.comparePeople, below.actor, { oneId: one, otherId: other });
    expect(foreign).toMatchObject({ ok: false, problem: { code: 'person-not-found' } });
    await town.perform(merging.sayDifferent, coordinator.actor, { oneId: other, otherId: one });
    expect(await pairsOf(one)).toEqual([]);
    const asked = { id: newId(), survivorId: one, mergedId: other, reason: REASON };
    const refused = await town.ask(merging.mergePeople, coordinator.actor, asked);
    expect(refused).toMatchObject({ ok: false, problem: { code: 'said-to-be-different' } });
  });

  it('are compared with what hangs on each, and two numbers are two people', async () => {
    const one = await enter('李某某', { paper: paperOf('37050219900101001') });
    const other = await enter('李某某', { paper: paperOf('37050219900101003') });
    const compared = await town.perform(merging.comparePeople, coordinator.actor, { oneId: one, otherId: other });
    expect(compared).toMatchObject({ sameName: true, samePaper: false, keptApartBy: 'papers-differ' });
    expect(compared.ties.map((tie) => tie.name)).toEqual(expect.arrayContaining(['roles', 'sign-ups']));
  });
});

describe('merged records', () => {
  it('show what was chosen, are found by either telephone, and are two again after undoing', async () => {
    const one = await enter('周某某', { phone: '13811110001', skills: ['急救'] });
    const other = await enter('周某某', { phone: '13811110002', sex: 'female' });
    const { id } = await merge(one, other, ['phone', 'sex']);
    expect(await show(one)).toMatchObject({ maskedPhone: '138****0002', sex: 'female', skills: ['急救'] });
    expect((await show(other)).id).toBe(one);
    for (const phone of ['13811110001', '13811110002']) {
      const found = await town.house.database.read(town.place.tenantId, (tx) => findPersonByPhone(tx, phone));
      expect(found?.id).toBe(one);
    }
    const found = await town.perform(contract.searchPeople, coordinator.actor, { text: '13811110001' });
    expect(found.items.map((item) => item.id)).toEqual([one]);
    // A part that is mended is the survivor's own from then on, and undoing leaves it.
    await town.perform(contract.amendPerson, coordinator.actor, { personId: other, sex: 'male' });
    expect(await show(one)).toMatchObject({ sex: 'male', maskedPhone: '138****0002' });
    await undo(id);
    expect(await show(one)).toMatchObject({ sex: 'male', maskedPhone: '138****0001' });
    expect(await show(other)).toMatchObject({ id: other, sex: 'female', maskedPhone: '138****0002' });
  });

  it('stand in a chain that is taken apart from its end', async () => {
    const a = await enter('吴甲某', { phone: '13811110003' });
    const [b, c] = [await enter('吴乙某'), await enter('吴丙某')];
    const first = await merge(b, a, ['phone']);
    const second = await merge(c, b, ['phone', 'name']);
    expect(await show(a)).toMatchObject({ id: c, maskedPhone: '138****0003', maskedName: '吴**' });
    const early = await town.ask(merging.undoMerge, coordinator.actor, { mergeId: first.id, reason: REASON });
    expect(early).toMatchObject({ ok: false, problem: { code: 'undo-later-merge-first' } });
    await undo(second.id);
    expect(await show(a)).toMatchObject({ id: b, maskedPhone: '138****0003' });
    await undo(first.id);
    expect(await show(b)).toMatchObject({ id: b, maskedPhone: null });
  });

  it('never make a circle, however many merge in a ring at the same moment', async () => {
    const ids = [await enter('郑甲某'), await enter('郑乙某'), await enter('郑丙某')];
    const ring = ids.map((survivorId, no) => {
      const asked = { id: newId(), survivorId, mergedId: ids[(no + 1) % 3] ?? '', reason: REASON };
      return town.ask(merging.mergePeople, coordinator.actor, asked);
    });
    const done = (await Promise.all(ring)).filter((each) => each.ok);
    expect(done.length).toBeLessThan(3);
  });
});
