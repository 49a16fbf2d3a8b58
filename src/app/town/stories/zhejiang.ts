import { draftBulletin, signOffBulletin, submitBulletin } from '../../../capabilities/bulletins/contract.ts';
import type { Company } from '../company.ts';
import * as scene from '../scenes.ts';

/** A provincial Red Cross: co-building with a law firm and a college, and first aid taught at an airport. */
export async function playZhejiang(company: Company): Promise<void> {
  const { stage } = company;
  stage.at('2026-02-24');
  const agreementScene: scene.AgreementScene = {
    key: 'long-term',
    title: '党建共建长期合作协议',
    purpose: '律所提供公益法律服务，学院党员参加应急救护宣传，红会提供师资和教具。',
    startsOn: '2026-03-01',
    endsOn: '2027-02-28',
    main: ['spread', 'aid', 'law', 'art'],
    supporting: ['team'],
    writer: 'spread',
    consents: [
      ['spread', 'spread'],
      ['aid', 'aid'],
      ['law', 'law'],
      ['art', 'art'],
    ],
    clauses: [
      {
        key: 'law',
        text: '为红十字工作人员讲法律课',
        provider: 'law',
        requester: 'spread',
        amount: 2,
        unit: '场',
        dueOn: '2026-10-31',
      },
      {
        key: 'airport',
        text: '在机场为旅客开展应急救护宣传',
        provider: 'art',
        requester: 'aid',
        amount: 1,
        unit: '场',
        dueOn: '2026-06-30',
      },
    ],
  };
  const drafted = await scene.proposeAgreement(company, agreementScene);
  stage.at('2026-02-27', '10:00');
  const agreement = await scene.signAgreement(company, drafted, agreementScene, '省红十字会会议室');
  const law = agreement.commitmentOf('law');
  stage.at('2026-04-10');
  await scene.start(company, 'law', law);
  await scene.keep(company, 'law', law, { amount: 1, note: '第一讲：捐赠协议里要写清什么。' });
  const airportDay = await teachAtTheAirport(company, agreement.commitmentOf('airport'));
  await publishHalfYear(company, airportDay, agreement.commitmentOf('airport'));
}

async function teachAtTheAirport(company: Company, commitmentId: string) {
  const { stage } = company;
  stage.at('2026-05-08');
  await scene.start(company, 'art', commitmentId);
  const day = await scene.announce(company, {
    key: 'airport',
    title: '应急救护知识进机场',
    content: '向旅客演示心肺复苏和海姆立克法，发放折页，解答提问。',
    placeText: '萧山国际机场出发大厅',
    date: '2026-05-16',
    from: '09:00',
    to: '12:00',
    capacity: 15,
    organisation: 'team',
    writer: 'team',
    leader: 'leader',
    origin: { capability: 'commitments', id: commitmentId },
    segments: [
      ['lecture', '救护员示范讲解', '09:00', '09:30'],
      ['volunteer-service', '演示、答疑与引导', '09:30', '12:00'],
    ],
  });
  const people = company.volunteers('江', 1, 10);
  await scene.signUpAll(company, day, people);
  stage.at('2026-05-16', '12:10');
  const calls = await scene.callRolls(company, day, people);
  stage.at('2026-05-18', '09:00');
  await scene.confirmRolls(company, day, 'team', calls);
  await scene.keep(company, 'art', commitmentId, { amount: 1, note: '一上午，旅客驻足三百余人次。' });
  await scene.reportDone(company, 'art', commitmentId);
  stage.at('2026-05-20', '09:00');
  await scene.accept(company, 'aid', commitmentId, '讲解清楚，教具齐全。');
  await scene.closeOut(company, 'closer', commitmentId);
  return day.activityId;
}

async function publishHalfYear(company: Company, activityId: string, commitmentId: string) {
  const { stage } = company;
  stage.at('2026-07-06', '09:30');
  const id = stage.idFor('bulletin/half-year');
  await stage.does(company.player('editor'), draftBulletin, {
    id,
    organisationId: company.org('province'),
    title: '上半年党建共建与志愿服务情况',
    activityIds: [activityId],
    commitmentIds: [commitmentId],
    figures: {
      figureIds: ['participations', 'sessions', 'service-minutes', 'closed-commitments'],
      from: '2026-01',
      to: '2026-06',
    },
  });
  await stage.does(company.player('editor'), submitBulletin, { bulletinId: id });
  stage.at('2026-07-08', '15:00');
  await stage.does(company.player('signer'), signOffBulletin, { bulletinId: id });
}
