import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { setAccess } from '../src/capabilities/access/server/door.ts';
import { addMinutes } from '../src/kernel/days.ts';
import { makeSetUpToken } from '../src/platform/server/set-up-token.ts';
import { makeRecordingSms, useRecordingSms } from '../src/platform/server/sms/port.ts';
import { openTown, type Town } from './town.ts';

let town: Town;
let token = '';
const START = '2026-09-28T01:30:00.000Z';
beforeAll(async () => {
  town = await openTown({ now: START });
  useRecordingSms(makeRecordingSms(town.now));
  setAccess({ isDemo: false, isSecure: false });
});
afterAll(() => town.close());
beforeEach(async () => {
  token = await makeSetUpToken(town.house.database, town.now());
});
afterEach(async () => {
  town.turnTo(START);
  expect(await town.brokenInvariants()).toEqual([]);
});

const HERE = 'http://here.example';
const get = (path: string) => town.house.http.fetch(new Request(HERE + path));
const post = (fields: Record<string, string>) =>
  town.house.http.fetch(new Request(`${HERE}/set-up`, { method: 'POST', body: new URLSearchParams(fields) }));

const place = (slug: string, ledgerPrefix: string) => ({
  nameZh: '港城区党建共建',
  nameEn: 'Gangcheng',
  slug,
  regionCode: '370500',
  ledgerPrefix,
});
const root = { kind: 'work-committee', name: '港城区党建联席会议', shortName: '港城联席' };
const people = {
  systemName: '钱系统',
  systemPhone: '13900000001',
  securityName: '孙安全',
  securityPhone: '13900000002',
  auditName: '李审计',
  auditPhone: '13900000003',
};
const whole = (slug: string, ledgerPrefix: string) => ({
  token,
  step: '3',
  ...place(slug, ledgerPrefix),
  ...root,
  ...people,
});

describe('setting up the first place', () => {
  it('is not there without a good token', async () => {
    expect((await get('/set-up')).status).toBe(404);
    expect((await get(`/set-up?token=${'x'.repeat(32)}`)).status).toBe(404);
    expect((await post({ ...whole('none', 'NON'), token: 'x' })).status).toBe(404);
    town.turnTo(addMinutes(START, 24 * 60));
    expect((await get(`/set-up?token=${token}`)).status).toBe(404);
  });

  it('goes step by step, keeps what was typed, and stores nothing before the last', async () => {
    const first = await (await get(`/set-up?token=${token}`)).text();
    expect(first).toContain('name="slug"');
    const wrong = await post({ token, step: '1', ...place('Not A Slug', 'GCA') });
    expect(wrong.status).toBe(422);
    expect(await wrong.text()).toContain('value="Not A Slug"');
    const second = await (await post({ token, step: '1', ...place('gang-a', 'GCA') })).text();
    expect(second).toContain('name="kind"');
    expect(second).toContain('type="hidden" name="slug" value="gang-a"');
    const third = await (await post({ token, step: '2', ...place('gang-a', 'GCA'), ...root })).text();
    expect(third).toContain('name="auditPhone"');
    expect((await get('/gang-a')).status).toBe(404);
  });

  it('makes a place with three administrators who each set a password by a link that serves once', async () => {
    const done = await post(whole('gang-b', 'GCB'));
    expect(done.status).toBe(200);
    const text = (await done.text()).replaceAll('&amp;', '&');
    const links = [...text.matchAll(/href="https?:\/\/[^/"]*(\/gang-b\/sign-in\/first-password\?[^"]+)"/g)].map(
      ([, link]) => link ?? '',
    );
    expect(links).toHaveLength(3);
    expect((await get('/gang-b')).status).toBe(200);
    expect((await get(`/set-up?token=${token}`)).status).toBe(404);
    expect((await post(whole('gang-c', 'GCC'))).status).toBe(404);

    const [, securityLink = ''] = links;
    const query = new URLSearchParams(securityLink.split('?')[1]);
    const fields = { invitationId: query.get('ticket') ?? '', secret: query.get('secret') ?? '' };
    const set = () => {
      const body = new URLSearchParams({
        form: 'password',
        key: crypto.randomUUID(),
        ...fields,
        password: 'kettle-orbit-plank',
      });
      return town.house.http.fetch(new Request(HERE + securityLink, { method: 'POST', body }));
    };
    expect((await set()).headers.get('location')).toBe('/gang-b/sign-in?password=set');
    expect((await set()).status).toBe(404);
    const signedIn = await town.house.http.fetch(
      new Request(`${HERE}/gang-b/api/sign-in/with-password`, {
        method: 'POST',
        body: JSON.stringify({ phone: people.securityPhone, password: 'kettle-orbit-plank' }),
      }),
    );
    const cookie = signedIn.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    const me = await town.house.http.fetch(new Request(`${HERE}/gang-b/api/me`, { headers: { cookie } }));
    expect(await me.json()).toMatchObject({ grants: [{ role: 'security-administrator' }] });
  });

  it('refuses one telephone for two administrators, and an address or prefix that another place has', async () => {
    const twice = await post({ ...whole('gang-d', 'GCD'), auditPhone: people.systemPhone });
    expect(twice.status).toBe(422);
    expect(await twice.text()).toContain('三位管理员的手机号不能相同。');
    for (const taken of [whole(town.place.slug, 'GCD'), whole('gang-d', town.place.ledgerPrefix)]) {
      const refused = await post(taken);
      expect(refused.status).toBe(422);
      expect(await refused.text()).toContain('已经有区域在用');
    }
    expect((await get(`/set-up?token=${token}`)).status).toBe(200);
  });

  it('makes one place of two that are sent at the same moment with one token', async () => {
    const both = await Promise.all([post(whole('gang-e', 'GCE')), post(whole('gang-f', 'GCF'))]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 404]);
  });

  it('reads no more of a form than a form can hold', async () => {
    expect((await post({ token: 'x'.repeat(100_000) })).status).toBe(422);
  });
});
