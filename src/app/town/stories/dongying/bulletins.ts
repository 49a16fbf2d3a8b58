import * as bulletins from '../../../../capabilities/bulletins/contract.ts';
import type { Company } from '../../company.ts';
import type { Claims } from './fair.ts';

const FIGURES = ['persons', 'participations', 'sessions', 'service-minutes', 'closed-commitments'];

/** Drafted by the editor, signed two days later by another person; it is public from then on. */
export async function issueSummerBulletin(company: Company, claims: Claims, activityId: string) {
  const { stage } = company;
  stage.at('2026-08-03', '15:00');
  const id = stage.idFor('bulletin/summer');
  await stage.does(company.player('editor'), bulletins.draftBulletin, {
    id,
    organisationId: company.org('port'),
    title: '认领的事办了多少：六月、七月情况',
    activityIds: [activityId],
    commitmentIds: [claims.track, claims.lamps, claims.moreLamps],
    figures: { figureIds: FIGURES, from: '2026-06', to: '2026-07' },
  });
  await polish(company, id);
  await stage.does(company.player('editor'), bulletins.submitBulletin, { bulletinId: id });
  stage.at('2026-08-05', '10:30');
  await stage.does(company.player('signer'), bulletins.signOffBulletin, { bulletinId: id });
}

/** The editor says first what happened when, and to whom the bulletin goes; the paragraphs stay as the records tell. */
async function polish(company: Company, id: string) {
  const { stage } = company;
  stage.at('2026-08-03', '16:20');
  const editor = company.player('editor');
  const { title, paragraphs } = await stage.does(editor, bulletins.getBulletin, { bulletinId: id });
  await stage.does(editor, bulletins.editBulletin, {
    bulletinId: id,
    title,
    lead:
      '6月2日，四家单位党组织签订“党建公益智库”共建协议；6月25日，各单位在公益集市上认领居民提出的小事。' +
      '到7月底，跑道改造和第一批灭蚊灯已销号，第二批正在办理。',
    paragraphs,
    distribution: {
      report: '东营港经济开发区党工委',
      send: '仙河镇，各共建单位党组织',
      issue: '幸福社区党委，港城志愿服务队',
    },
    copies: 40,
  });
}

/** Handed in and not yet signed: it waits on the signer's “today”. */
export async function handInAutumnBulletin(company: Company, claims: Claims, activityId: string) {
  const { stage } = company;
  const id = stage.idFor('bulletin/autumn');
  await stage.does(company.player('editor'), bulletins.draftBulletin, {
    id,
    organisationId: company.org('port'),
    title: '第三季度共建情况',
    activityIds: [activityId],
    commitmentIds: [claims.track, claims.gazebo],
    figures: { figureIds: FIGURES, from: '2026-07', to: '2026-09' },
  });
  await stage.does(company.player('editor'), bulletins.submitBulletin, { bulletinId: id });
}
