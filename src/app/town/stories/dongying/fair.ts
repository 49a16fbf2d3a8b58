import { declineClaim } from '../../../../capabilities/commitments/contract/steps.ts';
import type { Company } from '../../company.ts';
import * as scene from '../../scenes.ts';

type Needs = Awaited<ReturnType<typeof publishNeeds>>;
export type Claims = Awaited<ReturnType<typeof claimAtTheFair>>;

export async function publishNeeds(company: Company, agreement: scene.Signed) {
  company.stage.at('2026-06-10');
  const common = {
    organisation: 'xingfu',
    writer: 'xingfu',
    areaText: '仙河镇幸福社区',
    contactRole: '社区网格员',
  } as const;
  const need = (more: Omit<scene.NeedScene, keyof typeof common>) => scene.publishNeed(company, { ...common, ...more });
  return {
    track: await need({
      key: 'track',
      title: '幸福花开塑胶跑道微改造',
      category: 'facilities',
      description: '活动场跑道起鼓开裂，孩子和老人容易绊倒，需要局部铲除、找平、重铺。',
      deadlineOn: '2026-07-31',
      lines: [['跑道改造', 1, '处']],
      clause: agreement.clauseOrigin('track'),
    }),
    lamps: await need({
      key: 'lamps',
      title: '户外灭蚊灯',
      category: 'facilities',
      description: '夏秋傍晚蚊虫多，户外活动场需要安装灭蚊灯，并接好电源。',
      deadlineOn: '2026-08-31',
      lines: [['灭蚊灯', 10, '盏']],
      clause: agreement.clauseOrigin('lamps'),
    }),
    gazebo: await need({
      key: 'gazebo',
      title: '公益凉亭',
      category: 'facilities',
      description: '社区广场没有遮阴处，想修一处凉亭，分五份认领：地基、木料、两名木工、座凳。',
      deadlineOn: '2026-10-31',
      lines: [['凉亭份额', 5, '份']],
    }),
    hall: await need({
      key: 'hall',
      title: '红色议事厅',
      category: 'culture',
      description: '把闲置的一间活动室改成居民议事的地方，需要桌椅、公示栏和简单粉刷。',
      deadlineOn: '2026-09-15',
      lines: [['议事厅', 1, '间']],
    }),
    lantern: await need({
      key: 'lantern',
      title: '独居老人“橘灯”陪伴',
      category: 'elderly',
      description: '每周一次上门陪独居老人说说话、看看水电，连续八周。',
      deadlineOn: '2026-11-30',
      lines: [['陪伴', 8, '周']],
    }),
    culture: await need({
      key: 'culture',
      title: '“红心向党”文化传承',
      category: 'culture',
      description: '请老党员给社区孩子讲三场本地的创业故事。',
      deadlineOn: '2026-12-31',
      lines: [['故事会', 3, '场']],
    }),
    stories: await need({
      key: 'stories',
      title: '幸福花开故事',
      category: 'children',
      description: '周末亲子阅读，需要领读人和绘本。',
      deadlineOn: '2026-12-31',
      lines: [['亲子阅读', 6, '场']],
    }),
    homes: await need({
      key: 'homes',
      title: '“爱暖幸福”惠民修理',
      category: 'elderly',
      description: '为老人家里免费检修小家电和照明线路。',
      deadlineOn: '2026-12-31',
      lines: [['上门检修', 40, '户']],
    }),
  };
}

/** The fair of 25 June: units claim on the spot, the community answers the next day. */
export async function claimAtTheFair(company: Company, needs: Needs) {
  company.stage.at('2026-06-25', '09:30');
  const take = (need: scene.Written, by: string, amount: number, [plan, finishOn]: readonly [string, string]) => {
    const organisation = by === 'team' ? 'team' : `${by}-party`;
    return scene.claim(company, need, { by, organisation, amount, plan, firstContactOn: '2026-06-29', finishOn });
  };
  const claims = {
    track: await take(needs.track, 'build', 1, [
      '公司出工出料，七月中旬施工两天，志愿队帮助围挡和清理。',
      '2026-07-25',
    ]),
    lamps: await take(needs.lamps, 'power', 6, ['先装活动场东侧六盏，线路一并检查。', '2026-07-31']),
    moreLamps: await take(needs.lamps, 'build', 4, ['西侧四盏，等立杆到货后安装。', '2026-10-15']),
    gazebo: await take(needs.gazebo, 'build', 2, ['负责地基和木料。', '2026-08-31']),
    bench: await take(needs.gazebo, 'power', 1, ['负责座凳和夜间照明。', '2026-09-30']),
    hall: await take(needs.hall, 'build', 1, ['粉刷、桌椅和公示栏一起做。', '2026-09-15']),
    lantern: await take(needs.lantern, 'team', 4, ['每周三下午两人一组上门。', '2026-11-15']),
    stories: await take(needs.stories, 'team', 2, ['请师范毕业的志愿者领读。', '2026-08-20']),
    culture: await take(needs.culture, 'clinic', 1, ['请退休老院长讲一场。', '2026-09-20']),
  };
  company.stage.at('2026-06-26', '10:00');
  for (const [key, commitmentId] of Object.entries(claims)) {
    if (key === 'culture') continue;
    await scene.acceptClaim(company, 'xingfu', commitmentId);
  }
  const reason = '老院长八月起外出探亲，时间对不上，先请其他单位认领。';
  await company.stage.does(company.player('xingfu'), declineClaim, { commitmentId: claims.culture, reason });
  return claims;
}
