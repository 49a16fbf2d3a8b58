import type { Company } from '../company.ts';
import * as scene from '../scenes.ts';

/** A branch of three people with one clerk: wishes of a village fulfilled, and readings on tour. */
export async function playZhongshan(company: Company): Promise<void> {
  await bringGoods(company);
  await readTogether(company);
  await answerWishes(company);
}

async function bringGoods(company: Company) {
  const { stage } = company;
  stage.at('2026-06-15');
  const goods = await scene.publishNeed(company, {
    key: 'goods',
    organisation: 'minqiang',
    writer: 'minqiang',
    areaText: '民强村',
    contactRole: '村妇联主席',
    title: '三十四户的米和油',
    category: 'elderly',
    description: '村里三十四户生活困难，想在节前收到米、油各一份，由村里统一签收再送到户。',
    deadlineOn: '2026-07-10',
    lines: [
      ['大米', 34, '份'],
      ['食用油', 34, '份'],
    ],
  });
  stage.at('2026-06-16');
  const dates = { by: 'centre', organisation: 'centre-party', firstContactOn: '2026-06-18', finishOn: '2026-06-30' };
  const plan = '党员分两批送到村里，村里签收。';
  const rice = await scene.claim(company, goods, { ...dates, plan, amount: 34, line: 0 });
  const oil = await scene.claim(company, goods, { ...dates, plan, amount: 34, line: 1 });
  stage.at('2026-06-17');
  for (const commitmentId of [rice, oil]) await scene.acceptClaim(company, 'minqiang', commitmentId);
  stage.at('2026-06-29', '15:00');
  for (const commitmentId of [rice, oil]) {
    await scene.start(company, 'centre', commitmentId);
    await scene.keep(company, 'centre', commitmentId, { amount: 34, note: '当天送到，村里逐份点清。' });
    await scene.show(company, 'centre', commitmentId, { kind: 'list', text: '签收单三十四份，姓名已遮盖。' });
    await scene.reportDone(company, 'centre', commitmentId);
  }
  stage.at('2026-06-30', '10:00');
  for (const commitmentId of [rice, oil]) {
    await scene.accept(company, 'minqiang', commitmentId, '户户都收到了。');
    await scene.closeOut(company, 'closer', commitmentId);
  }
}

async function readTogether(company: Company) {
  const { stage } = company;
  for (const [date, village] of [
    ['2026-09-05', '南头镇'],
    ['2026-09-19', '板芙镇'],
  ] as const) {
    stage.at(date, '07:30');
    const reading = await scene.announce(company, {
      key: `reading-${date}`,
      title: '亲子阅读进党群服务中心',
      content: '带孩子读绘本、演绘本；志愿者领读、布置场地、照看小朋友。',
      placeText: `${village}党群服务中心`,
      date,
      from: '09:00',
      to: '11:30',
      capacity: 8,
      organisation: 'centre-party',
      writer: 'centre',
      leader: 'centre',
      segments: [['volunteer-service', '领读与照看', '09:00', '11:30']],
    });
    const readers = company.volunteers('香', 1, 6);
    await scene.signUpAll(company, reading, readers);
    stage.at(date, '11:40');
    const calls = await scene.callRolls(company, reading, readers);
    // One clerk cannot be both leader and countersigner: the coordinator of the federation confirms.
    stage.at(date, '16:00');
    await scene.confirmRolls(company, reading, 'coordinator', calls);
  }
}

async function answerWishes(company: Company) {
  const { stage } = company;
  stage.at('2026-09-21');
  const pens = await scene.publishNeed(company, {
    key: 'pens',
    organisation: 'minqiang',
    writer: 'minqiang',
    areaText: '民强村分教点',
    contactRole: '村妇联主席',
    title: '孩子们的运动服和文具',
    category: 'children',
    description: '分教点的孩子想要运动服、笔袋和羽毛球拍，尺码由老师统一登记。',
    deadlineOn: '2026-11-30',
    lines: [
      ['运动服', 28, '套'],
      ['笔袋', 28, '个'],
      ['羽毛球拍', 10, '副'],
    ],
  });
  await scene.publishNeed(company, {
    key: 'dance',
    organisation: 'lanbian',
    writer: 'lanbian',
    areaText: '榄边村',
    contactRole: '村妇联主席',
    title: '健康养生舞培训',
    category: 'health',
    description: '村里的姐妹想学一套健康养生舞，请老师来教四次。',
    deadlineOn: '2026-12-20',
    lines: [['培训', 4, '次']],
  });
  stage.at('2026-09-23');
  await scene.claim(company, pens, {
    by: 'centre',
    organisation: 'centre-party',
    amount: 12,
    line: 0,
    plan: '支部先认领十二套，十月送到。',
    firstContactOn: '2026-09-26',
    finishOn: '2026-10-25',
  });
}
