import { issueServiceProof, listServedPeople } from '../../../../capabilities/activities/contract/proofs.ts';
import { askBatch } from '../../../../capabilities/credentials/contract/batches.ts';
import { issueToOne } from '../../../../capabilities/credentials/contract.ts';
import type { Company } from '../../company.ts';
import { idOf } from '../../stage.ts';

/** Papers that outlive a screen: a proof of service, a plaque for a firm, and thanks for all who came to the clinic. */
export async function issuePapers(company: Company): Promise<void> {
  const { stage } = company;
  const team = company.player('team');
  const organisationId = company.org('team');
  await stage.does(team, issueServiceProof, {
    id: idOf('dongying/papers/proof'),
    organisationId,
    personId: company.player('丁2').personId,
    from: '2026-09-01',
    to: '2026-09-26',
  });
  await stage.does(company.player('xingfu'), issueToOne, {
    id: idOf('dongying/papers/plaque'),
    organisationId: company.org('xingfu'),
    holderOrganisationId: company.org('build'),
    kind: 'plaque',
    title: '爱心共建单位',
    text: '二〇二六年为幸福社区添置灯具、修缮步道。',
  });
  const { items } = await stage.does(team, listServedPeople, { limit: 100 });
  await stage.does(team, askBatch, {
    id: idOf('dongying/papers/batch'),
    organisationId,
    kind: 'thanks',
    text: '感谢您参加“红医”义诊进社区志愿服务，为社区老人引导、登记、陪同。',
    volunteerNos: items.map((person) => person.volunteerNo).join('\n'),
  });
}
