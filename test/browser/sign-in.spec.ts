import { Secret, TOTP } from 'otpauth';
import { expect, test, type BrowserContext, type Locator, type Page } from '@playwright/test';
import { openScreen } from './desk.ts';
import { DESK, enterAs, PHONE } from './people.ts';
import { expectSound, listenTo } from './sound.ts';

/**
 * How people sign in and keep others out: by code, by password and authenticator, by passkey; where they are signed
 * in; and what is asked again before something sensitive. By the keyboard alone, in a place no other journey visits.
 */
test.describe.configure({ mode: 'serial' });

const PLACE = 'zhongshan';
/** Passkeys belong to a host with a name, which is the one that people type. */
const base = () => (test.info().project.use.baseURL ?? '').replace('127.0.0.1', 'localhost');
const at = (path: string) => `${base()}/${PLACE}${path}`;

let password = '';
let system = { phone: '', name: '舒维护' };
let secret = '';
let recoveryCode = '';

test.beforeAll(async ({ playwright, baseURL }) => {
  const api = await playwright.request.newContext({ baseURL: baseURL ?? '' });
  const shown = (await (await api.get(`/${PLACE}/api/demo-people`)).json()) as {
    password: string;
    items: { name: string; phone: string }[];
  };
  password = shown.password;
  system = { ...system, phone: shown.items.find(({ name }) => name === system.name)?.phone ?? '' };
  await api.dispose();
});

/** Presses Tab until the wanted thing has the focus; what cannot be reached so is not there for the keyboard. */
async function reach(page: Page, wanted: Locator): Promise<void> {
  await expect(wanted).toBeVisible();
  for (let pressed = 0; pressed < 150; pressed += 1) {
    if (await wanted.evaluate((element) => element === document.activeElement).catch(() => false)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`The keyboard does not reach ${String(wanted)}.`);
}

async function type(page: Page, field: Locator, text: string): Promise<void> {
  await reach(page, field);
  await page.keyboard.type(text);
}

async function press(page: Page, button: Locator): Promise<void> {
  await reach(page, button);
  await page.keyboard.press('Enter');
}

const button = (page: Page, name: string) => page.getByRole('main').getByRole('button', { name, exact: true });
/** Codes of the half minute to come are taken too, and none is taken twice. */
const codeIn = (halfMinutes: number) =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: Date.now() + halfMinutes * 30_000 });

async function signInByPassword(page: Page): Promise<void> {
  await page.goto(at('/sign-in?next=/my/sessions'));
  const form = page.locator('form', { has: page.getByLabel('密码', { exact: true }) });
  await type(page, form.getByLabel('手机号'), system.phone);
  await type(page, form.getByLabel('密码', { exact: true }), password);
  await page.keyboard.press('Enter');
}

/** A refusal is noted by the browser itself; that is what the journeys are about. */
const unexpected = (complaints: readonly string[]) => complaints.filter((each) => !/status of (403|422)/.test(each));

async function open(context: BrowserContext): Promise<{ page: Page; complaints: string[] }> {
  const page = await context.newPage();
  return { page, complaints: await listenTo(page) };
}

test('somebody new signs in by code on a telephone', async ({ browser }) => {
  const context = await browser.newContext({ viewport: PHONE });
  const { page, complaints } = await open(context);
  const phone = `1970000${String(Date.now()).slice(-4)}`;
  await page.goto(at('/sign-in'));
  await type(page, page.getByLabel('手机号').first(), phone);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: '填写验证码' })).toBeVisible();
  const listed = await (await context.request.get(at('/api/developer/messages'))).json();
  const { text } = (listed as { items: { phone: string; text: string }[] }).items.find(
    (each) => each.phone === phone,
  ) ?? {
    text: '',
  };
  await type(page, page.getByLabel('验证码'), /\d{6}/.exec(text)?.[0] ?? '');
  await page.keyboard.press('Enter');
  await type(page, page.getByLabel('姓名', { exact: true }), '新来的人');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/my\//);
  expect(unexpected(complaints)).toEqual([]);
  await context.close();
});

test('an authenticator is set up, and recovery codes are written down', async ({ browser }) => {
  const context = await browser.newContext({ viewport: DESK });
  const { page, complaints } = await open(context);
  await signInByPassword(page);
  await page.waitForURL(at('/my/sessions'));
  await page.goto(at('/my/security'));
  await expectSound(page, 'security');
  await press(page, button(page, '设置动态口令'));
  await expect(page.getByRole('img', { name: '动态口令的二维码' })).toBeVisible();
  await expectSound(page, 'authenticator');
  secret = (await page.locator('code').innerText()).replace(/\s/g, '');
  await type(page, page.getByLabel('验证器给出的六位数字'), '000000');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toContainText('验证码不对');
  await type(page, page.getByLabel('验证器给出的六位数字'), codeIn(-1));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: '您的备用码' })).toBeVisible();
  await expectSound(page, 'recovery codes');
  const codes = await page.locator('ol code').allInnerTexts();
  expect(codes).toHaveLength(10);
  recoveryCode = codes[0] ?? '';
  await press(page, button(page, '已经抄好'));
  await expect(page.getByText('还有 10 个没有用过。')).toBeVisible();
  expect(unexpected(complaints)).toEqual([]);
  await context.close();
});

test('the password then leads to a second step, which a code passes, and a recovery code once', async ({ browser }) => {
  const context = await browser.newContext({ viewport: DESK });
  const { page, complaints } = await open(context);
  await signInByPassword(page);
  await expect(page.getByRole('heading', { name: '第二重验证' })).toBeVisible();
  await expectSound(page, 'second step');
  await type(page, page.getByLabel('动态口令或备用码'), codeIn(0));
  await page.keyboard.press('Enter');
  await page.waitForURL(at('/my/sessions'));
  await context.clearCookies();
  await signInByPassword(page);
  await type(page, page.getByLabel('动态口令或备用码'), recoveryCode.toUpperCase());
  await page.keyboard.press('Enter');
  await page.waitForURL(at('/my/sessions'));
  await context.clearCookies();
  await signInByPassword(page);
  await type(page, page.getByLabel('动态口令或备用码'), recoveryCode);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toContainText('验证码不对');
  expect(unexpected(complaints)).toEqual([]);
  await context.close();
});

test('a passkey is added and signs in by itself', async ({ browser }) => {
  const context = await browser.newContext({ viewport: DESK });
  const { page, complaints } = await open(context);
  const device = await context.newCDPSession(page);
  await device.send('WebAuthn.enable');
  const options = { protocol: 'ctap2', transport: 'internal', hasResidentKey: true } as const;
  const able = { hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true };
  await device.send('WebAuthn.addVirtualAuthenticator', { options: { ...options, ...able } });
  await page.goto(at('/sign-in?next=/my/sessions'));
  await enterByPress(page, '沈编辑');
  await page.goto(at('/my/security'));
  await type(page, page.getByLabel(/^起个名字/), '办公电脑');
  await press(page, button(page, '添加通行密钥'));
  await expect(page.getByRole('heading', { name: '您的备用码' })).toBeVisible();
  await press(page, button(page, '已经抄好'));
  await expect(page.getByRole('heading', { name: '办公电脑' })).toBeVisible();
  await expectSound(page, 'a passkey');
  await context.clearCookies();
  await page.goto(at('/sign-in?next=/my/sessions'));
  await press(page, button(page, '用通行密钥登录'));
  await page.waitForURL(at('/my/sessions'));
  await expect(page.getByText('通行密钥登录').first()).toBeVisible();
  await page.goto(at('/my/security'));
  await press(page, button(page, '移除'));
  await expect(page.getByText('还没有通行密钥。')).toBeVisible();
  expect(unexpected(complaints)).toEqual([]);
  await context.close();
});

/** One press of the panel, at the host with a name. */
async function enterByPress(page: Page, name: string): Promise<void> {
  await press(page, page.getByRole('button', { name: `以${name}登录`, exact: true }));
  await page.waitForURL((url) => !url.pathname.endsWith('/sign-in'));
}

test('somebody sees the devices signed in, and ends another', async ({ browser }) => {
  const [here, there] = [await browser.newContext({ viewport: PHONE }), await browser.newContext({ viewport: DESK })];
  const [page, other] = [await here.newPage(), await there.newPage()];
  await enterAs(other, '许签发', PLACE);
  await enterAs(page, '许签发', PLACE);
  await expectSound(page, 'sessions');
  await page.setViewportSize(PHONE);
  const rows = page.getByRole('main').getByRole('listitem');
  await expect(rows.filter({ hasText: '这台设备' })).toHaveCount(1);
  const before = await rows.count();
  // The latest stands first.
  await press(page, page.getByRole('button', { name: '退出这个登录' }).first());
  await expect(rows).toHaveCount(before - 1);
  await other.goto(`/${PLACE}/my/sessions`);
  await expect(other).toHaveURL(/\/sign-in\?next=/);
  await Promise.all([here.close(), there.close()]);
});

test('something sensitive asks again who it is, and then goes on by itself', async ({ browser }) => {
  const context = await browser.newContext({ viewport: DESK });
  const { page, complaints } = await open(context);
  await enterAs(page, '安授权', PLACE);
  const shown = (await (await context.request.get(`/${PLACE}/api/demo-people`)).json()) as {
    items: { phone: string; hasPassword: boolean }[];
  };
  // An hour later the proof of signing in has worn off.
  await page.goto(`/${PLACE}/developer/clock`);
  await Promise.all([page.waitForEvent('load'), press(page, button(page, '拨快一小时'))]);
  await openScreen(page, '/sign-in-help', PLACE);
  await type(page, page.getByLabel('对方的手机号'), shown.items.find((each) => !each.hasPassword)?.phone ?? '');
  await page.keyboard.press('Enter');
  await expect(page.getByText('未用的备用码')).toBeVisible();
  await press(page, button(page, '开一个设置首个密码的链接'));
  const drawer = page.getByRole('dialog', { name: '请确认是您本人' });
  await expect(drawer).toBeVisible();
  await expectSound(page, 'the drawer of proofs');
  await press(page, drawer.getByRole('button', { name: '确认', exact: true }));
  await expect(drawer).toBeHidden();
  const link = await page.getByRole('main').locator('code').innerText();
  await expectSound(page, 'help with signing in');
  expect(unexpected(complaints)).toEqual([]);

  const invited = await (await browser.newContext({ viewport: PHONE })).newPage();
  await invited.goto(link);
  await type(invited, invited.getByLabel('新密码'), '1234567890');
  await invited.keyboard.press('Enter');
  await expect(invited.getByRole('alert')).toContainText('太常见');
  await type(invited, invited.getByLabel('新密码'), 'kettle-orbit-plank');
  await invited.keyboard.press('Enter');
  await expect(invited).toHaveURL(/\/sign-in\?password=set$/);
  await invited.goto(link);
  await type(invited, invited.getByLabel('新密码'), 'kettle-orbit-plank');
  await invited.keyboard.press('Enter');
  await expect(invited.getByRole('alert')).toContainText('已经用过或过期');
  await invited.context().close();
  await context.close();
});
