import { gzipSync } from 'node:zlib';
import { expect, test, type Page } from '@playwright/test';
import { enterAs, PHONE } from './people.ts';

/** What pages weigh, and that they need no script, no mouse and no good eyes. */
const MOST_SCRIPT_BYTES = 10_000;

async function firstId(page: Page, path: string): Promise<string> {
  const { items } = (await (await page.request.get(`/dongying/api${path}`)).json()) as { items: { id: string }[] };
  return items[0]?.id ?? '';
}

/** The activity with free places that starts last: the other journeys leave it alone. */
async function lastActivity(page: Page): Promise<string> {
  const answer = await page.request.get('/dongying/api/activities?limit=50');
  const { items } = (await answer.json()) as { items: { id: string; freePlaces: number }[] };
  return items.filter((item) => item.freePlaces > 1).at(-1)?.id ?? '';
}

test('home, need, activity and sign-up carry less than 10 kB of script', async ({ page }) => {
  await enterAs(page, '丁四');
  const paths = [
    '/dongying',
    '/dongying/sign-in',
    `/dongying/needs/${await firstId(page, '/needs')}`,
    `/dongying/activities/${await lastActivity(page)}`,
  ];
  for (const path of paths) {
    const scripts: Buffer[] = [];
    const collect = async (response: {
      request: () => { resourceType: () => string };
      body: () => Promise<Buffer>;
    }) => {
      if (response.request().resourceType() === 'script') scripts.push(await response.body());
    };
    page.on('response', collect);
    await page.goto(path, { waitUntil: 'networkidle' });
    page.off('response', collect);
    const bytes = scripts.reduce((sum, body) => sum + gzipSync(body).byteLength, 0);
    expect(bytes, path).toBeLessThan(MOST_SCRIPT_BYTES);
  }
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false, viewport: PHONE });

  test('somebody new signs in by code, signs up, and gives the place back', async ({ page }) => {
    const activity = await lastActivity(page);
    await page.goto(`/dongying/activities/${activity}`);
    await page.getByRole('main').getByRole('link', { name: /登录/ }).first().click();
    const phone = `1980000${String(Date.now()).slice(-4)}`;
    await page.getByLabel('手机号').first().fill(phone);
    await page.getByRole('button', { name: '获取验证码' }).click();
    await page.getByRole('link', { name: '看看发出的短信' }).click();
    const message = await page.getByRole('row').filter({ hasText: phone }).first().innerText();
    const code = /验证码 (\d{6})/.exec(message)?.[1] ?? '';
    await page.goBack();
    await page.getByLabel('验证码').fill(code);
    await page.getByRole('button', { name: '登录', exact: true }).click();
    await page.getByLabel('姓名', { exact: true }).fill('新来的人');
    await page.getByLabel(/我已看过告知书/).check();
    await page.getByRole('button', { name: '登录', exact: true }).click();
    await expect(page).toHaveURL(new RegExp(`/activities/${activity}$`));
    await page.getByRole('button', { name: '报名', exact: true }).click();
    await expect(page.getByText('您已报名，有名额。')).toBeVisible();
    await page.getByRole('button', { name: '退出报名' }).click();
    await expect(page.getByRole('button', { name: '报名', exact: true })).toBeVisible();
  });

  test('a claim that asks too much keeps what was typed and says why; asking less it is taken', async ({ page }) => {
    await enterAs(page, '苏义诊');
    await page.goto('/dongying/needs?category=elderly');
    await page.getByRole('link', { name: '“爱暖幸福”惠民修理' }).click();
    await page.getByLabel('认领多少').fill('999999');
    await page.getByLabel('打算怎么做').fill('周末上门，两人一组。');
    await page.getByLabel('首次联系日期').fill('2026-12-01');
    await page.getByLabel('计划完成日期').fill('2026-12-20');
    await page.getByRole('button', { name: '认领', exact: true }).click();
    await expect(page.getByText(/这一条还剩 \d+ 户/).first()).toBeVisible();
    await expect(page.getByLabel('认领多少')).toHaveAttribute('aria-invalid', 'true');
    await expect(page.getByLabel('认领多少')).toHaveValue('999999');
    await expect(page.getByLabel('打算怎么做')).toHaveValue('周末上门，两人一组。');
    await page.getByLabel('认领多少').fill('2');
    await page.getByRole('button', { name: '认领', exact: true }).click();
    await expect(page.getByText('已认领，等提出单位确认。')).toBeVisible();
  });
});

test('an activity can be joined and left with the keyboard alone', async ({ page }) => {
  await enterAs(page, '丁六');
  await page.goto(`/dongying/activities/${await lastActivity(page)}`);
  const press = async (name: string) => {
    const button = page.getByRole('button', { name, exact: true });
    for (let tabs = 0; tabs < 60; tabs += 1) {
      if (await button.evaluate((element) => element === document.activeElement)) break;
      await page.keyboard.press('Tab');
    }
    await expect(button).toBeFocused();
    await page.keyboard.press('Enter');
  };
  const isIn = await page.getByRole('button', { name: '退出报名' }).isVisible();
  if (isIn) await press('退出报名');
  await press('报名');
  await expect(page.getByText('您已报名，有名额。')).toBeVisible();
  if (!isIn) await press('退出报名');
});

test('speaks English and larger when asked, and remembers it', async ({ page }) => {
  await page.goto('/dongying');
  await page.getByRole('link', { name: 'English' }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await page.goto('/dongying/needs');
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await page.getByRole('link', { name: /large/i }).click();
  await expect(page.locator('html')).toHaveClass(/large-type/);
  await expect(page).toHaveURL(/\/dongying\/needs/);
});
