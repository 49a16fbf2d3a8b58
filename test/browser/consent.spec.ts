import { readFileSync } from 'node:fs';
import { expect, test, type Locator, type Page } from '@playwright/test';
import { unzip } from '../unzip.ts';
import { drawer, openScreen } from './desk.ts';
import { enterAs, PHONE } from './people.ts';
import { expectSound, listenTo } from './sound.ts';

const MOST_TABS = 120;

/** Reaches something by the keyboard alone. */
async function reach(page: Page, target: Locator): Promise<void> {
  for (let tabs = 0; tabs < MOST_TABS; tabs += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  await expect(target).toBeFocused();
}

async function press(page: Page, target: Locator): Promise<void> {
  await reach(page, target);
  await page.keyboard.press('Enter');
}

/** The card of one purpose, whether it is consented to or not. */
const card = (page: Page, purpose: string) => page.getByRole('article').filter({ hasText: purpose });

test('what is consented to is read first, given, and withdrawn in one press', async ({ page }) => {
  const complaints = await listenTo(page);
  await enterAs(page, '丁八');
  await page.setViewportSize(PHONE);
  await page.goto('/dongying/my/consents');
  await expectSound(page, 'my consents');
  const photo = card(page, '使用我的照片');
  await press(page, photo.getByRole('link', { name: '先看告知书' }));
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('活动照片使用告知书');
  await expect(page.getByText('东营港内举办活动的组织')).toBeVisible();
  await expectSound(page, 'a notice');
  await page.goto('/dongying/my/consents');
  await press(page, photo.getByRole('button', { name: '同意', exact: true }));
  await expect(photo.getByText('已同意')).toBeVisible();
  await press(page, photo.getByRole('button', { name: '撤回' }));
  await expect(photo.getByRole('button', { name: '同意', exact: true })).toBeVisible();
  await expect(page.getByRole('listitem').filter({ hasText: '使用我的照片' }).getByText('已撤回')).toBeVisible();
  await expectSound(page, 'my consents after one was withdrawn');
  expect(complaints).toEqual([]);
});

test('everything that is known of somebody is theirs to save', async ({ page }) => {
  await enterAs(page, '丁八');
  await page.goto('/dongying/my/data');
  await expectSound(page, 'my data');
  const waiting = page.waitForEvent('download');
  await press(page, page.getByRole('link', { name: '下载全部（ZIP）' }));
  const download = await waiting;
  expect(download.suggestedFilename()).toMatch(/^我的个人信息-\d{4}-\d\d-\d\d\.zip$/);
  const files = unzip(readFileSync(await download.path()));
  const { sections } = JSON.parse(files.get('data.json') ?? '') as { sections: { title: string; rows: string[][] }[] };
  expect(sections.map((section) => section.title)).toEqual(expect.arrayContaining(['我的登记信息', '我的同意']));
  expect(files.get('index.html')).toContain('丁八');
});

test('an account is closed by two presses and taken back before its day', async ({ page }) => {
  await enterAs(page, '丁二十三');
  await page.goto('/dongying/my/data');
  await press(page, page.getByRole('link', { name: '注销账号' }));
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('注销账号');
  await expectSound(page, 'what will become of my data');
  await press(page, page.getByRole('button', { name: '确认注销' }));
  await expect(page.getByText(/您已申请注销，将在 .* 办理/)).toBeVisible();
  await press(page, page.getByRole('button', { name: '撤销申请' }));
  await expect(page.getByRole('button', { name: '确认注销' })).toBeVisible();
});

test('a stranger complains, an office answers, and the answer is read with the code', async ({ browser }) => {
  const asStranger = await browser.newContext({ viewport: PHONE });
  const stranger = await asStranger.newPage();
  const complaints = await listenTo(stranger);
  await stranger.goto('/dongying/needs');
  await press(stranger, stranger.getByRole('contentinfo').getByRole('link', { name: '投诉与建议' }));
  await expect(stranger).toHaveURL(/\/complaints\/new\?from=%2Fneeds$/);
  await expectSound(stranger, 'the form of complaints');
  await reach(stranger, stranger.getByLabel('要说的是'));
  await stranger.keyboard.press('ArrowDown');
  await expect(stranger.getByLabel('要说的是')).toHaveValue('complaint');
  await reach(stranger, stranger.getByLabel('内容'));
  const said = `口袋公园的路灯不亮 ${Date.now()}`;
  await stranger.keyboard.type(said);
  await press(stranger, stranger.getByRole('button', { name: '提交' }));
  await expect(stranger.getByText('请记下编号和查询码')).toBeVisible();
  await expectSound(stranger, 'a complaint that was sent');
  const fact = (term: string) => stranger.locator('dl.facts > div', { hasText: term }).locator('dd');
  const [number, code] = [await fact('编号').innerText(), await fact('查询码').innerText()];
  expect(await stranger.getByRole('main').innerText()).not.toContain(said);

  const atDesk = await browser.newContext();
  const office = await atDesk.newPage();
  await enterAs(office, '郑统筹');
  await openScreen(office, '/complaints');
  await press(office, office.getByRole('link', { name: number }));
  await expect(office.getByText(said)).toBeVisible();
  await press(office, office.getByRole('button', { name: '开始处理' }));
  await expect(office.getByText('处理中').first()).toBeVisible();
  await press(office, office.getByRole('button', { name: '答复', exact: true }));
  const form = drawer(office, '答复');
  await reach(office, form.getByLabel('答复内容'));
  await office.keyboard.type('已报修，三天内修好。');
  await press(office, form.getByRole('button', { name: '答复', exact: true }));
  await expect(form).toBeHidden();
  await expectSound(office, 'an answered complaint');

  await stranger.goto('/dongying/complaints');
  await reach(stranger, stranger.getByLabel('编号'));
  await stranger.keyboard.type(number);
  await reach(stranger, stranger.getByLabel('查询码'));
  await stranger.keyboard.type(code.toLowerCase());
  await press(stranger, stranger.getByRole('button', { name: '查看' }));
  await expect(stranger.getByText('已报修，三天内修好。')).toBeVisible();
  await expectSound(stranger, 'an answer');
  expect(complaints).toEqual([]);
  await Promise.all([asStranger.close(), atDesk.close()]);
});
