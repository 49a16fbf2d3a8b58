import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openOffice, type Colleague, type Office } from '../../../../test/office.ts';
import { openTown, type Town } from '../../../../test/town.ts';
import { offers } from '../../../app/floors.ts';
import { newId } from '../../../platform/server/ids.ts';
import { findPeople } from '../../people/server/door.ts';
import * as consents from '../contract/consents.ts';
import * as own from '../contract/own-data.ts';
import * as requests from '../contract/requests.ts';
import { makeZip } from './zip.ts';
import { unzip } from '../../../../test/unzip.ts';

let town: Town;
let office: Office;
let phone = 13_800_008_000;
beforeAll(async () => {
  town = await openTown();
  office = await openOffice(town);
});
afterEach(async () => expect(await town.brokenInvariants()).toEqual([]));
afterAll(() => town.close());

const somebody = () => office.takeOn(String((phone += 1)));
const ask = (who: Colleague) => town.perform(own.requestErasure, who.actor, { id: newId() });
const nameOf = (who: Colleague) =>
  town.house.database.read(town.place.tenantId, async (tx) => {
    const people = await findPeople(tx, [who.actor.personId]);
    return people.get(who.actor.personId)?.name;
  });
const countLocked = (who: Colleague) =>
  town.house.database.read(town.place.tenantId, async (tx) => {
    const rows = await tx.query('select 1 from privacy.locked_identity where tenant_id = $1 and person_id = $2', [
      tx.tenantId,
      who.actor.personId,
    ]);
    return rows.length;
  });

describe('one’s own data', () => {
  it('is told whole to the person, also what others mask', async () => {
    const who = await somebody();
    await town.perform(consents.giveConsent, who.actor, { id: newId(), purpose: 'photo', noticeVersion: 1 });
    const { sections } = await town.perform(own.tellMyData, who.actor, {});
    const text = JSON.stringify(sections);
    expect(text).toContain('赵某某');
    expect(text).toContain(who.phone);
    expect(text).toContain('使用我的照片');
  });

  it('is saved as one file with a page, tables and JSON', async () => {
    const who = await somebody();
    const answered = await town.house.performer.performFile({
      routeName: own.saveMyData.name,
      input: {},
      actor: who.actor,
      place: town.place,
      locale: 'zh-CN',
      now: town.now(),
      caller: { clientAddress: '127.0.0.1', setCookie: () => {} },
    });
    if (!answered.ok || !('bytes' in answered.file)) throw new Error('No file was answered.');
    const files = unzip(answered.file.bytes);
    expect([...files.keys()]).toEqual(expect.arrayContaining(['index.html', 'data.json']));
    expect(files.get('data.json')).toContain(who.phone);
  });

  it('reaches every capability that keeps rows about persons', async () => {
    const tables = await town.house.database.read(town.place.tenantId, (tx) =>
      tx.query<{ schema: string }>(
        `select distinct table_schema as schema from information_schema.columns
         where column_name = 'person_id' and table_schema not in ('platform', 'graphile_worker')`,
        [],
      ),
    );
    const speaking = offers.capabilities.flatMap(({ name, personalData }) => (personalData ? [name] : []));
    // These keep a person by id as the author of a step, and nothing else about them.
    const authorsOnly = ['complaints', 'audit'];
    const silent = tables
      .map(({ schema }) => schema.replaceAll('_', '-'))
      .filter((name) => !speaking.includes(name) && !authorsOnly.includes(name));
    expect(silent).toEqual([]);
  });
});

describe('closing an account', () => {
  it('is shown first, waits some days, and can be taken back until then', async () => {
    const who = await somebody();
    const shown = await town.perform(own.previewErasure, who.actor, {});
    expect(shown).toMatchObject({ obstacles: [], asked: null, runsOn: '2026-10-05' });
    expect(shown.items.map((item) => item.title)).toContain('我的登记信息');
    const { id } = await ask(who);
    await town.runRounds();
    expect(await nameOf(who)).toBe('赵某某');
    await town.perform(own.cancelErasure, who.actor, { erasureId: id });
    expect((await town.perform(own.previewErasure, who.actor, {})).asked).toBeNull();
  });

  it('takes name, telephone and every way in; nothing is locked where nothing must be kept', async () => {
    const who = await somebody();
    await ask(who);
    const before = town.now();
    town.turnTo('2026-10-05T01:00:00.000Z');
    await town.runRounds();
    expect(await nameOf(who)).toBe('——');
    expect(await countLocked(who)).toBe(0);
    const rows = await town.house.database.read(town.place.tenantId, (tx) =>
      tx.query(
        `select p.phone_sealed, p.phone_index, w.hash from people.person p
         left join access.password w on w.tenant_id = p.tenant_id and w.person_id = p.id
         where p.tenant_id = $1 and p.id = $2`,
        [tx.tenantId, who.actor.personId],
      ),
    );
    expect(rows).toEqual([{ phone_sealed: null, phone_index: null, hash: '$argon2id$closed' }]);
    // The same telephone is somebody new from now on.
    await office.takeOn(who.phone);
    town.turnTo(before);
  });

  it('is refused while a role is held', async () => {
    const clerk = await office.takeOn(String((phone += 1)), [['clerk', office.branchId]]);
    expect(await town.ask(own.requestErasure, clerk.actor, { id: newId() })).toMatchObject({
      problem: { code: 'something-holds-back', title: expect.stringContaining('角色') },
    });
  });
});

describe('requests', () => {
  it('have a clock, are answered in writing, and the person reads it', async () => {
    const officer = await office.takeOn(String((phone += 1)), [['privacy-officer', office.rootId]]);
    const who = await somebody();
    const id = newId();
    const sent = { id, kind: 'correct', text: '名字写错了，是赵小某' } as const;
    expect(await town.perform(requests.sendRequest, who.actor, sent)).toMatchObject({ dueOn: '2026-10-23' });
    const move = (action: 'check-identity' | 'start' | 'answer' | 'refuse', text?: string) =>
      town.perform(requests.moveRequest, officer.actor, { requestId: id, action, text });
    await move('check-identity', '来电核对手机号');
    await move('start');
    await move('answer', '已改正。');
    const mine = await town.perform(requests.listMyRequests, who.actor, {});
    expect(mine.items).toMatchObject([{ id, state: 'answered', answer: '已改正。' }]);
    const shown = await town.perform(requests.getRequest, officer.actor, { requestId: id });
    expect(shown.actions).toEqual([]);
    expect(shown.steps).toHaveLength(3);
  });
});

it('a ZIP is read by others', () => {
  const text = '同心'.repeat(500);
  expect(unzip(makeZip([{ name: '一.txt', bytes: new TextEncoder().encode(text) }])).get('一.txt')).toBe(text);
});
