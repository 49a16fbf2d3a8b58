import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openOffice, type Colleague, type Office } from '../../../../test/office.ts';
import { openTown, type Town } from '../../../../test/town.ts';
import { addMinutes } from '../../../kernel/days.ts';
import { mergePeople, undoMerge } from '../../people/contract/merging.ts';
import { setAccess } from './door.ts';

let town: Town;
let office: Office;
const START = '2026-09-28T01:30:00.000Z';
beforeAll(async () => {
  town = await openTown({ now: START });
  office = await openOffice(town);
});
afterAll(() => town.close());
afterEach(async () => {
  town.turnTo(START);
  expect(await town.brokenInvariants()).toEqual([]);
});

const address = (path: string) => `http://here.example/${town.place.slug}/api${path}`;

/** Signs in over the wire, as a browser does, and returns the cookie it was given. */
async function signIn({ phone, password }: Colleague): Promise<string> {
  const response = await town.house.http.fetch(
    new Request(address('/sign-in/with-password'), { method: 'POST', body: JSON.stringify({ phone, password }) }),
  );
  expect(response.status).toBe(200);
  return response.headers.getSetCookie().find((cookie) => cookie.includes('tongxin_session=')) ?? '';
}

const nameAndValue = (cookie: string) => cookie.split(';')[0] ?? '';

async function get(path: string, cookie: string): Promise<Response> {
  return town.house.http.fetch(new Request(address(path), { headers: { cookie: nameAndValue(cookie) } }));
}

async function post(path: string, cookie: string, body: object = {}): Promise<Response> {
  const headers = { cookie: nameAndValue(cookie), 'idempotency-key': crypto.randomUUID() };
  return town.house.http.fetch(new Request(address(path), { method: 'POST', headers, body: JSON.stringify(body) }));
}

describe('a session', () => {
  it('comes in a cookie of the place that no script can read', async () => {
    const cookie = await signIn(await office.takeOn('13800002001'));
    expect(cookie).toContain(`Path=/${town.place.slug};`);
    expect(cookie).toContain('HttpOnly');
    expect(cookie).toContain('SameSite=Lax');
    expect(cookie).not.toContain('Secure');
    setAccess({ isDemo: true, demoPassword: '', isSecure: true });
    const secure = await signIn(await office.takeOn('13800002002'));
    expect(secure).toMatch(/^__Secure-tongxin_session=.*; Secure$/);
    expect((await get('/me', secure)).status).toBe(200);
    setAccess({ isDemo: true, demoPassword: '', isSecure: false });
  });

  it('says who is there, with the roles held', async () => {
    const colleague = await office.takeOn('13800002003', [['clerk', office.branchId]]);
    const me = await (await get('/me', await signIn(colleague))).json();
    expect(me).toMatchObject({
      personId: colleague.actor.personId,
      organisationName: '联席办公室',
      grants: [{ role: 'clerk', organisationId: office.branchId, organisationName: '建设支部' }],
    });
  });

  it('is kept as a hash only', async () => {
    const cookie = await signIn(await office.takeOn('13800002004'));
    const token = nameAndValue(cookie).split('=')[1] ?? '';
    const kept = await town.house.database.read(town.place.tenantId, (tx) =>
      tx.query('select * from access.session where tenant_id = $1', [tx.tenantId]),
    );
    expect(JSON.stringify(kept)).not.toContain(token);
  });

  it('opens no other place', async () => {
    const cookie = await signIn(await office.takeOn('13800002005'));
    const other = await town.addPlace('elsewhere', 'ELS');
    const asked = new Request(`http://here.example/${other.slug}/api/me`, {
      headers: { cookie: nameAndValue(cookie) },
    });
    expect((await town.house.http.fetch(asked)).status).toBe(401);
  });

  it('ends after twelve idle hours; use keeps it alive for two weeks at most', async () => {
    const cookie = await signIn(await office.takeOn('13800002006'));
    town.turnTo(addMinutes(START, 12 * 60));
    expect((await get('/me', cookie)).status).toBe(401);
    town.turnTo(START);
    for (let hours = 0; hours < 14 * 24; hours += 11) {
      town.turnTo(addMinutes(START, hours * 60));
      expect((await get('/me', cookie)).status).toBe(200);
    }
    town.turnTo(addMinutes(START, 14 * 24 * 60));
    expect((await get('/me', cookie)).status).toBe(401);
  });

  it('ends here by signing out, and everywhere by signing out everywhere', async () => {
    const colleague = await office.takeOn('13800002007');
    const [here, there, third] = [await signIn(colleague), await signIn(colleague), await signIn(colleague)];
    expect((await post('/sign-out', here)).headers.get('set-cookie')).toContain('Max-Age=0');
    expect((await get('/me', here)).status).toBe(401);
    const listed = (await (await get('/sessions', there)).json()) as { items: { isThisOne: boolean }[] };
    expect(listed.items.map((session) => session.isThisOne).sort()).toEqual([false, true]);
    expect(await (await post('/sign-out-everywhere', there)).json()).toEqual({ ended: 2 });
    expect((await get('/me', third)).status).toBe(401);
  });

  it('brings forth no other while all are ended, and none when another has taken its place', async () => {
    const colleague = await office.takeOn('13800002008');
    for (let round = 0; round < 5; round += 1) {
      const cookie = await signIn(colleague);
      const proving = post('/step-up/password', cookie, { password: colleague.password });
      const ending = post('/sign-out-everywhere', cookie);
      const renewed = (await proving).headers.getSetCookie().find((each) => each.startsWith('tongxin_session='));
      expect((await ending).status).toBe(200);
      for (const each of [cookie, renewed ?? cookie]) expect((await get('/me', each)).status).toBe(401);
    }
    const cookie = await signIn(colleague);
    const prove = () => post('/step-up/password', cookie, { password: colleague.password });
    expect((await prove()).headers.getSetCookie()).toHaveLength(1);
    expect((await prove()).headers.getSetCookie()).toEqual([]);
  });

  it('of two records that were one person ends when they are two again', async () => {
    const [one, other] = [await office.takeOn('13800002009'), await office.takeOn('13800002010')];
    const coordinator = await office.takeOn('13800002011', [['coordinator', office.rootId]]);
    const ids = { survivorId: other.actor.personId, mergedId: one.actor.personId };
    const merge = { id: crypto.randomUUID(), ...ids, reason: '登记了两次' };
    await town.perform(mergePeople, coordinator.actor, merge);
    const cookie = await signIn(one);
    expect(await (await get('/me', cookie)).json()).toMatchObject({ personId: other.actor.personId });
    await town.perform(undoMerge, coordinator.actor, { mergeId: merge.id, reason: '原来是两个人' });
    await town.house.listening.catchUp(town.place);
    expect((await get('/me', cookie)).status).toBe(401);
  });
});
