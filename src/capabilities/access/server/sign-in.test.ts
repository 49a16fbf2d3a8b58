import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { lastCode, openOffice, otherThan, type Office } from '../../../../test/office.ts';
import { openTown, type Town } from '../../../../test/town.ts';
import { addMinutes } from '../../../kernel/days.ts';
import { recordedMessages } from '../../../platform/server/sms/port.ts';
import {
  listDemoPeople,
  listMessages,
  requestCode,
  signInAsDemoPerson,
  signInWithCode,
  signInWithPassword,
} from '../contract.ts';
import { introduceDemoPerson, setAccess } from './door.ts';

let town: Town;
let office: Office;
beforeAll(async () => {
  town = await openTown();
  office = await openOffice(town);
});
afterAll(() => town.close());
afterEach(async () => expect(await town.brokenInvariants()).toEqual([]));

const ask = (phone: string) => town.perform(requestCode, town.stranger, { phone });
const refusal = async (asked: ReturnType<Town['ask']>) => {
  const performed = await asked;
  return performed.ok ? 'allowed' : performed.problem.code;
};
async function rows(sql: string): Promise<Record<string, unknown>[]> {
  return town.house.database.read(town.place.tenantId, (tx) => tx.query(sql, [tx.tenantId]));
}

describe('a one-time code', () => {
  it('is asked for with the same answer whether or not the telephone is known', async () => {
    const known = await office.takeOn('13800001001');
    const answers = [await ask(known.phone), await ask('13800001002')];
    for (const answer of answers) expect(answer).toEqual({ ticket: expect.any(String), resendAfterSeconds: 60 });
    const wrong = answers.map(({ ticket }, index) => {
      const code = otherThan(lastCode(index === 0 ? known.phone : '13800001002'));
      return town.ask(signInWithCode, town.stranger, { ticket, code });
    });
    const [toKnown, toUnknown] = await Promise.all(wrong);
    expect(toKnown).toEqual(toUnknown);
  });

  it('lets a known person in, and a new one only with a name, asked after the right code', async () => {
    const known = await office.takeOn('13800001003', [['clerk', office.branchId]]);
    const { ticket } = await ask(known.phone);
    const signedIn = await town.perform(signInWithCode, town.stranger, { ticket, code: lastCode(known.phone) });
    expect(signedIn).toEqual({ personId: known.actor.personId, home: '/console/today' });

    const fresh = await ask('13800001004');
    const sent = { ticket: fresh.ticket, code: lastCode('13800001004') };
    expect(await refusal(town.ask(signInWithCode, town.stranger, sent))).toBe('name-needed');
    const named = { ...sent, name: '王小明' };
    expect(await refusal(town.ask(signInWithCode, town.stranger, named))).toBe('agreement-needed');
    const registered = await town.perform(signInWithCode, town.stranger, { ...named, agreed: true });
    expect(registered.home).toBe('/my/activities');
    const [person] = await rows(
      `select volunteer_no from people.person where tenant_id = $1 and id = '${registered.personId}'`,
    );
    expect(person?.['volunteer_no']).toMatch(/^V2026-\d{6}$/);
  });

  it('serves once', async () => {
    const { phone } = await office.takeOn('13800001005');
    const { ticket } = await ask(phone);
    const sent = { ticket, code: lastCode(phone) };
    await town.perform(signInWithCode, town.stranger, sent);
    expect(await refusal(town.ask(signInWithCode, town.stranger, sent))).toBe('code-wrong');
  });

  it('serves once even when it is sent several times at the same moment', async () => {
    // Several rounds, because the first ones wait for connections and so for each other.
    for (let round = 0; round < 5; round += 1) {
      const phone = `1380000102${round}`;
      const { ticket } = await ask(phone);
      const sent = { ticket, code: lastCode(phone), name: '王小红', agreed: true as const };
      const all = Array.from({ length: 4 }, () => refusal(town.ask(signInWithCode, town.stranger, sent)));
      expect((await Promise.all(all)).sort()).toEqual(['allowed', 'code-wrong', 'code-wrong', 'code-wrong']);
    }
  });

  it('expires after five minutes', async () => {
    const { phone } = await office.takeOn('13800001007');
    const { ticket } = await ask(phone);
    const late = town.ask(
      signInWithCode,
      town.stranger,
      { ticket, code: lastCode(phone) },
      { now: addMinutes(town.now(), 5) },
    );
    expect(await refusal(late)).toBe('code-wrong');
  });

  it('is locked by five wrong tries, and each of them is remembered', async () => {
    const { phone } = await office.takeOn('13800001008');
    const { ticket } = await ask(phone);
    const code = lastCode(phone);
    for (let tried = 0; tried < 5; tried += 1) {
      const wrong = town.ask(signInWithCode, town.stranger, { ticket, code: otherThan(code) });
      expect(await refusal(wrong)).toBe('code-wrong');
    }
    expect(await refusal(town.ask(signInWithCode, town.stranger, { ticket, code }))).toBe('code-wrong');
    const failed = await rows(
      `select id from platform.fact
       where tenant_id = $1 and name = 'access.sign-in-failed' and subject_id = '${ticket}'`,
    );
    expect(failed).toHaveLength(5);
  });

  it('is sent again after a minute, and six times an hour at most', async () => {
    const phone = '13800001009';
    await ask(phone);
    expect(await refusal(town.ask(requestCode, town.stranger, { phone }))).toBe('too-many-codes');
    for (let minutes = 1; minutes < 6; minutes += 1) {
      await town.perform(requestCode, town.stranger, { phone }, { now: addMinutes(town.now(), minutes) });
    }
    const seventh = town.ask(requestCode, town.stranger, { phone }, { now: addMinutes(town.now(), 7) });
    expect(await refusal(seventh)).toBe('too-many-codes');
  });

  it('is sent once, however often it is asked for at the same moment', async () => {
    // Several rounds, because the first ones wait for connections and so for each other.
    for (let round = 0; round < 3; round += 1) {
      const phone = `1380000103${round}`;
      const all = Array.from({ length: 8 }, () => refusal(town.ask(requestCode, town.stranger, { phone })));
      expect((await Promise.all(all)).filter((answer) => answer === 'allowed')).toHaveLength(1);
    }
  });

  it('leaves neither code nor telephone in the clear anywhere', async () => {
    const phone = '13800001010';
    const { ticket } = await ask(phone);
    await town.perform(signInWithCode, town.stranger, { ticket, code: lastCode(phone), name: '王小兰', agreed: true });
    const kept = JSON.stringify([
      await rows('select * from access.one_time_code where tenant_id = $1'),
      await rows('select * from people.person where tenant_id = $1'),
      await rows('select * from platform.fact where tenant_id = $1'),
    ]);
    expect(kept).not.toContain(phone);
    expect(kept).not.toContain(`"${lastCode(phone)}"`);
  });
});

describe('a password', () => {
  it('lets staff in, and says the same of an unknown telephone as of a wrong password', async () => {
    const { phone, password, actor } = await office.takeOn('13800001011');
    const signedIn = await town.perform(signInWithPassword, town.stranger, { phone, password });
    expect(signedIn.personId).toBe(actor.personId);
    const wrong = await town.ask(signInWithPassword, town.stranger, { phone, password: 'not this one' });
    const unknown = await town.ask(signInWithPassword, town.stranger, { phone: '13800001012', password });
    expect(wrong).toEqual(unknown);
    expect(wrong).toMatchObject({ ok: false, problem: { code: 'password-wrong', status: 422 } });
  });

  it('rests after five wrong ones', async () => {
    const { phone, password } = await office.takeOn('13800001013');
    for (let tried = 0; tried < 5; tried += 1) {
      await town.ask(signInWithPassword, town.stranger, { phone, password: 'not this one' });
    }
    expect(await refusal(town.ask(signInWithPassword, town.stranger, { phone, password }))).toBe('too-many-tries');
  });
});

describe('the demo town’s doors', () => {
  afterEach(() => setAccess({ isDemo: true, demoPassword: 'shown', isSecure: false }));

  it('list its people and let them in with one press', async () => {
    const { actor, phone } = await office.takeOn('13800001014', [['leader', office.branchId]]);
    await town.house.database.write(town.place.tenantId, (tx) =>
      introduceDemoPerson(tx, { personId: actor.personId, no: 1, post: '活动领队', phone, hasPassword: true }),
    );
    const { items } = await town.perform(listDemoPeople, town.stranger, {});
    expect(items).toMatchObject([{ personId: actor.personId, roles: ['leader'], organisationName: '联席办公室' }]);
    const entered = await town.perform(signInAsDemoPerson, town.stranger, { personId: actor.personId });
    expect(entered.personId).toBe(actor.personId);
    const unlisted = await office.takeOn('13800001015');
    const other = town.ask(signInAsDemoPerson, town.stranger, { personId: unlisted.actor.personId });
    expect(await refusal(other)).toBe('person-not-found');
  });

  it('do not exist anywhere else', async () => {
    setAccess({ isDemo: false, demoPassword: '', isSecure: true });
    const asked = [
      town.ask(listDemoPeople, town.stranger, {}),
      town.ask(signInAsDemoPerson, town.stranger, { personId: randomUUID() }),
    ];
    for (const performed of await Promise.all(asked)) {
      expect(performed).toMatchObject({ ok: false, problem: { status: 404, code: 'demo-not-active' } });
    }
  });

  it('keep the messages to themselves where people are real, although the stand-in carries them', async () => {
    setAccess({ isDemo: false, demoPassword: '', isSecure: true });
    const performed = await town.ask(listMessages, town.stranger, {});
    expect(performed).toMatchObject({ ok: false, problem: { status: 404, code: 'stand-in-not-active' } });
  });

  it('are not opened by the password of the town once the town is off', async () => {
    const { phone, password } = await office.takeOn('13800001016');
    setAccess({ isDemo: false, demoPassword: password, isSecure: true });
    expect(await refusal(town.ask(signInWithPassword, town.stranger, { phone, password }))).toBe('password-wrong');
    setAccess({ isDemo: true, demoPassword: password, isSecure: false });
    expect(await refusal(town.ask(signInWithPassword, town.stranger, { phone, password }))).toBe('allowed');
  });

  it('show the messages that were kept', async () => {
    const { items } = await town.perform(listMessages, town.stranger, {});
    expect(items.length).toBe(recordedMessages()?.length);
  });
});
