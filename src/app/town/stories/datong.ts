import type { Company } from '../company.ts';
import * as scene from '../scenes.ts';

const quarters = [
  ['q1', '第一季度座谈', '2026-03-27'],
  ['q2', '第二季度座谈', '2026-06-26'],
  ['q3', '第三季度座谈', '2026-09-23'],
  ['q4', '第四季度座谈', '2026-12-25'],
] as const;

/** Two hospitals that promised each other regular exchange: two meetings were held, the third is late. */
export async function playDatong(company: Company): Promise<void> {
  const { stage } = company;
  stage.at('2026-01-12');
  const agreementScene: scene.AgreementScene = {
    key: 'exchange',
    title: '两院党建共建与常态化交流协议',
    purpose: '每季度座谈一次，轮流做东，把学习、业务和服务的好做法互相讲清楚、学过来。',
    startsOn: '2026-01-15',
    endsOn: '2026-12-31',
    main: ['second-party', 'first-party'],
    writer: 'second',
    consents: [
      ['second', 'second-party'],
      ['first', 'first-party'],
    ],
    clauses: quarters.map(([key, text, dueOn]) => ({
      key,
      text,
      dueOn,
      provider: 'second-party',
      requester: 'first-party',
      amount: 1,
      unit: '次',
    })),
  };
  const drafted = await scene.proposeAgreement(company, agreementScene);
  stage.at('2026-01-15', '15:00');
  const agreement = await scene.signAgreement(company, drafted, agreementScene, '市一医院会议室');
  await holdSymposium(company, agreement.commitmentOf('q1'), '2026-03-20');
  await visitMemorial(company, agreement.commitmentOf('q2'));
}

async function holdSymposium(company: Company, commitmentId: string, date: string) {
  const { stage } = company;
  stage.at(date, '09:00');
  await scene.start(company, 'second', commitmentId);
  await scene.keep(company, 'second', commitmentId, { amount: 1, note: '交流党建工作和病房服务做法。' });
  await scene.show(company, 'second', commitmentId, { kind: 'text-report', text: '座谈纪要一份，双方各留存。' });
  await scene.reportDone(company, 'second', commitmentId);
  stage.at(date, '17:00');
  await scene.accept(company, 'first', commitmentId, '内容实在。');
  await scene.closeOut(company, 'closer', commitmentId);
}

async function visitMemorial(company: Company, commitmentId: string) {
  const { stage } = company;
  stage.at('2026-06-10');
  await scene.start(company, 'second', commitmentId);
  const visit = await scene.announce(company, {
    key: 'memorial',
    title: '赴拒门堡红色革命纪念馆主题教育暨座谈',
    content: '参观纪念馆，两院座谈共建进展，重温入党誓词。',
    placeText: '拒门堡红色革命纪念馆',
    date: '2026-06-23',
    from: '08:30',
    to: '12:00',
    capacity: 45,
    organisation: 'second',
    writer: 'coordinator',
    leader: 'second',
    origin: { capability: 'commitments', id: commitmentId },
    segments: [
      ['visit', '参观纪念馆', '08:30', '10:00'],
      ['symposium', '党建共建座谈', '10:00', '11:30'],
      ['oath', '重温入党誓词', '11:30', '12:00'],
    ],
  });
  const people = company.volunteers('同', 1, 6);
  await scene.signUpAll(company, visit, people);
  stage.at('2026-06-23', '12:10');
  const calls = await scene.callRolls(company, visit, people);
  stage.at('2026-06-24', '09:00');
  await scene.confirmRolls(company, visit, 'coordinator', calls);
  await scene.keep(company, 'second', commitmentId, { amount: 1, note: '结合主题教育座谈一次。' });
  await scene.reportDone(company, 'second', commitmentId);
  stage.at('2026-06-25', '10:00');
  await scene.accept(company, 'first', commitmentId, '下次请带上护理部一起来。');
  await scene.closeOut(company, 'closer', commitmentId);
}
