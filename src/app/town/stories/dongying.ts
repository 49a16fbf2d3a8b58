import { draftBulletin, signOffBulletin, submitBulletin } from '../../../capabilities/bulletins/contract.ts';
import { followUp, reopenCommitment, returnWork, declineClaim, releaseCommitment } from '../../../capabilities/commitments/contract/steps.ts';
import type { Company } from '../company.ts';
import * as scene from '../scenes.ts';

const FIGURES = ['persons', 'participations', 'sessions', 'service-minutes', 'closed-commitments'];

type Needs = Awaited<ReturnType<typeof publishNeeds>>;
type Claims = Awaited<ReturnType<typeof claimAtTheFair>>;

/** The public-welfare pool and fair of a port town: an agreement, the wall of needs, and what became of each claim. */
export async function playDongying(company: Company): Promise<void> {
  const agreement = await signInJune(company);
  const needs = await publishNeeds(company, agreement);
  const claims = await claimAtTheFair(company, needs);
  await buildTheTrack(company, claims);
  await hangTheLamps(company, claims);
  await helpPupils(company, agreement);
  await issueSummerBulletin(company, claims);
  await buildTheGazebo(company, claims);
  await followUpAndReopen(company, claims);
  await holdClinics(company, agreement);
  await leaveThingsOpen(company, claims);
}

async function signInJune(company: Company) {
  company.stage.at('2026-05-25');
  const agreementScene: scene.AgreementScene = {
    key: 'pool',
    title: '“党建公益智库”共建协议',
    purpose: '各单位党组织与社区党委结对，把群众提出的小事认领下来、办完、由群众验收，一件一号，办结销号。',
    startsOn: '2026-06-01',
    endsOn: '2027-05-31',
    main: ['xingfu-party', 'build-party', 'power-party', 'clinic-party'],
    supporting: ['team', 'xingfu'],
    writer: 'xingfu-party',
    consents: [
      ['xingfu-party', 'xingfu-party'],
      ['build', 'build-party'],
      ['power', 'power-party'],
      ['clinic', 'clinic-party'],
    ],
    clauses: [
      { key: 'track', text: '幸福花开塑胶跑道微改造', provider: 'build-party', requester: 'xingfu-party', amount: 1, unit: '处', dueOn: '2026-07-31', way: 'by-needs' },
      { key: 'lamps', text: '为社区户外活动场安装灭蚊灯', provider: 'power-party', requester: 'xingfu-party', amount: 10, unit: '盏', dueOn: '2026-08-31', way: 'by-needs' },
      { key: 'clinic', text: '“红医”进社区义诊', provider: 'clinic-party', requester: 'xingfu-party', amount: 4, unit: '次', dueOn: '2027-05-31' },
      { key: 'pupils', text: '“红烛”助学，送文具到户', provider: 'build-party', requester: 'xingfu-party', amount: 12, unit: '份', dueOn: '2026-09-10' },
    ],
  };
  const drafted = await scene.proposeAgreement(company, agreementScene);
  company.stage.at('2026-06-02', '15:00');
  return scene.signAgreement(company, drafted, agreementScene, '幸福社区党群服务中心');
}

async function publishNeeds(company: Company, agreement: scene.Signed) {
  company.stage.at('2026-06-10');
  const common = { organisation: 'xingfu', writer: 'xingfu', areaText: '仙河镇幸福社区', contactRole: '社区网格员' } as const;
  const need = (more: Omit<scene.NeedScene, keyof typeof common>) => scene.publishNeed(company, { ...common, ...more });
  return {
    track: await need({ key: 'track', title: '幸福花开塑胶跑道微改造', category: 'facilities', description: '活动场跑道起鼓开裂，孩子和老人容易绊倒，需要局部铲除、找平、重铺。', deadlineOn: '2026-07-31', lines: [['跑道改造', 1, '处']], clause: agreement.clauseOrigin('track') }),
    lamps: await need({ key: 'lamps', title: '户外灭蚊灯', category: 'facilities', description: '夏秋傍晚蚊虫多，户外活动场需要安装灭蚊灯，并接好电源。', deadlineOn: '2026-08-31', lines: [['灭蚊灯', 10, '盏']], clause: agreement.clauseOrigin('lamps') }),
    gazebo: await need({ key: 'gazebo', title: '公益凉亭', category: 'facilities', description: '社区广场没有遮阴处，想修一处凉亭，分五份认领：地基、木料、两名木工、座凳。', deadlineOn: '2026-10-31', lines: [['凉亭份额', 5, '份']] }),
    hall: await need({ key: 'hall', title: '红色议事厅', category: 'culture', description: '把闲置的一间活动室改成居民议事的地方，需要桌椅、公示栏和简单粉刷。', deadlineOn: '2026-09-15', lines: [['议事厅', 1, '间']] }),
    lantern: await need({ key: 'lantern', title: '独居老人“橘灯”陪伴', category: 'elderly', description: '每周一次上门陪独居老人说说话、看看水电，连续八周。', deadlineOn: '2026-11-30', lines: [['陪伴', 8, '周']] }),
    culture: await need({ key: 'culture', title: '“红心向党”文化传承', category: 'culture', description: '请老党员给社区孩子讲三场本地的创业故事。', deadlineOn: '2026-12-31', lines: [['故事会', 3, '场']] }),
    stories: await need({ key: 'stories', title: '幸福花开故事', category: 'children', description: '周末亲子阅读，需要领读人和绘本。', deadlineOn: '2026-12-31', lines: [['亲子阅读', 6, '场']] }),
    homes: await need({ key: 'homes', title: '“爱暖幸福”惠民修理', category: 'elderly', description: '为老人家里免费检修小家电和照明线路。', deadlineOn: '2026-12-31', lines: [['上门检修', 40, '户']] }),
  };
}

/** The fair of 25 June: units claim on the spot, the community answers the next day. */
async function claimAtTheFair(company: Company, needs: Needs) {
  company.stage.at('2026-06-25', '09:30');
  const take = (need: scene.Written, by: string, amount: number, plan: string, finishOn: string) => {
    const organisation = by === 'team' ? 'team' : `${by}-party`;
    return scene.claim(company, need, { by, organisation, amount, plan, firstContactOn: '2026-06-29', finishOn });
  };
  const claims = {
    track: await take(needs.track, 'build', 1, '公司出工出料，七月中旬施工两天，志愿队帮助围挡和清理。', '2026-07-25'),
    lamps: await take(needs.lamps, 'power', 6, '先装活动场东侧六盏，线路一并检查。', '2026-07-31'),
    moreLamps: await take(needs.lamps, 'build', 4, '西侧四盏，等立杆到货后安装。', '2026-10-15'),
    gazebo: await take(needs.gazebo, 'build', 2, '负责地基和木料。', '2026-08-31'),
    bench: await take(needs.gazebo, 'power', 1, '负责座凳和夜间照明。', '2026-09-30'),
    hall: await take(needs.hall, 'build', 1, '粉刷、桌椅和公示栏一起做。', '2026-09-15'),
    lantern: await take(needs.lantern, 'team', 4, '每周三下午两人一组上门。', '2026-11-15'),
    stories: await take(needs.stories, 'team', 2, '请师范毕业的志愿者领读。', '2026-08-20'),
    culture: await take(needs.culture, 'clinic', 1, '请退休老院长讲一场。', '2026-09-20'),
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

async function buildTheTrack(company: Company, claims: Claims) {
  const { stage } = company;
  stage.at('2026-07-06');
  await scene.start(company, 'build', claims.track);
  const work = await scene.announce(company, {
    key: 'track-work',
    title: '跑道微改造志愿服务',
    content: '协助施工单位围挡、清理旧胶面、搬运材料，并向过往居民做安全提示。',
    placeText: '幸福社区户外活动场',
    date: '2026-07-16', from: '08:00', to: '12:00', capacity: 30,
    organisation: 'team', writer: 'team', leader: 'leader',
    origin: { capability: 'commitments', id: claims.track },
    segments: [['volunteer-service', '围挡清理与安全提示', '08:00', '12:00']],
  });
  stage.at('2026-07-10', '12:00');
  const people = company.volunteers('丁', 1, 18);
  await scene.signUpAll(company, work, people);
  stage.at('2026-07-16', '12:20');
  const calls = await scene.callRolls(company, work, people.slice(0, 16));
  stage.at('2026-07-17', '09:00');
  await scene.confirmRolls(company, work, 'team', calls);
  stage.at('2026-07-18', '16:00');
  await scene.keep(company, 'build', claims.track, { amount: 1, note: '起鼓处全部铲除重铺，画线完毕。' });
  await scene.show(company, 'build', claims.track, { kind: 'signed-form', text: '验收单一份，社区和施工方签字。' });
  await scene.reportDone(company, 'build', claims.track);
  stage.at('2026-07-24', '10:00');
  await scene.accept(company, 'xingfu', claims.track, '居民试走没有问题，边角再清扫一次就好。');
  stage.at('2026-07-28', '09:10');
  await scene.closeOut(company, 'closer', claims.track);
}

async function hangTheLamps(company: Company, claims: Claims) {
  const { stage } = company;
  stage.at('2026-07-28', '14:00');
  await scene.start(company, 'power', claims.lamps);
  await scene.keep(company, 'power', claims.lamps, { amount: 6, note: '东侧六盏全部通电。' });
  await scene.show(company, 'power', claims.lamps, { kind: 'list', text: '安装位置和线路检查清单。' });
  await scene.reportDone(company, 'power', claims.lamps);
  stage.at('2026-07-29', '20:00');
  const reason = '晚上去看，有两盏不亮，请再查一下线路。';
  await stage.does(company.player('xingfu'), returnWork, { commitmentId: claims.lamps, reason });
  stage.at('2026-07-30', '17:00');
  await scene.show(company, 'power', claims.lamps, { kind: 'text-report', text: '两处接头松动，已重新压接，当晚六盏全亮。' });
  await scene.reportDone(company, 'power', claims.lamps);
  stage.at('2026-07-31', '09:00');
  await scene.accept(company, 'xingfu', claims.lamps, '六盏都亮，居民满意。');
  await scene.closeOut(company, 'closer', claims.lamps);
}

async function helpPupils(company: Company, agreement: scene.Signed) {
  const { stage } = company;
  const pupils = agreement.commitmentOf('pupils');
  stage.at('2026-08-03');
  await scene.start(company, 'build', pupils);
}

async function issueSummerBulletin(company: Company, claims: Claims) {
  const { stage } = company;
  stage.at('2026-08-03', '15:00');
  const id = stage.idFor('bulletin/summer');
  await stage.does(company.player('editor'), draftBulletin, {
    id,
    organisationId: company.org('port'),
    title: '认领的事办了多少：六月、七月情况',
    commitmentIds: [claims.track, claims.lamps, claims.moreLamps],
    figures: { figureIds: FIGURES, from: '2026-06', to: '2026-07' },
  });
  await stage.does(company.player('editor'), submitBulletin, { bulletinId: id });
  stage.at('2026-08-05', '10:30');
  await stage.does(company.player('signer'), signOffBulletin, { bulletinId: id });
}

async function buildTheGazebo(company: Company, claims: Claims) {
  const { stage } = company;
  stage.at('2026-08-10');
  await scene.start(company, 'build', claims.gazebo);
  await scene.start(company, 'power', claims.bench);
  stage.at('2026-08-20', '18:00');
  const reason = '领读的志愿者开学后没有时间，先退回，请别的单位接着做。';
  await stage.does(company.player('team'), releaseCommitment, { commitmentId: claims.stories, reason });
  stage.at('2026-08-28', '16:00');
  await scene.keep(company, 'build', claims.gazebo, { amount: 2, note: '地基完工，木料进场。' });
  await scene.show(company, 'build', claims.gazebo, { kind: 'list', text: '木料签收单。' });
  await scene.reportDone(company, 'build', claims.gazebo);
  stage.at('2026-08-31', '09:30');
  await scene.accept(company, 'xingfu', claims.gazebo, '木料数量和尺寸都对。');
}

async function followUpAndReopen(company: Company, claims: Claims) {
  const { stage } = company;
  stage.at('2026-08-31', '15:00');
  const good = { result: 'good', comment: '走访三户，跑道平整，没有再起鼓。' } as const;
  await stage.does(company.player('xingfu'), followUp, { commitmentId: claims.track, ...good });
  stage.at('2026-09-05', '19:30');
  const bad = { result: 'bad', comment: '东侧第四盏被碰歪，已经不亮。' } as const;
  await stage.does(company.player('xingfu'), followUp, { commitmentId: claims.lamps, ...bad });
  const reopening = { reason: '回访发现一盏不亮，请修好后再报。', dueOn: '2026-10-05' };
  await stage.does(company.player('xingfu'), reopenCommitment, { commitmentId: claims.lamps, ...reopening });
}

async function holdClinics(company: Company, agreement: scene.Signed) {
  const { stage } = company;
  const clinic = agreement.commitmentOf('clinic');
  const pupils = agreement.commitmentOf('pupils');
  stage.at('2026-09-07');
  await scene.start(company, 'clinic', clinic);
  await scene.keep(company, 'build', pupils, { amount: 12, note: '文具和书包共十二份，开学前送到户。' });
  await scene.show(company, 'build', pupils, { kind: 'list', text: '签收单十二份，姓名已遮盖。' });
  await scene.reportDone(company, 'build', pupils);
  const day = (key: string, date: string, capacity: number) =>
    scene.announce(company, {
      key,
      title: '“红医”义诊进社区',
      content: '量血压、测血糖、讲常见病用药；志愿者负责引导、登记和陪同老人。',
      placeText: '幸福社区广场',
      date, from: '08:30', to: '11:30', capacity,
      organisation: 'team', writer: 'team', leader: 'leader',
      origin: { capability: 'commitments', id: clinic },
      segments: [['volunteer-service', '义诊引导与陪同', '08:30', '11:30']],
    });
  const first = await day('clinic-1', '2026-09-12', 26);
  const second = await day('clinic-2', '2026-09-26', 30);
  await scene.signUpAll(company, first, company.volunteers('丁', 1, 20));
  stage.at('2026-09-09', '10:00');
  await scene.accept(company, 'xingfu-party', pupils, '孩子们都收到了。');
  await scene.closeOut(company, 'coordinator', pupils);
  stage.at('2026-09-12', '11:40');
  const calls = await scene.callRolls(company, first, company.volunteers('丁', 1, 19));
  stage.at('2026-09-14', '09:00');
  await scene.confirmRolls(company, first, 'team', calls);
  await scene.keep(company, 'clinic', clinic, { amount: 1, note: '第一次，接诊六十余人。' });
  stage.at('2026-09-20', '12:00');
  await scene.signUpAll(company, second, company.volunteers('丁', 3, 24));
  stage.at('2026-09-26', '11:45');
  // The second roll call waits for its countersignature: it stands on somebody's “today”.
  await scene.callRolls(company, second, company.volunteers('丁', 3, 22));
}

async function leaveThingsOpen(company: Company, claims: Claims) {
  const { stage } = company;
  stage.at('2026-09-26', '14:00');
  await scene.start(company, 'build', claims.moreLamps);
  await scene.start(company, 'team', claims.lantern);
  await scene.keep(company, 'power', claims.bench, { amount: 1, note: '座凳六条、照明两处。' });
  await scene.show(company, 'power', claims.bench, { kind: 'signed-form', text: '安装验收单。' });
  await scene.reportDone(company, 'power', claims.bench);
  const visit = await scene.announce(company, {
    key: 'lantern-visit',
    title: '“橘灯”陪伴：节后走访独居老人',
    content: '两人一组上门，陪老人聊天，检查水电燃气，记下需要帮忙的小事。',
    placeText: '幸福社区党群服务中心集合',
    date: '2026-10-10', from: '14:00', to: '17:00', capacity: 10,
    organisation: 'team', writer: 'team', leader: 'leader',
    origin: { capability: 'commitments', id: claims.lantern },
    segments: [['volunteer-service', '入户陪伴', '14:30', '16:30']],
  });
  const third = await scene.announce(company, {
    key: 'clinic-3',
    title: '“红医”义诊进社区（第三次）',
    content: '量血压、测血糖、讲常见病用药；志愿者负责引导、登记和陪同老人。',
    placeText: '幸福社区广场',
    date: '2026-10-17', from: '08:30', to: '11:30', capacity: 30,
    organisation: 'team', writer: 'team', leader: 'leader',
    segments: [['volunteer-service', '义诊引导与陪同', '08:30', '11:30']],
  });
  stage.at('2026-09-27', '20:00');
  await scene.signUpAll(company, visit, company.volunteers('丁', 1, 12));
  await scene.signUpAll(company, third, company.volunteers('丁', 5, 9));
  await scene.submitNeed(company, {
    key: 'ramp', organisation: 'xingfu', writer: 'xingfu', areaText: '仙河镇幸福社区', contactRole: '社区网格员',
    title: '三号楼单元门坡道', category: 'elderly', description: '单元门口有两级台阶，轮椅进出不便，想修一处缓坡。',
    deadlineOn: '2026-12-31', lines: [['缓坡', 1, '处']],
  });
  const id = stage.idFor('bulletin/autumn');
  await stage.does(company.player('editor'), draftBulletin, {
    id,
    organisationId: company.org('port'),
    title: '第三季度共建情况',
    commitmentIds: [claims.track, claims.gazebo],
    figures: { figureIds: FIGURES, from: '2026-07', to: '2026-09' },
  });
  await stage.does(company.player('editor'), submitBulletin, { bulletinId: id });
}
