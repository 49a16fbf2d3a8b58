import {
  followUp,
  releaseCommitment,
  reopenCommitment,
  returnWork,
} from '../../../../capabilities/commitments/contract/steps.ts';
import type { Company } from '../../company.ts';
import * as scene from '../../scenes.ts';
import type { Claims } from './fair.ts';

/** Returns the activity at which volunteers helped, for the bulletin to tell of. */
export async function buildTheTrack(company: Company, claims: Claims): Promise<string> {
  const { stage } = company;
  stage.at('2026-07-06');
  await scene.start(company, 'build', claims.track);
  const work = await scene.announce(company, {
    key: 'track-work',
    title: '跑道微改造志愿服务',
    content: '协助施工单位围挡、清理旧胶面、搬运材料，并向过往居民做安全提示。',
    placeText: '幸福社区户外活动场',
    date: '2026-07-16',
    from: '08:00',
    to: '12:00',
    capacity: 30,
    organisation: 'team',
    writer: 'team',
    leader: 'leader',
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
  return work.activityId;
}

export async function hangTheLamps(company: Company, claims: Claims) {
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
  await scene.show(company, 'power', claims.lamps, {
    kind: 'text-report',
    text: '两处接头松动，已重新压接，当晚六盏全亮。',
  });
  await scene.reportDone(company, 'power', claims.lamps);
  stage.at('2026-07-31', '09:00');
  await scene.accept(company, 'xingfu', claims.lamps, '六盏都亮，居民满意。');
  await scene.closeOut(company, 'closer', claims.lamps);
}

export async function buildTheGazebo(company: Company, claims: Claims) {
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

export async function followUpAndReopen(company: Company, claims: Claims) {
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
