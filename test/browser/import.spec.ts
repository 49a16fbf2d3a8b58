import { readFile } from 'node:fs/promises';
import { expect, test, type Locator, type Page } from '@playwright/test';
import { readSheet } from '../../src/platform/server/sheets/read-sheet.ts';
import { workbookOf } from '../sheet-files.ts';
import { openScreen } from './desk.ts';
import { enterAs } from './people.ts';
import { expectSound, listenTo } from './sound.ts';

/** A coordinator brings organisations in from a sheet, by keyboard alone. */
const HEAD = ['上级单位', '类别', '全称', '简称', '行政区划代码', '备注'];
const code = '370502';
/** A name of this run, so that the journey can be gone again in the same town. */
const mark = String(Date.now()).slice(-6);
const NEW = `幸福社区新楼${mark}党支部`;
const BELOW = `新楼${mark}志愿服务队`;

const wrong = [
  HEAD,
  ['幸福社区党委', '党支部', NEW, `新楼${mark}`, code, '一期'],
  ['没有的党委', '党支部', `某某${mark}党支部`, `某某${mark}`, code, null],
  [NEW, '说不清', BELOW, `服务队${mark}`, code, null],
  ['幸福社区党委', '党支部', null, '无名', code, null],
];
const mended = [HEAD, wrong[1], [NEW, '志愿服务队', BELOW, `服务队${mark}`, code, null]] as (string | null)[][];

/** Presses Tab until the focus is there, as somebody without a mouse does. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  for (let pressed = 0; pressed < 80; pressed += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error('The keyboard does not come there.');
}

async function press(page: Page, target: Locator): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press('Enter');
}

async function handIn(page: Page, name: string, rows: (string | null)[][]): Promise<void> {
  const main = page.getByRole('main');
  const choosing = page.waitForEvent('filechooser');
  await press(page, main.getByRole('button', { name: '选一个文件' }));
  const buffer = await workbookOf(rows);
  await (await choosing).setFiles({ name, mimeType: 'application/octet-stream', buffer });
  // The name is there while the file is still being sent; it can be taken away once it has arrived.
  await expect(main.getByRole('button', { name: '去掉' })).toBeVisible();
  await press(page, main.getByRole('button', { name: '开始核对' }));
  await expect(page.getByRole('heading', { level: 1, name: '导入单位' })).toBeVisible();
}

test('wrong rows are said in words, mended, confirmed, and seen, by keyboard alone', async ({ page }) => {
  const complaints = await listenTo(page);
  await enterAs(page, '郑统筹');
  await openScreen(page, '/imports');
  await expectSound(page, 'the desk of imports');
  const main = page.getByRole('main');

  await handIn(page, '单位.xlsx', wrong as (string | null)[][]);
  await expect(main.getByText('核对完了：1 行可以导入，3 行不对。还没有写入任何内容。').first()).toBeVisible();
  await expect(main.getByRole('status').filter({ hasText: '核对完了' })).toHaveCount(1);
  const problems = main.getByRole('table', { name: '不对的行' });
  await expect(problems.getByRole('row').nth(1)).toContainText('第 3 行');
  await expect(problems.getByRole('row').nth(1)).toContainText('上级单位：没有找到这个上级单位。');
  await expect(problems.getByRole('row').nth(2)).toContainText('类别：没有这个类别。');
  await expect(problems.getByRole('row').nth(3)).toContainText('全称：没有填。');
  await expect(main.getByText('备注', { exact: true })).toBeVisible();
  await expectSound(page, 'a sheet with wrong rows');

  const downloading = page.waitForEvent('download');
  await press(page, main.getByRole('link', { name: '下载带“问题”一列的表格' }));
  const path = await (await downloading).path();
  const back: (readonly string[])[] = [];
  for await (const rows of readSheet(path, 'xlsx')) back.push(...rows.map(({ cells }) => cells));
  expect(back[0]).toEqual([...HEAD, '问题']);
  expect(back[2]?.at(-1)).toBe('上级单位：没有找到这个上级单位。');

  await press(page, main.getByRole('link', { name: '另交一份' }));
  await expect(page.getByRole('heading', { level: 1, name: '导入与导出' })).toBeVisible();
  await handIn(page, '单位改好.xlsx', mended);
  await expect(main.getByText('核对完了：2 行都可以导入。还没有写入任何内容。').first()).toBeVisible();
  await press(page, main.getByRole('button', { name: '确认导入 2 行' }));
  await expect(main.getByText('写入了 2 行。').first()).toBeVisible();
  await expectSound(page, 'an import that was written');

  await page.goto(`/dongying/console/organisations?text=${encodeURIComponent(BELOW)}`);
  await expect(main.getByRole('row').filter({ hasText: BELOW })).toContainText(NEW);

  await page.goBack();
  await expect(main.getByText('写入了 2 行。').first()).toBeVisible();
  await press(page, main.getByRole('button', { name: '撤回这次导入' }));
  const asking = page.getByRole('dialog', { name: '撤回这次导入？' });
  await expect(asking).toContainText('已被使用或改动的会留下');
  await expectSound(page, 'asked whether to take an import back');
  await press(page, asking.getByRole('button', { name: '撤回这次导入' }));
  await expect(main.getByText('撤回了 2 行。').first()).toBeVisible();
  await expect(main.getByRole('table', { name: '表格内容' }).getByText('已撤回')).toHaveCount(2);
  await expectSound(page, 'an import that was taken back');
  await press(page, main.getByRole('link', { name: '全部导入' }));
  const mine = main.getByRole('table', { name: '我的导入' });
  await expect(mine.getByRole('row').filter({ hasText: '单位改好.xlsx' }).first()).toContainText('撤回了 2 行。');
  await page.goto(`/dongying/console/organisations?text=${encodeURIComponent(`新楼${mark}`)}`);
  await expect(main.getByRole('searchbox').or(main.getByRole('textbox')).first()).toHaveValue(`新楼${mark}`);
  await expect(main.getByRole('row').filter({ hasText: mark })).toHaveCount(0);
  expect(complaints).toEqual([]);
});

test('a file that is no sheet is refused at once, with what to do', async ({ page }) => {
  await enterAs(page, '郑统筹');
  await openScreen(page, '/imports');
  const old = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(2_000)]);
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: '旧.xls', mimeType: 'application/vnd.ms-excel', buffer: old });
  await expect(page.getByRole('main').getByText('这是旧格式（.xls）的文件')).toBeVisible();
  await expectSound(page, 'a refused file');
});

test('what was used since stays, and its row says why', async ({ page }) => {
  await enterAs(page, '郑统筹');
  await openScreen(page, '/imports');
  const main = page.getByRole('main');
  const used = `老楼${mark}党支部`;
  await handIn(page, '单位留下.xlsx', [HEAD, ['幸福社区党委', '党支部', used, `老楼${mark}`, code, null]]);
  await press(page, main.getByRole('button', { name: '确认导入 1 行' }));
  await expect(main.getByText('写入了 1 行。').first()).toBeVisible();
  await press(page, main.getByRole('link', { name: '另交一份' }));
  await handIn(page, '下面的.xlsx', [HEAD, [used, '志愿服务队', `老楼${mark}志愿服务队`, `老队${mark}`, code, null]]);
  await press(page, main.getByRole('button', { name: '确认导入 1 行' }));
  await expect(main.getByText('写入了 1 行。').first()).toBeVisible();
  await page.goto('/dongying/console/imports');
  await press(page, main.getByRole('link', { name: '单位留下.xlsx' }).first());
  await press(page, main.getByRole('button', { name: '撤回这次导入' }));
  await press(page, page.getByRole('dialog').getByRole('button', { name: '撤回这次导入' }));
  await expect(main.getByText('撤回了 0 行，1 行已被使用或改动，没有撤回。').first()).toBeVisible();
  await expect(main.getByRole('table', { name: '没有撤回的行' })).toContainText('下面还有单位，没有撤回。');
  await expectSound(page, 'an import of which something stayed');
});

test('long tables are written into a file that can be fetched, by keyboard alone', async ({ page }) => {
  await enterAs(page, '郑统筹');
  await openScreen(page, '/imports');
  const main = page.getByRole('main');
  const mine = main.getByRole('table', { name: '我要的表格' });
  for (const [title, isMasked] of [
    ['人员', true],
    ['单位', false],
  ] as const) {
    await press(page, main.getByRole('button', { name: `${title}（.csv）` }));
    const ready = mine
      .getByRole('row')
      .filter({ hasText: `${title} · csv` })
      .first();
    await expect(ready).toContainText('可以下载', { timeout: 30_000 });
    const downloading = page.waitForEvent('download');
    await press(page, ready.getByRole('link'));
    const text = await readFile(await (await downloading).path(), 'utf8');
    expect(text.split('\n').length).toBeGreaterThan(5);
    expect(/1[3-9]\d{9}/.test(text)).toBe(false);
    expect(text.includes('*')).toBe(isMasked);
  }
  await expectSound(page, 'tables that are ready');
});
