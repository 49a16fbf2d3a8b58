import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openOffice, type Colleague, type Office } from '../../../../test/office.ts';
import { openTown, type Town } from '../../../../test/town.ts';
import { addMinutes } from '../../../kernel/days.ts';
import { newId } from '../../../platform/server/ids.ts';
import { withClient } from '../../../platform/server/roles.ts';
import { recordedMessages } from '../../../platform/server/sms/port.ts';
import * as contract from '../contract.ts';
import { amendOwn, myProfile } from '../contract/own.ts';
import { checkDigitOf } from '../domain/papers.ts';

const ID = '11010519491231002X';
const paperOf = (digits: string) => ({ kind: 'resident-id' as const, number: digits + checkDigitOf(digits) });

let town: Town;
let office: Office;
let clerk: Colleague;
let otherClerk: Colleague;
beforeAll(async () => {
  town = await openTown();
  office = await openOffice(town);
  clerk = await office.takeOn('13900000001', [['clerk', office.branchId]]);
  otherClerk = await office.takeOn('13900000002', [['clerk', office.otherBranchId]]);
});
afterAll(() => town.close());
afterEach(async () => expect(await town.brokenInvariants()).toEqual([]));

const bare = () => ({
  id: newId(),
  name: '张三丰',
  organisationId: office.branchId,
  consentReference: '同意书 2026-01',
});
const guardian = () => ({
  id: newId(),
  name: '张大山',
  relation: 'father' as const,
  contact: '13700000009',
  consentedAt: town.now(),
  method: 'on-paper' as const,
});

async function enter(more: object = {}) {
  const sent = { ...bare(), ...more };
  await town.perform(contract.enterPerson, clerk.actor, sent);
  return sent.id;
}

describe('a record', () => {
  it('is entered with a name alone, and by those in charge only', async () => {
    const id = await enter();
    const seen = await town.perform(contract.getPerson, clerk.actor, { personId: id });
    expect(seen).toMatchObject({ maskedName: '张**', maskedPhone: null, paper: null, isEnteredForThem: true });
    expect(seen.volunteerNo).toMatch(/^V2026-/);
    const foreign = await town.ask(contract.enterPerson, otherClerk.actor, bare());
    expect(foreign).toMatchObject({ ok: false, problem: { code: 'organisation-not-yours' } });
    const unseen = await town.ask(contract.getPerson, otherClerk.actor, { personId: id });
    expect(unseen).toMatchObject({ ok: false, problem: { code: 'person-not-found', status: 404 } });
  });

  it('takes birth and sex from the number, shows it masked and stores it sealed', async () => {
    const id = await enter({ paper: { kind: 'resident-id', number: '110105 19491231 002x' }, phone: '13812345678' });
    const seen = await town.perform(contract.getPerson, clerk.actor, { personId: id });
    expect(seen).toMatchObject({ maskedBirth: '1949-**-**', sex: 'female', maskedPhone: '138****5678' });
    expect(seen.paper).toEqual({ kind: 'resident-id', masked: '110105********002X' });
    const kept = await withClient(town.adminUrl, async (client) => {
      const rows = [];
      for (const table of ['people.person', 'platform.receipt', 'platform.fact']) {
        rows.push((await client.query(`select * from ${table}`)).rows);
      }
      return JSON.stringify(rows);
    });
    for (const secret of [ID, '13812345678']) expect(kept).not.toContain(secret);
    const twin = { ...bare(), paper: { kind: 'resident-id' as const, number: ID } };
    const again = await town.ask(contract.enterPerson, clerk.actor, twin);
    expect(again).toMatchObject({ ok: false, problem: { code: 'paper-already-registered' } });
  });

  it('is found by name, number, telephone and paper, and the fact does not say by what words', async () => {
    for (const text of ['三丰', '13812345678', ID.toLowerCase()]) {
      const found = await town.perform(contract.searchPeople, clerk.actor, { text });
      expect(found.items.map((item) => item.maskedPhone)).toContain('138****5678');
      const foreign = await town.perform(contract.searchPeople, otherClerk.actor, { text });
      expect(foreign.items).toEqual([]);
    }
    const facts = await withClient(town.adminUrl, (client) =>
      client.query(`select detail from platform.fact where name = 'people.searched'`),
    );
    expect(JSON.stringify(facts.rows)).not.toMatch(/三丰|138/);
  });

  it.each([
    ['a wrong check digit', { paper: { kind: 'resident-id', number: '110105194912310021' } }, 'paper-number-wrong'],
    ['another birth date', { paper: paperOf('11010519491231004'), birthOn: '1950-01-01' }, 'paper-says-otherwise'],
    ['another sex', { paper: paperOf('11010519491231004'), sex: 'male' }, 'paper-says-otherwise'],
    ['a birth to come', { birthOn: '2027-01-01' }, 'birth-in-future'],
    ['a child without a guardian', { birthOn: '2015-01-01' }, 'guardian-needed'],
    ['a note without telephone', { sharedPhoneNote: '女儿的' }, 'note-without-phone'],
    ['a telephone that is taken', { phone: '13900000001' }, 'phone-already-registered'],
    ['a branch that is none', { party: { organisationId: newId(), role: 'member' } }, 'party-place-wrong'],
  ])('is not entered with %s', async (_why, more, code) => {
    const sent = { ...bare(), ...more } as never;
    expect(await town.ask(contract.enterPerson, clerk.actor, sent)).toMatchObject({ ok: false, problem: { code } });
  });

  it('of a minor is not opened by another birthday or telephone, but by the privacy officer (SEC-03)', async () => {
    const personId = await enter({ birthOn: '2010-05-01' });
    const officer = await office.takeOn('13800006991', [['privacy-officer', office.rootId]]);
    for (const change of [{ birthOn: '1990-01-01' }, { phone: '13800006992' }]) {
      const asked = await town.ask(contract.amendPerson, clerk.actor, { personId, ...change });
      expect(asked).toMatchObject({ ok: false, problem: { code: 'minor-needs-officer', status: 403 } });
    }
    const own = await town.ask(amendOwn, town.actor(personId), { birthOn: '1990-01-01' });
    expect(own).toMatchObject({ ok: false, problem: { code: 'minor-needs-officer' } });
    await town.perform(contract.amendPerson, clerk.actor, { personId, skills: ['急救'] });
    await town.perform(contract.amendPerson, officer.actor, { personId, birthOn: '2010-05-02' });
  });

  it('whose telephone was changed is told so at the former number', async () => {
    const personId = await enter({ phone: '13800006993' });
    await town.perform(contract.amendPerson, clerk.actor, { personId, phone: '13800006994' });
    expect(recordedMessages()?.find(({ phone }) => phone === '13800006993')?.text).toContain('手机号已被更改');
  });

  it('of a child stands with a guardian; a household shares a telephone', async () => {
    const id = await enter({
      birthOn: '2015-01-01',
      guardian: guardian(),
      phone: '13900000001',
      sharedPhoneNote: '母亲的手机',
    });
    const seen = await town.perform(contract.getPerson, clerk.actor, { personId: id });
    expect(seen).toMatchObject({ isUnder14: true, isUnder18: true, sharedPhoneNote: '母亲的手机' });
    expect(seen.guardians).toMatchObject([{ maskedName: '张**', maskedContact: '137****0009', relation: 'father' }]);
  });

  it('of two who come with one paper at the same moment only one is entered', async () => {
    const paper = paperOf('37050219900101001');
    const sent = [0, 1, 2, 3].map(() => town.ask(contract.enterPerson, clerk.actor, { ...bare(), paper }));
    const codes = (await Promise.all(sent)).map((each) => (each.ok ? 'entered' : each.problem.code));
    expect(codes.sort()).toEqual(['entered', ...Array.from({ length: 3 }, () => 'paper-already-registered')]);
  });

  it('is mended field by field, and a child cannot be made of a record without a guardian', async () => {
    const id = await enter({ skills: ['急救'] });
    const amend = (more: object) => town.ask(contract.amendPerson, clerk.actor, { personId: id, ...more });
    expect(await amend({})).toMatchObject({ ok: false, problem: { code: 'nothing-changed' } });
    expect(await amend({ birthOn: '2014-01-01' })).toMatchObject({ ok: false, problem: { code: 'guardian-needed' } });
    await town.perform(contract.recordGuardian, clerk.actor, { personId: id, ...guardian() });
    expect(await amend({ birthOn: '2014-01-01', skills: [] })).toMatchObject({ ok: true });
    const seen = await town.perform(contract.getPerson, clerk.actor, { personId: id });
    expect(seen).toMatchObject({ isUnder14: true, skills: [] });
    expect(await amend({ organisationId: office.otherBranchId })).toMatchObject({ ok: false });
  });
});

describe('a masked value', () => {
  const reveal = (personId: string, more: object = {}) => {
    const asked = { id: newId(), what: 'telephone' as const, reason: '核对上门时间', ...more };
    return { asked, done: town.ask(contract.revealValue, clerk.actor, { personId, ...asked }) };
  };

  it('is shown for a reason, once, to who asked, and leaves a fact with the reason', async () => {
    const id = await enter({ phone: '13812340000' });
    const { asked, done } = reveal(id);
    expect(await done).toMatchObject({ ok: true });
    const read = { personId: id, revealId: asked.id };
    expect(await town.perform(contract.readRevealedValue, clerk.actor, read)).toEqual({
      what: 'telephone',
      value: '13812340000',
    });
    const foreign = await town.ask(contract.readRevealedValue, otherClerk.actor, read);
    expect(foreign).toMatchObject({ ok: false, problem: { code: 'no-longer-readable' } });
    const later = { now: addMinutes(town.now(), 3) };
    expect(await town.ask(contract.readRevealedValue, clerk.actor, read, later)).toMatchObject({ ok: false });
    const kept = await withClient(town.adminUrl, async (client) => {
      const facts = await client.query(`select detail from platform.fact where name = 'people.revealed'`);
      const receipts = await client.query('select output from platform.receipt');
      return { facts: facts.rows, receipts: JSON.stringify(receipts.rows) };
    });
    expect(kept.facts).toMatchObject([{ detail: { what: 'telephone', reason: '核对上门时间' } }]);
    expect(kept.receipts).not.toContain('13812340000');
  });

  it('is not shown without need', async () => {
    const child = await enter({ birthOn: '2010-01-01', phone: '13812340001' });
    expect(await reveal(child).done).toMatchObject({ ok: false, problem: { code: 'minor-needs-approval' } });
    const id = await enter();
    expect(await reveal(id).done).toMatchObject({ ok: false, problem: { code: 'not-known' } });
    const told = reveal(id, { what: 'name', reason: '打 13812340001 核对' });
    expect(await told.done).toMatchObject({ ok: false, problem: { code: 'reason-holds-private-text' } });
    const foreign = { personId: id, id: newId(), what: 'name' as const, reason: '核对上门时间' };
    expect(await town.ask(contract.revealValue, otherClerk.actor, foreign)).toMatchObject({ ok: false });
    const many = await Promise.all(Array.from({ length: 33 }, () => reveal(id, { what: 'name' }).done));
    const refused = many.flatMap((each) => (each.ok ? [] : [each.problem.code]));
    expect(new Set(refused)).toEqual(new Set(['too-many-reveals']));
    expect(refused.length).toBeGreaterThanOrEqual(3);
  });
});

describe('one’s own record', () => {
  it('is masked, whole when asked for, and mended by oneself', async () => {
    const masked = await town.perform(myProfile, clerk.actor, {});
    expect(masked).toMatchObject({ maskedPhone: '139****0001', whole: null });
    await town.perform(amendOwn, clerk.actor, { skills: ['急救', '驾驶'], paper: paperOf('37050219900101003') });
    const whole = await town.perform(myProfile, clerk.actor, { show: 'whole' });
    expect(whole.whole).toMatchObject({ phone: clerk.phone, birthOn: '1990-01-01' });
    expect(whole.skills).toEqual(['急救', '驾驶']);
  });

  it('is no way to find out whose papers are here: a few numbers an hour, right or wrong', async () => {
    const asker = await office.takeOn('13900000061');
    const answers: string[] = [];
    for (let no = 0; no < 7; no += 1) {
      const asked = await town.ask(amendOwn, asker.actor, { paper: paperOf(`3705021985010110${no}`) });
      answers.push(asked.ok ? 'taken' : asked.problem.code);
    }
    expect(answers).toEqual([...Array.from({ length: 5 }, () => 'taken'), 'too-many-papers', 'too-many-papers']);
    expect(await town.ask(amendOwn, asker.actor, { skills: ['急救'] })).toMatchObject({ ok: true });
  });
});
