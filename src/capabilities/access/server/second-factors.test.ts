import { Secret, TOTP } from 'otpauth';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openOffice, type Colleague, type Office } from '../../../../test/office.ts';
import { openTown, type Town } from '../../../../test/town.ts';
import { addMinutes } from '../../../kernel/days.ts';
import { mergePeople } from '../../people/contract/merging.ts';
import { whoAmI } from '../contract.ts';
import { invite, readSignInState, resetSecondFactors, setFirstPassword } from '../contract/passwords.ts';
import * as factors from '../contract/second-factors.ts';
import { setAccess } from './door.ts';

let town: Town;
let office: Office;
let machineNow = Date.parse('2026-11-21T00:00:00.000Z');
const usual = () => ({ isDemo: true, demoPassword: '', isSecure: false, machineNow: () => machineNow });
beforeAll(async () => {
  town = await openTown();
  office = await openOffice(town);
  setAccess(usual());
});
afterAll(() => town.close());
afterEach(async () => {
  setAccess(usual());
  expect(await town.brokenInvariants()).toEqual([]);
});

const address = (path: string) => `http://here.example/${town.place.slug}/api${path}`;

/** Asks as a browser does, with the cookie it holds; answers with what it then holds. */
async function post(path: string, body: object, cookie = '') {
  const headers = { cookie, 'idempotency-key': crypto.randomUUID(), 'user-agent': 'Mozilla/5.0 (X11; Linux)' };
  const response = await town.house.http.fetch(
    new Request(address(path), { method: 'POST', headers, body: JSON.stringify(body) }),
  );
  const set = response.headers.getSetCookie().find((each) => each.startsWith('tongxin_session='));
  const answer = (await response.json()) as Record<string, unknown>;
  return { status: response.status, answer, code: answer['code'], cookie: set?.split(';')[0] ?? cookie };
}
async function get(path: string, cookie: string) {
  const response = await town.house.http.fetch(new Request(address(path), { headers: { cookie } }));
  return { status: response.status, answer: (await response.json()) as Record<string, unknown> };
}
const signIn = ({ phone, password }: Colleague) => post('/sign-in/with-password', { phone, password });

const codeOf = (secret: string, at = machineNow) =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: at });

/** Sets up an authenticator over the wire; answers what a telephone and a drawer then hold. */
async function enrol(colleague: Colleague) {
  const first = await signIn(colleague);
  await post('/my/authenticator', {}, first.cookie);
  const shown = await get('/my/new-secrets', first.cookie);
  const { secret } = shown.answer['authenticator'] as { secret: string };
  const confirmed = await post('/my/authenticator/confirmation', { code: codeOf(secret) }, first.cookie);
  expect(confirmed.status).toBe(200);
  const codes = (await get('/my/new-secrets', confirmed.cookie)).answer['recoveryCodes'] as string[];
  machineNow += 60_000;
  return { secret, codes, cookie: confirmed.cookie, before: first.cookie };
}

describe('an authenticator', () => {
  it('is asked for after the password, and nobody is signed in before', async () => {
    const colleague = await office.takeOn('13800005001');
    const { secret } = await enrol(colleague);
    const first = await signIn(colleague);
    expect(first).toMatchObject({ status: 200, cookie: '', answer: { personId: null } });
    const ticket = first.answer['secondStep'];
    expect((await post('/sign-in/second-step', { ticket, code: '000000' })).code).toBe('code-wrong');
    const second = await post('/sign-in/second-step', { ticket, code: codeOf(secret) });
    expect(second.answer).toMatchObject({ personId: colleague.actor.personId });
    expect((await get('/me', second.cookie)).status).toBe(200);
    expect((await post('/sign-in/second-step', { ticket, code: codeOf(secret) })).code).toBe('second-step-over');
  });

  it('takes each code once, and none of before', async () => {
    const colleague = await office.takeOn('13800005002');
    const { secret } = await enrol(colleague);
    const code = codeOf(secret);
    const ticket = async () => (await signIn(colleague)).answer['secondStep'];
    expect((await post('/sign-in/second-step', { ticket: await ticket(), code })).status).toBe(200);
    expect((await post('/sign-in/second-step', { ticket: await ticket(), code })).code).toBe('code-wrong');
    const older = codeOf(secret, machineNow - 30_000);
    expect((await post('/sign-in/second-step', { ticket: await ticket(), code: older })).code).toBe('code-wrong');
  });

  it('takes a code once even when it is sent several times at the same moment', async () => {
    const colleague = await office.takeOn('13800005003');
    const { secret } = await enrol(colleague);
    for (let round = 0; round < 4; round += 1) {
      const tickets = [];
      for (let each = 0; each < 4; each += 1) tickets.push((await signIn(colleague)).answer['secondStep']);
      const code = codeOf(secret);
      const all = await Promise.all(tickets.map((ticket) => post('/sign-in/second-step', { ticket, code })));
      expect(all.map(({ status }) => status).sort()).toEqual([200, 422, 422, 422]);
      machineNow += 60_000;
    }
  });

  it('is locked by five wrong codes for a quarter of an hour, whichever way they come', async () => {
    const colleague = await office.takeOn('13800005004');
    const { secret } = await enrol(colleague);
    for (let tried = 0; tried < 5; tried += 1) {
      const ticket = (await signIn(colleague)).answer['secondStep'];
      expect((await post('/sign-in/second-step', { ticket, code: '000000' })).code).toBe('code-wrong');
    }
    const ticket = (await signIn(colleague)).answer['secondStep'];
    expect((await post('/sign-in/second-step', { ticket, code: codeOf(secret) })).code).toBe('too-many-tries');
    const input = { ticket: String(ticket), code: codeOf(secret) };
    const later = await town.ask(factors.finishSecondStep, town.stranger, input, { now: addMinutes(town.now(), 15) });
    expect(later.ok ? 'in' : later.problem.code).toBe('second-step-over');
  });

  it('leaves neither its secret nor a recovery code in the clear anywhere', async () => {
    const colleague = await office.takeOn('13800005005');
    const { secret, codes, cookie } = await enrol(colleague);
    await post('/my/recovery-codes/kept', {}, cookie);
    const tables = ['access.authenticator', 'access.recovery_code', 'platform.receipt', 'platform.fact'];
    const kept = await town.house.database.read(town.place.tenantId, async (tx) =>
      Promise.all(tables.map((table) => tx.query(`select * from ${table} where tenant_id = $1`, [tx.tenantId]))),
    );
    const text = JSON.stringify(kept);
    for (const hidden of [secret, ...codes, ...codes.map((code) => code.replaceAll('-', ''))]) {
      expect(text).not.toContain(hidden);
    }
    expect((await get('/my/new-secrets', cookie)).answer).toEqual({ authenticator: null, recoveryCodes: [] });
  });
});

describe('recovery codes', () => {
  it('are ten, and each serves once', async () => {
    const colleague = await office.takeOn('13800005010');
    const { codes } = await enrol(colleague);
    expect(new Set(codes).size).toBe(10);
    const [code = ''] = codes;
    const ticket = async () => (await signIn(colleague)).answer['secondStep'];
    expect((await post('/sign-in/second-step', { ticket: await ticket(), code: code.toUpperCase() })).status).toBe(200);
    expect((await post('/sign-in/second-step', { ticket: await ticket(), code })).code).toBe('code-wrong');
  });

  it('serve once even when one is sent several times at the same moment', async () => {
    const colleague = await office.takeOn('13800005011');
    const { codes } = await enrol(colleague);
    for (const code of codes.slice(0, 4)) {
      const tickets = [];
      for (let each = 0; each < 3; each += 1) tickets.push((await signIn(colleague)).answer['secondStep']);
      const all = await Promise.all(tickets.map((ticket) => post('/sign-in/second-step', { ticket, code })));
      expect(all.map(({ status }) => status).sort()).toEqual([200, 422, 422]);
    }
  });
});

describe('roles that need a second factor', () => {
  it('sleep until there is one, and the person is told where to set it up', async () => {
    setAccess({ ...usual(), secondFactorRoles: ['clerk'] });
    const colleague = await office.takeOn('13800005020', [['clerk', office.branchId]]);
    const { cookie, answer } = await signIn(colleague);
    expect(answer).toMatchObject({ goFirst: '/my/security', home: '/my/activities' });
    expect((await get('/me', cookie)).answer).toMatchObject({ grants: [], needsSecondFactor: true });
    const enrolled = await enrol(colleague);
    const { answer: me } = await get('/me', enrolled.cookie);
    expect(me).toMatchObject({ grants: [{ role: 'clerk' }], needsSecondFactor: false });
  });
});

describe('help for who cannot sign in', () => {
  it('is given within reach, shows facts only, and takes lost factors away', async () => {
    const colleague = await office.takeOn('13800005030', [['clerk', office.branchId]]);
    const { cookie } = await enrol(colleague);
    const ofBranch = await office.takeOn('13800005031', [['security-administrator', office.otherBranchId]]);
    const ofRoot = await office.takeOn('13800005032', [['security-administrator', office.rootId]]);
    const { personId } = colleague.actor;
    const look = { phone: colleague.phone };
    for (const phone of [colleague.phone, '13899999999']) {
      const refused = await town.ask(readSignInState, ofBranch.actor, { phone });
      expect(refused).toMatchObject({ ok: false, problem: { status: 403, code: 'person-not-yours' } });
    }
    const state = await town.perform(readSignInState, ofRoot.actor, look);
    expect(state).toMatchObject({ personId, maskedName: '赵**', hasAuthenticator: true, recoveryCodesLeft: 10 });
    expect(Object.keys(state)).not.toContain('name');
    expect(await town.ask(resetSecondFactors, ofBranch.actor, { personId })).toMatchObject({ ok: false });
    expect(await town.ask(resetSecondFactors, ofRoot.actor, { personId: ofRoot.actor.personId })).toMatchObject({
      ok: false,
      problem: { code: 'person-not-yours' },
    });
    await town.perform(resetSecondFactors, ofRoot.actor, { personId });
    expect((await get('/me', cookie)).status).toBe(401);
    expect((await signIn(colleague)).answer).toMatchObject({ personId });
  });

  it('reaches the factors of a record that was merged, which are asked for until then', async () => {
    const [one, other] = [await office.takeOn('13800005036'), await office.takeOn('13800005037')];
    const coordinator = await office.takeOn('13800005038', [['coordinator', office.rootId]]);
    const ofRoot = await office.takeOn('13800005039', [['security-administrator', office.rootId]]);
    const { secret } = await enrol(one);
    const { personId } = other.actor;
    const ids = { survivorId: personId, mergedId: one.actor.personId };
    await town.perform(mergePeople, coordinator.actor, { id: crypto.randomUUID(), ...ids, reason: '登记了两次' });
    const ticket = (await signIn(other)).answer['secondStep'];
    const second = await post('/sign-in/second-step', { ticket, code: codeOf(secret) });
    expect(second.answer).toMatchObject({ personId });
    await town.perform(resetSecondFactors, ofRoot.actor, { personId });
    expect((await get('/me', second.cookie)).status).toBe(401);
    expect((await signIn(other)).answer).toMatchObject({ personId });
  });

  it('makes a link for a first password only, which serves once', async () => {
    const ofRoot = await office.takeOn('13800005033', [['security-administrator', office.rootId]]);
    const known = await office.takeOn('13800005034');
    const refused = await town.ask(invite, ofRoot.actor, { personId: known.actor.personId });
    expect(refused).toMatchObject({ ok: false, problem: { code: 'password-there' } });
    const newcomer = await office.takeOn('13800005035', [], { hasPassword: false });
    const made = await town.perform(invite, ofRoot.actor, { personId: newcomer.actor.personId });
    const query = new URLSearchParams(made.path.split('?')[1]);
    const input = { invitationId: query.get('ticket') ?? '', secret: query.get('secret') ?? '' };
    const set = (password: string, secret = input.secret) =>
      town.ask(setFirstPassword, town.stranger, { ...input, secret, password });
    expect(await set('kettle-orbit-plank', 'x'.repeat(32))).toMatchObject({ problem: { code: 'invitation-not-open' } });
    expect(await set('1234567890')).toMatchObject({ problem: { code: 'password-too-common' } });
    const both = await Promise.all([set('kettle-orbit-plank'), set('kettle-orbit-plank')]);
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
    const signedIn = await signIn({ ...newcomer, password: 'kettle-orbit-plank' });
    expect(signedIn.answer).toMatchObject({ personId: newcomer.actor.personId });
    const receipts = await town.house.database.read(town.place.tenantId, (tx) =>
      tx.query('select output from platform.receipt where tenant_id = $1', [tx.tenantId]),
    );
    expect(JSON.stringify(receipts)).not.toContain(input.secret);
    expect(await town.perform(whoAmI, newcomer.actor, {})).toMatchObject({ needsSecondFactor: false });
  });
});
