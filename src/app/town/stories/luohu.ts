import type { Company } from '../company.ts';
import * as scene from '../scenes.ts';

/** A jewellery park and a blood centre: one joint day in spring, then visits and helpers at the donation days. */
export async function playLuohu(company: Company): Promise<void> {
  const { stage } = company;
  stage.at('2026-03-16');
  const agreementScene: scene.AgreementScene = {
    key: 'blood',
    title: '“血脉传承·情系公益”党建共建协议',
    purpose: '园区发动企业和楼宇支持无偿献血，血液中心开放参观、讲解和服务，把“爱满水贝”长期做下去。',
    startsOn: '2026-03-28',
    endsOn: '2027-03-27',
    main: ['park', 'blood-party', 'jimeng-party'],
    supporting: ['estate', 'team'],
    writer: 'park',
    consents: [
      ['park', 'park'],
      ['blood', 'blood-party'],
      ['jimeng', 'jimeng-party'],
    ],
    clauses: [
      {
        key: 'visits',
        text: '血液中心向园区党员开放参观',
        provider: 'blood-party',
        requester: 'park',
        amount: 4,
        unit: '次',
        dueOn: '2027-03-27',
      },
      {
        key: 'helpers',
        text: '献血日志愿服务',
        provider: 'jimeng-party',
        requester: 'blood-party',
        amount: 2,
        unit: '场',
        dueOn: '2026-09-30',
      },
      {
        key: 'talks',
        text: '进楼宇讲无偿献血知识',
        provider: 'blood-party',
        requester: 'park',
        amount: 6,
        unit: '场',
        dueOn: '2026-12-31',
        way: 'by-needs',
      },
    ],
  };
  const drafted = await scene.proposeAgreement(company, agreementScene);
  const day = await gatherForTheDay(company);
  stage.at('2026-03-28', '17:30');
  const agreement = await scene.signAgreement(company, drafted, agreementScene, '深圳市血液中心');
  await countTheDay(company, day);
  await askForTalks(company, agreement);
  await helpDonors(company, agreement.commitmentOf('helpers'));
}

/** Tribute, oath, visits, symposium, signing, plaques in one day: none of it is volunteering (VOL-15). */
async function gatherForTheDay(company: Company): Promise<scene.Announced> {
  company.stage.at('2026-03-18');
  const day = await scene.announce(company, togetherScene());
  company.stage.at('2026-03-20');
  await scene.signUpAll(company, day, company.volunteers('水', 1, 12));
  return day;
}

function togetherScene(): scene.ActivityScene {
  return {
    key: 'together',
    title: '“血脉传承·情系公益”党建共建活动',
    content: '到革命烈士陵园敬献花圈、重温入党誓词，参观血液中心，座谈，签署共建协议，授牌。',
    placeText: '深圳革命烈士陵园、深圳市血液中心',
    date: '2026-03-28',
    from: '14:00',
    to: '18:00',
    capacity: 40,
    organisation: 'team',
    writer: 'team',
    leader: 'leader',
    segments: [
      ['tribute', '敬献花圈', '14:00', '14:30'],
      ['oath', '重温入党誓词', '14:30', '14:45'],
      ['visit', '参观血液中心', '15:15', '16:15'],
      ['symposium', '座谈交流', '16:15', '17:15'],
      ['signing', '签署共建协议', '17:15', '17:40'],
      ['plaque', '授牌', '17:40', '18:00'],
    ],
  };
}

async function countTheDay(company: Company, day: scene.Announced) {
  const { stage } = company;
  stage.at('2026-03-28', '18:10');
  const calls = await scene.callRolls(company, day, company.volunteers('水', 1, 11));
  stage.at('2026-03-30', '09:00');
  await scene.confirmRolls(company, day, 'team', calls);
}

async function askForTalks(company: Company, agreement: scene.Signed) {
  const { stage } = company;
  stage.at('2026-04-08');
  const talks = await scene.publishNeed(company, {
    key: 'talks',
    organisation: 'estate',
    writer: 'estate',
    areaText: '水贝片区',
    contactRole: '物业党支部联络员',
    title: '献血知识进楼宇',
    category: 'health',
    description: '午间在楼宇大堂讲献血流程和常识，每场半小时，园区企业员工自愿听。',
    deadlineOn: '2026-12-31',
    lines: [['楼宇宣讲', 6, '场']],
    clause: agreement.clauseOrigin('talks'),
  });
  stage.at('2026-04-15');
  const taken = await scene.claim(company, talks, {
    by: 'blood',
    organisation: 'blood-party',
    amount: 3,
    plan: '五月、七月、九月各讲一场。',
    firstContactOn: '2026-04-20',
    finishOn: '2026-10-20',
  });
  stage.at('2026-04-16');
  await scene.acceptClaim(company, 'estate', taken);
  stage.at('2026-05-12');
  await scene.start(company, 'blood', taken);
  await scene.keep(company, 'blood', taken, { amount: 1, note: '金座大厦大堂，听讲四十余人。' });
}

async function helpDonors(company: Company, commitmentId: string) {
  const { stage } = company;
  stage.at('2026-06-01');
  await scene.start(company, 'jimeng', commitmentId);
  for (const [index, date] of (['2026-06-14', '2026-09-19'] as const).entries()) {
    stage.at(date, '07:00');
    const day = await scene.announce(company, {
      key: `donation-day-${index}`,
      title: '“爱满水贝”献血日志愿服务',
      content: '引导、登记、陪护献血后休息的人，发放饮水；不收集任何健康信息。',
      placeText: '水贝万山广场献血车旁',
      date,
      from: '09:00',
      to: '13:00',
      capacity: 12,
      organisation: 'team',
      writer: 'team',
      leader: 'leader',
      origin: { capability: 'commitments', id: commitmentId },
      segments: [['volunteer-service', '引导与陪护', '09:00', '13:00']],
    });
    const people = company.volunteers('水', 1 + index, 9 + index);
    await scene.signUpAll(company, day, people);
    stage.at(date, '13:10');
    const calls = await scene.callRolls(company, day, people);
    stage.at(date, '18:00');
    await scene.confirmRolls(company, day, 'team', calls);
    await scene.keep(company, 'jimeng', commitmentId, { amount: 1, note: '献血日全程服务。' });
  }
  stage.at('2026-09-20', '10:00');
  await scene.reportDone(company, 'jimeng', commitmentId);
}
