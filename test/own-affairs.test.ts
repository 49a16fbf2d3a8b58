import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { Secret, TOTP } from 'otpauth';
import { signInWithPassword } from '../src/capabilities/access/contract.ts';
import { invite, resetSecondFactors, setOwnPassword } from '../src/capabilities/access/contract/passwords.ts';
import { issueToOne, revokeCredential } from '../src/capabilities/credentials/contract.ts';
import { listNotices, setPreferences } from '../src/capabilities/notices/contract.ts';
import { enterPerson } from '../src/capabilities/people/contract.ts';
import { mergePeople } from '../src/capabilities/people/contract/merging.ts';
import { askMinorAccess, decideMinorAccess } from '../src/capabilities/privacy/contract/minors.ts';
import { requestErasure } from '../src/capabilities/privacy/contract/own-data.ts';
import { moveRequest, sendRequest } from '../src/capabilities/privacy/contract/requests.ts';
import { denyRole, grantRole, revokeRole } from '../src/capabilities/roles/contract.ts';
import type { PersonActor } from '../src/kernel/actor.ts';
import { newId } from '../src/platform/server/ids.ts';
import { makeRecordingSms, recordedMessages, useRecordingSms } from '../src/platform/server/sms/port.ts';
import { openOffice, type Colleague, type Office } from './office.ts';
import { openTown, type Town } from './town.ts';

/** What people are told of their own account, roles, papers and data, through the whole house. */
const NOON = '2026-09-28T04:00:00.000Z';
const NIGHT = '2026-09-28T14:00:00.000Z';
let town: Town;
let office: Office;
let security: Colleague;
let clerk: Colleague;
let officer: Colleague;
let coordinator: Colleague;
let phone = 13_800_007_000;

beforeAll(async () => {
  town = await openTown({ now: NOON });
  office = await openOffice(town);
  useRecordingSms(makeRecordingSms(town.now));
  security = await office.takeOn('13800005001', [['security-administrator', office.rootId]]);
  clerk = await office.takeOn('13800005002', [['clerk', office.branchId]]);
  officer = await office.takeOn('13800005003', [['privacy-officer', office.rootId]]);
  coordinator = await office.takeOn('13800005004', [['coordinator', office.rootId]]);
});
afterEach(async () => {
  town.turnTo(NOON);
  expect(await town.brokenInvariants()).toEqual([]);
});
afterAll(() => town.close());

const somebody = () => office.takeOn(String((phone += 1)));

/** Kind and title of everything told to somebody, the latest first. */
async function toldTo(actor: PersonActor): Promise<string[]> {
  await town.brokenInvariants();
  const { items } = await town.perform(listNotices, actor, {});
  return items.map(({ kind, title }) => `${kind} ${title}`);
}
const messagesTo = (to: string) => (recordedMessages() ?? []).filter((message) => message.phone === to);

async function volunteerNoOf(who: Colleague): Promise<string> {
  const [row] = await town.house.database.read(town.place.tenantId, (tx) =>
    tx.query<{ no: string }>('select volunteer_no as no from people.person where tenant_id = $1 and id = $2', [
      tx.tenantId,
      who.actor.personId,
    ]),
  );
  return row?.no ?? '';
}

it('a password that was changed is told at once, at night too, and once', async () => {
  const who = await somebody();
  // What a place was set up with is no news to anybody.
  expect(await toldTo(who.actor)).toEqual([]);
  town.turnTo(NIGHT);
  await town.perform(setOwnPassword, who.actor, { password: 'kettle-orbit-plank' });
  expect(await toldTo(who.actor)).toEqual(['security 登录密码已更改']);
  await town.runJobs();
  await town.runJobs();
  expect(messagesTo(who.phone)).toHaveLength(1);
});

it('second factors that come and go are told, whoever took them', async () => {
  const who = await somebody();
  const session = await signedIn(who);
  await session('/my/authenticator', {});
  const { authenticator } = await session('/my/new-secrets');
  const { secret } = authenticator as { secret: string };
  const code = new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: Date.now() });
  await session('/my/authenticator/confirmation', { code });
  await town.perform(resetSecondFactors, security.actor, { personId: who.actor.personId });
  expect(await toldTo(who.actor)).toEqual(['security 两步验证已重置', 'security 已启用动态口令']);
  const bare = await office.takeOn(String((phone += 1)), [], { hasPassword: false });
  await town.perform(invite, security.actor, { personId: bare.actor.personId });
  expect(await toldTo(bare.actor)).toEqual(['security 可以设置登录密码了']);
});

it('another kind of device is told in the morning; the first one and the same again are not', async () => {
  const who = await somebody();
  const by = (userAgent: string) => signedIn(who, userAgent);
  await by('Mozilla/5.0 (X11; Linux x86_64)');
  await by('Mozilla/5.0 (X11; Linux x86_64)');
  expect(await toldTo(who.actor)).toEqual([]);
  town.turnTo(NIGHT);
  await by('Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Mobile');
  expect(await toldTo(who.actor)).toEqual(['security 在新的设备上登录']);
  await town.runJobs();
  expect(messagesTo(who.phone)).toEqual([]);
});

it('roles that are given, taken back and denied are told with their names', async () => {
  const who = await somebody();
  const id = newId();
  const editor = { role: 'editor', organisationId: office.rootId } as const;
  await town.perform(grantRole, security.actor, { id, phone: who.phone, ...editor });
  await town.perform(revokeRole, security.actor, { grantId: id });
  await town.perform(denyRole, security.actor, { id: newId(), phone: who.phone, ...editor, reason: '核查中' });
  expect(await toldTo(who.actor)).toEqual(['rights 角色已停用', 'rights 角色已收回', 'rights 授予了新的角色']);
  const { items } = await town.perform(listNotices, who.actor, {});
  expect(items.at(-1)?.text).toBe('您在“联席办公室”有了“简报编辑”的角色。');
});

it('a paper that was issued or revoked is told to its holder', async () => {
  const who = await somebody();
  const id = newId();
  const text = '感谢您为独居老人送餐。';
  const organisationId = office.branchId;
  const paper = { id, organisationId, kind: 'thanks', text, volunteerNo: await volunteerNoOf(who) } as const;
  const { number } = await town.perform(issueToOne, clerk.actor, paper);
  const why = { kind: 'mistake', reason: '写错了' } as const;
  await town.perform(revokeCredential, clerk.actor, { credentialId: id, ...why });
  expect(await toldTo(who.actor)).toEqual(['credential 证书已撤销', 'credential 收到一份证书']);
  const { items } = await town.perform(listNotices, who.actor, {});
  expect(items[0]?.text).toContain(number);
});

it('what the privacy officer decided is told to who asked, and the closing of an account to its owner', async () => {
  const who = await somebody();
  const requestId = newId();
  await town.perform(sendRequest, who.actor, { id: requestId, kind: 'correct', text: '名字写错了' });
  const refusal = { requestId, action: 'refuse', text: '无法核实' } as const;
  await town.perform(moveRequest, officer.actor, refusal);
  await town.perform(requestErasure, who.actor, { id: newId() });
  expect(await toldTo(who.actor)).toEqual(['security 已申请注销账号', 'privacy 个人信息请求未能办理']);

  const consentedAt = town.now();
  const contact = '13900002222';
  const guardian = { id: newId(), name: '丁家长', relation: 'father', contact, method: 'on-paper' } as const;
  const { volunteerNo } = await town.perform(enterPerson, clerk.actor, {
    id: newId(),
    name: '丁小友',
    birthOn: '2011-05-04',
    organisationId: office.branchId,
    consentReference: '同意书 1 号',
    guardian: { ...guardian, consentedAt },
  });
  const accessId = newId();
  const wanted = { volunteerNo, what: 'guardian-telephone', reason: '活动改时间，要通知家长' } as const;
  await town.perform(askMinorAccess, clerk.actor, { id: accessId, ...wanted });
  await town.perform(decideMinorAccess, officer.actor, { accessId, isApproved: true });
  town.turnTo('2026-09-30T04:00:00.000Z');
  await town.runRounds();
  expect(await toldTo(clerk.actor)).toEqual(['privacy 查看申请已到期', 'privacy 查看申请已批准']);
});

it('two records that are one person have one inbox, and tell as the one that counts wants it', async () => {
  const [one, other] = [await somebody(), await somebody()];
  await town.perform(setOwnPassword, other.actor, { password: 'kettle-orbit-plank' });
  const quiet = { quietFrom: '00:00', quietTo: '00:00', mail: [] };
  await town.perform(setPreferences, one.actor, { ...quiet, sms: ['credential'] });
  const pair = { survivorId: one.actor.personId, mergedId: other.actor.personId };
  const merge = { id: newId(), ...pair, reason: '同一个人登记了两次' };
  await town.perform(mergePeople, coordinator.actor, merge);
  await town.runJobs();
  useRecordingSms(makeRecordingSms(town.now));
  const id = newId();
  const paper = { id, organisationId: office.branchId, kind: 'thanks', text: '感谢您送餐。' } as const;
  await town.perform(issueToOne, clerk.actor, { ...paper, volunteerNo: await volunteerNoOf(other) });
  const whole = { ...one.actor, mergedIds: [other.actor.personId] };
  expect(await toldTo(whole)).toEqual(['credential 收到一份证书', 'security 登录密码已更改']);
  await town.runJobs();
  expect(messagesTo(one.phone)).toHaveLength(1);
  expect(messagesTo(other.phone)).toEqual([]);
});

/** Signs in as a browser does; what comes back calls further routes with the cookie it then holds. */
async function signedIn({ phone: number, password }: Colleague, userAgent = 'Mozilla/5.0 (X11; Linux x86_64)') {
  let cookie = '';
  const call = async (path: string, body?: object): Promise<Record<string, unknown>> => {
    const headers = { cookie, 'idempotency-key': crypto.randomUUID(), 'user-agent': userAgent };
    const address = `http://here.example/${town.place.slug}/api${path}`;
    const init = body ? { method: 'POST', headers, body: JSON.stringify(body) } : { headers };
    const response = await town.house.http.fetch(new Request(address, init));
    expect(response.status, path).toBe(200);
    const set = response.headers.getSetCookie().find((each) => each.startsWith('tongxin_session='));
    cookie = set?.split(';')[0] ?? cookie;
    return (await response.json()) as Record<string, unknown>;
  };
  await call(signInWithPassword.path, { phone: number, password });
  return call;
}
