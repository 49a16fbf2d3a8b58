import { expect, test } from '@playwright/test';
import { choose, drawer, fillIn, listField, openScreen, send } from './desk.ts';
import { Company, enterAs } from './people.ts';

/** What the console does besides the steps of its matters. */

test('staff sign in with a password and come to what waits for them', async ({ page }) => {
  await page.goto('/dongying/console/commitments?state=reported');
  await expect(page).toHaveURL(/\/dongying\/sign-in\?next=/);
  const form = page.getByRole('region', { name: '工作人员用密码登录' });
  await form.getByLabel('手机号').fill('19900001001');
  await form.getByLabel('密码').fill('wrong-password-here');
  await form.getByRole('button', { name: '用密码登录' }).click();
  await expect(page.getByRole('alert')).toContainText('手机号或密码不对');
  await expect(form.getByLabel('手机号')).toHaveValue('19900001001');
  await form.getByLabel('密码').fill('tongxin-demo-2026');
  await form.getByRole('button', { name: '用密码登录' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '承诺台账' })).toBeVisible();
  await page.getByRole('link', { name: '今天' }).click();
  await expect(page.getByRole('list', { name: '今天' }).getByRole('listitem').first()).toBeVisible();
});

test('an unknown address says so and leads back', async ({ page }) => {
  await enterAs(page, '郑统筹');
  await openScreen(page, '/nowhere');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('没有找到这一页');
  await page.getByRole('link', { name: '回到今天' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('今天');
  await openScreen(page, '/needs/019eaf0b-1680-7000-8000-000000000000');
  await expect(page.getByText('没有找到这项需求').first()).toBeVisible();
});

test('a refusal stands at its field and takes nothing away that was typed', async ({ page }) => {
  await enterAs(page, '白党务');
  await openScreen(page, '/agreements');
  await page.getByRole('button', { name: '起草协议' }).click();
  const form = drawer(page, '起草协议');
  const typed = { 协议名称: '写到一半的协议', 共建目标: '先写着。', 开始日期: '2026-10-01', 结束日期: '2027-09-30' };
  await fillIn(form, typed);
  const parties = form.getByRole('group', { name: '协议各方' });
  await choose(listField(parties, '单位').nth(0), '幸福社区党委');
  await choose(listField(parties, '单位').nth(1), '港城志愿服务队');
  const clause = form.getByRole('group', { name: '条款' });
  await fillIn(clause, { 内容: '先写一条', 数量: '1', 单位: '次', 从哪天起: '2026-10-01', 哪天前完成: '2026-12-31' });
  await choose(listField(clause, '承诺方'), '港城志愿服务队');
  await choose(listField(clause, '受益方'), '幸福社区党委');
  await form.getByRole('button', { name: '提交', exact: true }).click();
  const sentence = '签约方应当是党组织或者它所在的单位，其他单位可以列为支持单位。';
  await expect(parties.getByText(sentence)).toBeVisible();
  await expect(parties.getByLabel('单位').nth(1)).toHaveAttribute('aria-invalid', 'true');
  for (const [label, value] of Object.entries(typed)) {
    await expect(form.getByLabel(label, { exact: true })).toHaveValue(value);
  }
  await expect(clause.getByLabel('内容')).toHaveValue('先写一条');
});

for (const reducedMotion of ['reduce', 'no-preference'] as const) {
  test(`a list opens in sight where movement is wished: ${reducedMotion}`, async ({ browser }) => {
    const context = await browser.newContext({ reducedMotion });
    const page = await context.newPage();
    await enterAs(page, '安授权');
    await openScreen(page, '/roles');
    await page.getByRole('button', { name: '授予角色' }).click();
    const field = listField(drawer(page, '授予角色'), '角色');
    await choose(field, '活动领队');
    const said = drawer(page, '授予角色').getByText('办活动，点名。 能看到报名人的姓名。');
    await expect(said).toBeVisible();
    await context.close();
  });
}

test('a step that cannot be taken now says why and does nothing', async ({ page }) => {
  await enterAs(page, '何建设');
  await openScreen(page, '/commitments?state=in-progress&text=灭蚊灯');
  await page.getByRole('link', { name: /灭蚊灯/ }).click();
  const step = page.getByRole('main').getByRole('button', { name: '报告完成' });
  await expect(step).toHaveAttribute('aria-disabled', 'true');
  await expect(step).toHaveAccessibleDescription('本轮还没有登记兑现了多少。');
  await step.click({ force: true });
  await expect(page.getByRole('dialog')).toHaveCount(0);
});

test('speaks English when asked and Chinese again', async ({ page }) => {
  await enterAs(page, '郑统筹');
  await openScreen(page, '/needs');
  await page.getByRole('banner').getByText('郑统筹').click();
  await page.getByRole('button', { name: 'English' }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await expect(page.getByRole('navigation', { name: 'Console sections' })).toBeVisible();
  await page.getByRole('banner').getByText('郑统筹').click();
  await page.getByRole('button', { name: '中文' }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
  await expect(page.getByRole('navigation', { name: '工作台栏目' })).toBeVisible();
});

test('the security administrator grants a role and takes it back, the auditor reads of both', async ({ browser }) => {
  const company = new Company(browser);
  const office = await company.at('安授权');
  await openScreen(office, '/roles');
  await office.getByRole('button', { name: '授予角色' }).click();
  const form = drawer(office, '授予角色');
  await fillIn(form, { 对方的手机号: '19900001006' });
  await choose(listField(form, '角色'), '活动领队');
  await choose(listField(form, '单位'), '港城志愿服务队');
  await form.getByRole('button', { name: '授予角色' }).click();
  await expect(form.getByText('不能给自己授权，请另一位管理员办理。').first()).toBeVisible();
  await fillIn(form, { 对方的手机号: '19900001023' });
  await send(form, '授予角色');
  const row = office.getByRole('row').filter({ hasText: '丁十' }).filter({ hasText: '有效' });
  await expect(row).toContainText('活动领队');
  await row.getByRole('button', { name: '收回' }).click();
  await office.getByRole('dialog').getByRole('button', { name: '收回' }).click();
  await expect(row).toHaveCount(0);

  const auditor = await company.at('邵审计');
  await openScreen(auditor, '/facts');
  for (const kind of ['授予了角色', '收回了角色']) {
    await choose(listField(auditor.getByRole('main'), '哪一类'), kind);
    await expect(auditor.getByRole('row').filter({ hasText: kind }).first()).toBeVisible();
  }
  await expect(auditor.getByRole('main')).not.toContainText('丁十');
  await expect(auditor.getByRole('button', { name: '授予角色' })).toHaveCount(0);
  await company.leave();
});

test('signing out everywhere ends every device at its next step', async ({ browser }) => {
  const devices = [new Company(browser), new Company(browser)] as const;
  const [here, there] = [await devices[0].at('苏义诊'), await devices[1].at('苏义诊')];
  await openScreen(there, '/needs');
  await here.goto('/dongying/my/sessions');
  await expect(here.getByText('其他设备').first()).toBeVisible();
  await here.getByRole('button', { name: '退出全部设备' }).click();
  await expect(here).toHaveURL(/\/dongying\/sign-in$/);
  await there.getByRole('link', { name: '承诺台账' }).click();
  await expect(there).toHaveURL(/\/dongying\/sign-in\?next=/);
  for (const device of devices) await device.leave();
});
