import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { lastCode, openOffice, otherThan, type Colleague, type Office } from '../../../../test/office.ts';
import { openTown, type Town } from '../../../../test/town.ts';
import { offers } from '../../../app/floors.ts';
import { addMinutes } from '../../../kernel/days.ts';
import { setOwnPassword } from '../contract/passwords.ts';
import { proveInDemo } from '../contract/step-up.ts';
import { introduceDemoPerson, setAccess } from './door.ts';

let town: Town;
let office: Office;
const START = '2026-09-28T01:30:00.000Z';
const usual = { isDemo: true, demoPassword: '', isSecure: false };
beforeAll(async () => {
  town = await openTown({ now: START });
  office = await openOffice(town);
});
afterAll(() => town.close());
afterEach(async () => {
  setAccess(usual);
  town.turnTo(START);
  expect(await town.brokenInvariants()).toEqual([]);
});

const address = (path: string) => `http://here.example/${town.place.slug}${path}`;
const nameAndValue = (header: string | undefined) => header?.split(';')[0];

async function call(path: string, cookie: string, body?: object, more: Record<string, string> = {}) {
  const headers = { cookie, 'idempotency-key': crypto.randomUUID(), ...more };
  const init = body ? { method: 'POST', headers, body: JSON.stringify(body) } : { headers };
  const response = await town.house.http.fetch(new Request(address(`/api${path}`), init));
  const set = response.headers.getSetCookie().find((each) => each.startsWith('tongxin_session='));
  const answer = (await response.json().catch(() => ({}))) as Record<string, unknown>;
  return { status: response.status, answer, code: answer['code'], cookie: nameAndValue(set) ?? cookie, response };
}

async function signIn({ phone, password }: Colleague): Promise<string> {
  return (await call('/sign-in/with-password', '', { phone, password })).cookie;
}

const change = (cookie: string, password = 'kettle-orbit-plank') => call('/my/password', cookie, { password });

describe('a sensitive act', () => {
  it('is done within ten minutes after signing in, and afterwards asks for a proof', async () => {
    const colleague = await office.takeOn('13800006001');
    const cookie = await signIn(colleague);
    town.turnTo(addMinutes(START, 9));
    expect((await change(cookie)).status).toBe(200);
    town.turnTo(addMinutes(START, 10));
    expect(await change(cookie, 'another-long-word')).toMatchObject({ status: 403, code: 'step-up-needed' });
    const proven = await call('/step-up/password', cookie, { password: 'kettle-orbit-plank' });
    expect(proven.status).toBe(200);
    expect(proven.cookie).not.toBe(cookie);
    expect((await change(proven.cookie, 'another-long-word')).status).toBe(200);
  });

  it('gives the session another token, and the one before ends after what was on its way', async () => {
    const colleague = await office.takeOn('13800006002');
    const cookie = await signIn(colleague);
    const proven = await call('/step-up/password', cookie, { password: colleague.password });
    expect((await call('/me', cookie)).status).toBe(200);
    town.turnTo(addMinutes(START, 1));
    expect((await call('/me', cookie)).status).toBe(401);
    expect((await call('/me', proven.cookie)).status).toBe(200);
    const { items } = (await call('/sessions', proven.cookie)).answer as { items: unknown[] };
    expect(items).toHaveLength(1);
  });

  it('is not done with a proof of a session that was ended everywhere', async () => {
    const colleague = await office.takeOn('13800006003');
    const cookie = await signIn(colleague);
    const proven = await call('/step-up/password', cookie, { password: colleague.password });
    await call('/sign-out-everywhere', proven.cookie, {});
    expect((await call('/me', cookie)).status).toBe(401);
    expect((await call('/me', proven.cookie)).status).toBe(401);
  });

  it('on a page leads to the page of proofs and back', async () => {
    const colleague = await office.takeOn('13800006004');
    const cookie = await signIn(colleague);
    town.turnTo(addMinutes(START, 11));
    const body = new URLSearchParams({ form: 'password', key: crypto.randomUUID(), password: 'kettle-orbit-plank' });
    const sent = await town.house.http.fetch(
      new Request(address('/my/security'), { method: 'POST', headers: { cookie }, body }),
    );
    const slug = town.place.slug;
    expect([sent.status, sent.headers.get('location')]).toEqual([303, `/${slug}/step-up?next=%2Fmy%2Fsecurity`]);
    const shown = await town.house.http.fetch(
      new Request(address('/my/security/authenticator'), { headers: { cookie } }),
    );
    expect(shown.headers.get('location')).toBe(`/${slug}/step-up?next=%2Fmy%2Fsecurity%2Fauthenticator`);
    const link = await call('/my/new-secrets', cookie, undefined, { 'sec-fetch-mode': 'navigate' });
    expect(link.response.headers.get('location')).toBe(`/${slug}/step-up?next=%2Fapi%2Fmy%2Fnew-secrets`);
    // A file leaves the page as it was; so the page of proofs says that it may be fetched now.
    const fileAt = `/${slug}/step-up?next=%2Fapi%2Fmy%2Fdata%2Ffile`;
    const file = await call('/my/data/file', cookie, undefined, { 'sec-fetch-mode': 'navigate' });
    expect(file.response.headers.get('location')).toBe(fileAt);
    const proof = new URLSearchParams({ form: 'password', key: crypto.randomUUID(), password: colleague.password });
    const at = `http://here.example${fileAt}`;
    const shownAgain = await town.house.http.fetch(
      new Request(at, { method: 'POST', headers: { cookie }, body: proof }),
    );
    expect([shownAgain.status, shownAgain.headers.get('location')]).toEqual([303, fileAt]);
    const proven = nameAndValue(shownAgain.headers.getSetCookie()[0]) ?? '';
    const page = await town.house.http.fetch(new Request(at, { headers: { cookie: proven } }));
    expect(await page.text()).toContain(`href="/${slug}/api/my/data/file"`);
    expect((await call('/my/data/file', proven)).status).toBe(200);
  });
});

describe('a proof', () => {
  it('by code goes to the own telephone only', async () => {
    const [one, other] = [await office.takeOn('13800006010'), await office.takeOn('13800006011')];
    const [own, elsewhere] = [await signIn(one), await signIn(other)];
    const ticket = (await call('/step-up/codes', elsewhere, {})).answer['ticket'];
    const code = lastCode(other.phone);
    expect((await call('/step-up/code', own, { ticket, code })).code).toBe('code-wrong');
    expect((await call('/step-up/code', elsewhere, { ticket, code: otherThan(code) })).code).toBe('code-wrong');
    expect((await call('/step-up/code', elsewhere, { ticket, code })).status).toBe(200);
    expect((await call('/step-up/code', elsewhere, { ticket, code })).code).toBe('code-wrong');
  });

  it('by a wrong password is counted together with signing in', async () => {
    const colleague = await office.takeOn('13800006012');
    const cookie = await signIn(colleague);
    for (let tried = 0; tried < 5; tried += 1) {
      expect((await call('/step-up/password', cookie, { password: 'wrong' })).code).toBe('own-password-wrong');
    }
    const { phone, password } = colleague;
    expect((await call('/step-up/password', cookie, { password })).code).toBe('too-many-tries');
    expect((await call('/sign-in/with-password', '', { phone, password })).code).toBe('too-many-tries');
  });

  it('takes one press of the people of the demo town, and of nobody else', async () => {
    const colleague = await office.takeOn('13800006013');
    const cookie = await signIn(colleague);
    expect((await call('/step-up/demo', cookie, {})).code).toBe('means-not-yours');
    await town.house.database.write(town.place.tenantId, (tx) =>
      introduceDemoPerson(tx, {
        personId: colleague.actor.personId,
        no: 1,
        post: '志愿者',
        phone: colleague.phone,
        hasPassword: true,
      }),
    );
    expect((await call('/step-up', cookie)).answer['means']).toEqual(['demo', 'password', 'code']);
    expect((await call('/step-up/demo', cookie, {})).status).toBe(200);
    setAccess({ ...usual, isDemo: false });
    const refused = await town.ask(proveInDemo, colleague.actor, {});
    expect(refused).toMatchObject({ ok: false, problem: { status: 404, code: 'demo-not-active' } });
  });
});

describe('a new password', () => {
  it('is refused when it was used before, and other sessions end with the change', async () => {
    const colleague = await office.takeOn('13800006020');
    const [here, there] = [await signIn(colleague), await signIn(colleague)];
    expect((await change(here, colleague.password)).code).toBe('password-used-before');
    expect((await change(here, 'kettle-orbit-plank')).status).toBe(200);
    expect((await call('/me', there)).status).toBe(401);
    expect((await call('/me', here)).status).toBe(200);
    expect((await change(here, colleague.password)).code).toBe('password-used-before');
    for (const password of ['second-long-word', 'third-long-wordy', 'fourth-long-word']) {
      expect((await change(here, password)).status).toBe(200);
    }
    expect((await change(here, colleague.password)).status).toBe(200);
  });

  it('is refused when it holds the own telephone', async () => {
    const colleague = await office.takeOn('13800006021');
    const refused = await town.ask(setOwnPassword, colleague.actor, { password: 'my-13800006021' });
    expect(refused).toMatchObject({ ok: false, problem: { code: 'password-holds-own-data' } });
  });
});

describe('support', () => {
  it('looks at facts and never acts as somebody: no route begins a session for a person it is given', () => {
    const routes = offers.capabilities.flatMap(({ handlers }) => handlers.map(({ route }) => route));
    const bySomebodyElse = routes.filter(
      (route) => route.method === 'POST' && 'home' in ((route.output as { shape?: object }).shape ?? {}),
    );
    const given = bySomebodyElse.filter((route) => 'personId' in route.input.shape).map((route) => route.name);
    expect(given).toEqual(['access.sign-in-as-demo-person']);
  });
});
