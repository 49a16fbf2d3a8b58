import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { choose, drawer, fillIn, listField, openScreen, send, take } from './desk.ts';
import { Company, localText, readClock } from './people.ts';

/**
 * The whole chain in one afternoon of the port town, by the hands of its people: a clause, a need, a claim, an
 * activity, its hours, the requester's word, the closing by a third, and the bulletin whose figures open.
 */
test.describe.configure({ mode: 'serial' });

const FIGURES = ['参与人数', '参与人次', '活动场次', '志愿服务时长', '销号件数'] as const;

let company: Company;
let today = '';
let from = '';
let until = '';
const made = { agreement: '', need: '', commitment: '', activity: '', bulletin: '' };
const names = { agreement: '', clause: '', need: '', activity: '', bulletin: '' };
const idOf = (address: string) => new URL(address).pathname.split('/').at(-1) ?? '';

test.beforeAll(async ({ browser }) => {
  company = new Company(browser);
  const clock = await readClock(await company.stranger());
  const inQuarters = Math.ceil((clock.getTime() + 3_600_000) / 900_000) * 900_000;
  from = localText(new Date(inQuarters));
  until = localText(new Date(inQuarters + 2 * 3_600_000));
  today = localText(clock).slice(0, 10);
  const mark = localText(clock).slice(5).replace(/\D/g, '');
  names.agreement = `口袋公园共建协议 ${mark}`;
  names.clause = `为口袋公园安装长椅 ${mark}`;
  names.need = `口袋公园的长椅 ${mark}`;
  names.activity = `口袋公园安装日 ${mark}`;
  names.bulletin = `口袋公园的长椅装好了 ${mark}`;
});
test.afterAll(() => company.leave());

test('an agreement is drafted, agreed to by both sides and signed', async () => {
  const clerk = await company.at('白党务');
  await openScreen(clerk, '/agreements');
  await clerk.getByRole('button', { name: '起草协议' }).click();
  const form = drawer(clerk, '起草协议');
  await fillIn(form, {
    协议名称: names.agreement,
    共建目标: '社区出地，企业出工，让走累了的人有地方坐。',
    开始日期: today,
    结束日期: '2027-09-27',
  });
  const parties = form.getByRole('group', { name: '协议各方' });
  await choose(listField(parties, '单位').nth(0), '幸福社区党委');
  await choose(listField(parties, '单位').nth(1), '港区建设公司党支部');
  const clause = form.getByRole('group', { name: '条款' });
  await fillIn(clause, { 内容: names.clause, 数量: '4', 单位: '张', 从哪天起: today, 哪天前完成: '2026-12-31' });
  await choose(listField(clause, '承诺方'), '港区建设公司党支部');
  await choose(listField(clause, '受益方'), '幸福社区党委');
  await choose(listField(clause, '怎样履行'), '通过需求清单履行');
  await send(form);
  await expect(clerk.getByRole('heading', { level: 1 })).toHaveText(names.agreement);
  made.agreement = idOf(clerk.url());
  await clerk.getByRole('button', { name: '送各方协商' }).click();
  await take(clerk, '同意');

  const other = await company.at('何建设');
  await openScreen(other, '/today');
  await expect(other.getByRole('listitem').filter({ hasText: names.agreement })).toBeVisible();
  await openScreen(other, `/agreements/${made.agreement}`);
  await take(other, '同意');
  await clerk.reload();
  await clerk.getByRole('main').getByRole('button', { name: '登记签署' }).click();
  const signing = drawer(clerk, '登记签署');
  await fillIn(signing, { 签署地点: '幸福社区党群服务中心' });
  await send(signing);
  await expect(clerk.getByText('履行中')).toBeVisible();
});

test('a need names the clause, is published by another, and a part of it is claimed on its page', async () => {
  const writer = await company.at('林社区');
  await openScreen(writer, '/needs');
  await writer.getByRole('button', { name: '提一个需求' }).click();
  const form = drawer(writer, '提一个需求');
  await fillIn(form, {
    需求名称: names.need,
    具体情况: '口袋公园里没有座位，老人散步走累了没处歇。',
    范围: '仙河镇幸福社区',
    联系岗位: '社区网格员',
    希望哪天前完成: '2026-11-30',
  });
  await choose(listField(form, '类别'), '设施微改造');
  await choose(listField(form, '履行哪一条协议（可不填）'), names.clause);
  await fillIn(form.getByRole('group', { name: '需要什么' }), { 名称: '长椅', 数量: '6', 单位: '张' });
  await send(form);
  await expect(writer.getByRole('heading', { level: 1 })).toHaveText(names.need);
  made.need = idOf(writer.url());
  await writer.getByRole('button', { name: '提交审核' }).click();
  await expect(writer.getByText('待审核')).toBeVisible();

  const coordinator = await company.at('郑统筹');
  await openScreen(coordinator, '/today');
  await coordinator.getByRole('listitem').filter({ hasText: names.need }).getByRole('link', { name: '去审核' }).click();
  await coordinator.getByRole('button', { name: '发布上墙' }).click();
  await expect(coordinator.getByText('可认领')).toBeVisible();

  const provider = await company.at('何建设');
  await provider.goto(company.address('/needs'));
  await provider.goto(company.address(`/needs/${made.need}`));
  await provider.getByLabel('认领多少').fill('4');
  await provider.getByLabel('打算怎么做').fill('公司做四张防腐木长椅，和志愿者一起安装。');
  await provider.getByLabel('首次联系日期').fill(today);
  await provider.getByLabel('计划完成日期').fill('2026-10-31');
  await provider.getByRole('button', { name: '认领', exact: true }).click();
  await expect(provider.getByText('已认领，等提出单位确认。')).toBeVisible();
  await expect(provider.getByText('还缺 2').first()).toBeVisible();
});

test('the claim is accepted and the work begins', async () => {
  const requester = await company.at('林社区');
  await openScreen(requester, '/today');
  const waiting = requester.getByRole('listitem').filter({ hasText: names.need });
  await waiting.getByRole('link', { name: '去答复' }).click();
  await send(drawer(requester, '同意认领'), '同意认领');
  made.commitment = idOf(requester.url());
  await expect(requester.getByText('已认下').first()).toBeVisible();

  const provider = await company.at('何建设');
  await openScreen(provider, `/commitments/${made.commitment}`);
  await take(provider, '开始办理');
  await expect(provider.getByText('办理中').first()).toBeVisible();
});

test('a volunteer team announces an activity that serves the commitment, and two sign up by phone', async () => {
  const team = await company.at('唐队务');
  await team.goto(company.address(`/commitments/${made.commitment}`));
  await team.getByRole('link', { name: '为这件承诺办一场活动' }).click();
  const form = drawer(team, '起草活动');
  await expect(form.getByText(names.need)).toBeVisible();
  await fillIn(form, {
    名称: names.activity,
    开始: from,
    结束: until,
    地点: '幸福社区口袋公园',
    内容: '和港区建设公司的师傅一起安装四张长椅。',
    人数: '10',
    参加条件: '年满 18 周岁',
    报名方式: '在本页报名',
    '可能的风险（没有就写“无”）': '无',
    保障: '手套、饮水和意外保险',
  });
  await choose(listField(form, '领队'), '罗领队');
  await form.getByRole('button', { name: '加一个环节' }).click();
  await fillIn(form, { 环节名称: '安装长椅' });
  await send(form);
  await expect(team.getByRole('heading', { level: 1 })).toHaveText(names.activity);
  made.activity = idOf(team.url());
  await expect(team.getByText('罗领队')).toBeVisible();
  await team.getByRole('button', { name: '发布', exact: true }).click();
  await expect(team.getByText('报名中').first()).toBeVisible();

  for (const name of ['丁一', '丁二']) {
    const phone = await company.byPhone(name);
    await phone.goto(company.address('/activities'));
    await phone.getByRole('link', { name: names.activity }).click();
    await phone.getByRole('button', { name: '报名', exact: true }).click();
    await expect(phone.getByText('您已报名，有名额。')).toBeVisible();
  }
});

test('the roll is called by the leader, countersigned by another, and the hours are on record', async () => {
  const anybody = await company.stranger();
  await anybody.goto(company.address('/developer/clock'));
  await anybody.getByRole('button', { name: '拨快六小时' }).click();

  const leader = await company.at('罗领队');
  await openScreen(leader, `/activities/${made.activity}`);
  await leader.getByRole('button', { name: '结束活动' }).click();
  await expect(leader.getByText('已结束').first()).toBeVisible();
  for (const name of ['丁一', '丁二']) await leader.getByRole('checkbox', { name, exact: true }).check();
  await leader.getByRole('button', { name: '交出点名' }).click();
  await expect(leader.getByText('罗领队 于').first()).toBeVisible();
  await expect(leader.getByText('核对要由组织单位里点名人和领队以外的人来做。')).toBeVisible();

  const team = await company.at('唐队务');
  await openScreen(team, `/activities/${made.activity}`);
  await team.getByRole('button', { name: '核对无误' }).click();
  await team.getByRole('button', { name: '结项', exact: true }).click();
  await expect(team.getByText('已结项').first()).toBeVisible();

  const phone = await company.byPhone('丁一');
  await phone.goto(company.address('/my/record'));
  await expect(phone.getByText(names.activity)).toBeVisible();
  await phone.getByRole('link', { name: '看时长账本里的每一笔' }).click();
  await expect(phone.getByRole('row').filter({ hasText: today }).filter({ hasText: '志愿服务' }).first()).toBeVisible();
});

test('the activity is evidence by itself; reported, accepted and closed by three people', async () => {
  const provider = await company.at('何建设');
  await openScreen(provider, `/commitments/${made.commitment}`);
  await expect(provider.getByText(new RegExp(`${names.activity}.*2 人次`)).first()).toBeVisible();
  await take(provider, '登记兑现');
  await take(provider, '报告完成');
  await expect(provider.getByText('等验收').first()).toBeVisible();

  const requester = await company.at('林社区');
  await openScreen(requester, `/commitments/${made.commitment}`);
  await take(requester, '验收通过', (form) => form.getByRole('radio', { name: '5' }).check());

  const closer = await company.at('方复核');
  await openScreen(closer, `/commitments/${made.commitment}`);
  await take(closer, '销号');
  await expect(closer.getByText('已销号').first()).toBeVisible();

  const stranger = await company.stranger();
  await stranger.goto(company.address(`/agreements/${made.agreement}`));
  const clause = stranger.getByRole('article').filter({ hasText: names.clause });
  await expect(clause.getByText('已兑现', { exact: true })).toBeVisible();
  await expect(clause.getByText(/\d日 兑现/)).toBeVisible();
  await expect(clause.getByRole('link', { name: names.need })).toBeVisible();
  await stranger.goto(company.address(`/commitments/${made.commitment}`));
  const thread = stranger.getByRole('list', { name: names.need });
  for (const knot of ['协议条款', '列入需求', '认领', '实施', '报告完成', '验收', '销号']) {
    await expect(
      thread
        .getByRole('listitem')
        .filter({ hasText: `已完成: ${knot}` })
        .first(),
    ).toBeVisible();
  }
});

test('a bulletin tells of it, is signed by another, and its figures open as far as one may see', async () => {
  const editor = await company.at('沈编辑');
  await openScreen(editor, '/bulletins');
  await editor.getByRole('button', { name: '起草简报' }).click();
  const form = drawer(editor, '起草简报');
  await fillIn(form, { 标题: names.bulletin });
  await form.getByRole('checkbox', { name: names.activity }).check();
  await form.getByRole('checkbox', { name: names.need }).check();
  for (const figure of FIGURES) await form.getByRole('checkbox', { name: figure }).check();
  await send(form, '生成草稿');
  await expect(editor.getByRole('heading', { level: 1 })).toHaveText(names.bulletin);
  made.bulletin = idOf(editor.url());
  await editor.getByRole('button', { name: '报送签发' }).click();
  await editor.getByRole('dialog').getByRole('button', { name: '报送签发' }).click();
  await expect(editor.getByText('等签发')).toBeVisible();

  const signer = await company.at('许签发');
  await openScreen(signer, '/today');
  await signer.getByRole('listitem').filter({ hasText: names.bulletin }).getByRole('link', { name: '去签发' }).click();
  await signer.getByRole('button', { name: '签发并公开' }).click();
  await signer.getByRole('dialog').getByRole('button', { name: '签发并公开' }).click();
  await expect(signer.getByText('已公开')).toBeVisible();
});

test('a stranger opens a figure to its count and months; the coordinator to the rows that sum to it', async () => {
  const stranger = await company.stranger();
  await stranger.goto(company.address('/bulletins'));
  await stranger.getByRole('link', { name: names.bulletin }).click();
  for (const figure of FIGURES) await expect(stranger.getByRole('link', { name: figure })).toBeVisible();
  const word = stranger.waitForEvent('download');
  await stranger.getByRole('link', { name: '下载 Word 文件' }).click();
  const file = await word;
  expect(file.suggestedFilename()).toMatch(/\.docx$/);
  expect(
    readFileSync(await file.path())
      .subarray(0, 2)
      .toString(),
  ).toBe('PK');

  await stranger.getByRole('link', { name: '参与人次' }).click();
  await expect(stranger.getByText(/由 \d+ 条记录组成/)).toBeVisible();
  await expect(stranger.getByRole('table')).toHaveCount(1);
  const seen = await stranger.getByRole('main').innerText();
  for (const name of ['丁一', '丁二', '罗领队', names.activity]) expect(seen).not.toContain(name);

  const coordinator = await company.at('郑统筹');
  await coordinator.goto(stranger.url());
  await coordinator.getByRole('link', { name: '看明细' }).click();
  const rows = coordinator.getByRole('table', { name: '明细' });
  await expect(rows.getByText(names.activity).first()).toBeVisible();
  const said = await coordinator.getByText(/^合计/).innerText();
  const more = coordinator.getByRole('button', { name: '再看一些' });
  while (await more.isVisible()) {
    await more.click();
    await expect(coordinator.getByRole('button', { name: '正在取' })).toBeHidden();
  }
  const amounts = await rows.locator('tbody tr > :last-child .cell-value').allInnerTexts();
  const sum = amounts.reduce((total, text) => total + Number(text.replaceAll(/[^\d.]/g, '')), 0);
  expect(sum).toBe(Number(said.replaceAll(/[^\d.]/g, '')));
});
