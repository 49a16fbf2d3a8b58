import { expect, test, type Locator, type Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { choose, drawer, listField, openScreen } from './desk.ts';
import { Company } from './people.ts';
import { expectSound, listenTo } from './sound.ts';

/** Presses a link or button as somebody does who has no mouse. */
async function press(target: Locator): Promise<void> {
  await target.focus();
  await expect(target).toBeFocused();
  await target.press('Enter');
}

/** Saves what a link leads to, by keyboard, and reads it. */
async function save(page: Page, link: Locator): Promise<{ name: string; bytes: Buffer }> {
  const coming = page.waitForEvent('download');
  await press(link);
  const download = await coming;
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

/** Chooses from a list with the arrow keys. */
async function chooseByKeys(field: Locator, text: string): Promise<void> {
  await field.focus();
  await field.press('ArrowDown');
  const page = field.page();
  const list = page.locator('.ant-select-dropdown:visible');
  for (let step = 0; step < 12; step += 1) {
    const active = list.locator('.ant-select-item-option-active');
    if ((await active.innerText()).includes(text)) break;
    await field.press('ArrowDown');
  }
  await field.press('Enter');
}

test('a clerk issues, the volunteer prints, a stranger checks, the clerk revokes', async ({ browser }) => {
  const people = new Company(browser);
  let printed = '';
  let address = '';

  await test.step('the clerk proves what was recorded, by keyboard alone', async () => {
    const clerk = await people.at('唐队务');
    const complaints = await listenTo(clerk);
    await openScreen(clerk, '/service-records');
    const row = clerk.getByRole('row').filter({ hasText: '丁五' });
    await press(row.getByRole('button', { name: '出具证明' }));
    const form = drawer(clerk, '给丁五出具证明');
    // The period of all that is on record stands there already.
    await expect(form.getByLabel('从', { exact: true })).not.toHaveValue('');
    await press(form.getByRole('button', { name: /出具证明$/ }));
    await expect(clerk.getByRole('heading', { level: 1 })).toHaveText('志愿服务记录证明');
    await expect(clerk.getByText('丁五').first()).toBeVisible();
    await expect(clerk.getByRole('cell', { name: /红医/ }).first()).toBeVisible();
    await expectSound(clerk, 'the paper in the console');
    printed = (await clerk.locator('.screen-head-number').innerText()).trim();
    expect(printed).toMatch(/^DYG-ZS\d\d-2026-\d{4}$/);
    expect(complaints).toEqual([]);
  });

  await test.step('the volunteer finds it on the phone and saves the paper and the badge', async () => {
    const volunteer = await people.byPhone('丁五');
    await volunteer.goto(people.address('/my/record'));
    await expect(volunteer.getByText(`已开具：${printed}`)).toBeVisible();
    await expectSound(volunteer, 'the record with what is proved');
    await press(volunteer.getByRole('link', { name: `已开具：${printed}` }));
    const paper = volunteer.getByRole('article').filter({ hasText: printed });
    await expect(paper.getByText(/^\d+(\.\d)? 小时$/)).toBeVisible();
    await expectSound(volunteer, 'my certificates');
    const pdf = await save(volunteer, paper.getByRole('link', { name: '下载 PDF' }));
    expect([pdf.name, pdf.bytes.subarray(0, 5).toString()]).toEqual([`${printed}.pdf`, '%PDF-']);
    const badge = await save(volunteer, paper.getByRole('link', { name: '数字徽章' }));
    expect(JSON.parse(badge.bytes.toString())).toMatchObject({ type: ['VerifiableCredential', 'OpenBadgeCredential'] });
    address = (await paper.getByRole('link', { name: '查验页' }).getAttribute('href')) ?? '';
  });

  await test.step('another volunteer needs one press', async () => {
    const volunteer = await people.byPhone('丁六');
    await volunteer.goto(people.address('/my/record'));
    await press(volunteer.getByRole('button', { name: '开具证明' }));
    await expect(volunteer).toHaveURL(/\/my\/credentials$/);
    await expect(volunteer.getByText('志愿服务记录证明').first()).toBeVisible();
  });

  const number = (page: Page) => page.getByLabel('证书编号');
  const code = new URLSearchParams(address.split('?')[1]).get('code') ?? '';

  await test.step('a stranger checks it, with a wrong code first', async () => {
    const stranger = await people.stranger();
    const complaints = await listenTo(stranger);
    await stranger.goto(people.address('/verify'));
    await expectSound(stranger, 'the page to check papers');
    await number(stranger).fill(printed.toLowerCase());
    await stranger.getByLabel('查验码').fill('0000000000');
    await stranger.keyboard.press('Enter');
    await expect(stranger.getByRole('alert')).toContainText('没有查到');
    await expectSound(stranger, 'a code that is wrong');
    await stranger.getByLabel('查验码').fill(code.toLowerCase());
    await stranger.keyboard.press('Enter');
    await expect(stranger.getByRole('alert')).toContainText('这份证书真实有效');
    await expect(stranger.getByText('丁*')).toBeVisible();
    await expect(stranger.getByText('丁五')).toHaveCount(0);
    await expect(stranger.getByText('义诊')).toHaveCount(0);
    await expectSound(stranger, 'a paper that stands');
    expect(complaints).toEqual([]);
  });

  await test.step('the clerk takes it back and says why', async () => {
    const clerk = await people.at('唐队务');
    await openScreen(clerk, '/credentials');
    await expectSound(clerk, 'the list of papers');
    await press(clerk.getByRole('link', { name: printed }));
    await press(clerk.getByRole('button', { name: '撤销' }));
    const form = drawer(clerk, '撤销');
    await chooseByKeys(listField(form, '原因类别（公开）'), '内容有误');
    await form.getByLabel('具体原因', { exact: false }).fill('服务期间写错，另行出具。');
    await expectSound(clerk, 'the form that revokes');
    await press(form.getByRole('button', { name: /撤销$/ }));
    await expect(form).toBeHidden();
    await expect(clerk.getByText('已撤销').first()).toBeVisible();
    await expect(clerk.getByText('服务期间写错，另行出具。')).toBeVisible();
  });

  await test.step('the stranger is told so, and the holder too', async () => {
    const stranger = await people.stranger();
    await stranger.goto(address);
    await expect(stranger.getByRole('alert')).toContainText('已被出具单位撤销');
    await expect(stranger.getByText('内容有误')).toBeVisible();
    await expect(stranger.getByText('服务期间写错')).toHaveCount(0);
    await expectSound(stranger, 'a paper that was revoked');
    const volunteer = await people.byPhone('丁五');
    await volunteer.goto(people.address('/my/credentials'));
    await expect(volunteer.getByText(/已撤销：内容有误/)).toBeVisible();
    const paper = volunteer.getByRole('article').filter({ hasText: printed });
    await expect(paper.getByText('已撤销', { exact: true })).toBeVisible();
    await expect(paper.getByRole('link', { name: '下载 PDF' })).toHaveCount(0);
  });
  await people.leave();
});

test('a batch shows how far it has come and is downloaded whole', async ({ browser }) => {
  const people = new Company(browser);
  const clerk = await people.at('唐队务');
  await openScreen(clerk, '/service-records');
  const numbers = await clerk
    .getByRole('row')
    .getByText(/^V\d{4}-\d+$/)
    .allInnerTexts();
  expect(numbers.length).toBeGreaterThan(5);
  await openScreen(clerk, '/credentials');
  await press(clerk.getByRole('main').getByRole('button', { name: '批量出具' }));
  const form = drawer(clerk, '批量出具');
  await choose(listField(form, '出具单位'), '港城志愿服务队');
  await form.getByLabel('正文').fill('感谢您今年参加志愿服务。');
  await form.getByLabel('志愿者编号，一行一个').fill(numbers.join('\n'));
  await expectSound(clerk, 'the form of a batch');
  await press(form.getByRole('button', { name: /批量出具$/ }));
  await expect(clerk.getByRole('status').filter({ hasText: '已出具' })).toContainText(`共 ${numbers.length} 份`);
  const all = clerk.getByRole('link', { name: '下载全部（一个 PDF）' });
  await expect(all).toBeVisible({ timeout: 30_000 });
  await expectSound(clerk, 'a finished batch');
  const pdf = await save(clerk, all);
  expect(pdf.bytes.subarray(0, 5).toString()).toBe('%PDF-');
  await people.leave();
});
