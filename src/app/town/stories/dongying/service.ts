import type { Company } from '../../company.ts';
import * as scene from '../../scenes.ts';
import type { Claims } from './fair.ts';

export async function helpPupils(company: Company, agreement: scene.Signed) {
  const { stage } = company;
  const pupils = agreement.commitmentOf('pupils');
  stage.at('2026-08-03');
  await scene.start(company, 'build', pupils);
}

/** Returns the first activity, for the bulletin to tell of. */
export async function holdClinics(company: Company, agreement: scene.Signed): Promise<string> {
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
      date,
      from: '08:30',
      to: '11:30',
      capacity,
      organisation: 'team',
      writer: 'team',
      leader: 'leader',
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
  return first.activityId;
}

export async function leaveThingsOpen(company: Company, claims: Claims) {
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
    date: '2026-10-10',
    from: '14:00',
    to: '17:00',
    capacity: 10,
    organisation: 'team',
    writer: 'team',
    leader: 'leader',
    origin: { capability: 'commitments', id: claims.lantern },
    segments: [['volunteer-service', '入户陪伴', '14:30', '16:30']],
  });
  const third = await scene.announce(company, {
    key: 'clinic-3',
    title: '“红医”义诊进社区（第三次）',
    content: '量血压、测血糖、讲常见病用药；志愿者负责引导、登记和陪同老人。',
    placeText: '幸福社区广场',
    date: '2026-10-17',
    from: '08:30',
    to: '11:30',
    capacity: 30,
    organisation: 'team',
    writer: 'team',
    leader: 'leader',
    segments: [['volunteer-service', '义诊引导与陪同', '08:30', '11:30']],
  });
  stage.at('2026-09-27', '20:00');
  await scene.signUpAll(company, visit, company.volunteers('丁', 1, 12));
  await scene.signUpAll(company, third, company.volunteers('丁', 5, 9));
  await scene.submitNeed(company, {
    key: 'ramp',
    organisation: 'xingfu',
    writer: 'xingfu',
    areaText: '仙河镇幸福社区',
    contactRole: '社区网格员',
    title: '三号楼单元门坡道',
    category: 'elderly',
    description: '单元门口有两级台阶，轮椅进出不便，想修一处缓坡。',
    deadlineOn: '2026-12-31',
    lines: [['缓坡', 1, '处']],
  });
}
