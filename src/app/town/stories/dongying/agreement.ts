import type { Company } from '../../company.ts';
import * as scene from '../../scenes.ts';

export async function signInJune(company: Company) {
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
      {
        key: 'track',
        text: '幸福花开塑胶跑道微改造',
        provider: 'build-party',
        requester: 'xingfu-party',
        amount: 1,
        unit: '处',
        dueOn: '2026-07-31',
        way: 'by-needs',
      },
      {
        key: 'lamps',
        text: '为社区户外活动场安装灭蚊灯',
        provider: 'power-party',
        requester: 'xingfu-party',
        amount: 10,
        unit: '盏',
        dueOn: '2026-08-31',
        way: 'by-needs',
      },
      {
        key: 'clinic',
        text: '“红医”进社区义诊',
        provider: 'clinic-party',
        requester: 'xingfu-party',
        amount: 4,
        unit: '次',
        dueOn: '2027-05-31',
      },
      {
        key: 'pupils',
        text: '“红烛”助学，送文具到户',
        provider: 'build-party',
        requester: 'xingfu-party',
        amount: 12,
        unit: '份',
        dueOn: '2026-09-10',
      },
    ],
  };
  const drafted = await scene.proposeAgreement(company, agreementScene);
  company.stage.at('2026-06-02', '15:00');
  return scene.signAgreement(company, drafted, agreementScene, '幸福社区党群服务中心');
}
