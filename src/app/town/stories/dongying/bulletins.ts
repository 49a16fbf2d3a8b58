import { draftBulletin, signOffBulletin, submitBulletin } from '../../../../capabilities/bulletins/contract.ts';
import type { Company } from '../../company.ts';
import type { Claims } from './fair.ts';

const FIGURES = ['persons', 'participations', 'sessions', 'service-minutes', 'closed-commitments'];

/** Drafted by the editor, signed two days later by another person; it is public from then on. */
export async function issueSummerBulletin(company: Company, claims: Claims, activityId: string) {
  const { stage } = company;
  stage.at('2026-08-03', '15:00');
  const id = stage.idFor('bulletin/summer');
  await stage.does(company.player('editor'), draftBulletin, {
    id,
    organisationId: company.org('port'),
    title: '认领的事办了多少：六月、七月情况',
    activityIds: [activityId],
    commitmentIds: [claims.track, claims.lamps, claims.moreLamps],
    figures: { figureIds: FIGURES, from: '2026-06', to: '2026-07' },
  });
  await stage.does(company.player('editor'), submitBulletin, { bulletinId: id });
  stage.at('2026-08-05', '10:30');
  await stage.does(company.player('signer'), signOffBulletin, { bulletinId: id });
}

/** Handed in and not yet signed: it waits on the signer's “today”. */
export async function handInAutumnBulletin(company: Company, claims: Claims) {
  const { stage } = company;
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
