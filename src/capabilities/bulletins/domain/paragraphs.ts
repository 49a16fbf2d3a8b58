import { civilDateOf, type CivilDate, type Instant } from '../../../kernel/days.ts';
import { hoursText } from '../../../kernel/quantity.ts';

/** What a paragraph is made of; the source reports tell their activities in this order (DOC-04). */
export type ActivityToTell = {
  readonly title: string;
  readonly startsAt: Instant;
  readonly placeText: string;
  readonly organisationName: string;
  readonly presentCount: number;
  readonly serviceMinutes: number;
};

export type CommitmentToTell = {
  readonly ledgerNo: string;
  readonly title: string;
  readonly providerName: string;
  readonly requesterName: string;
  readonly amount: number;
  readonly unit: string;
  readonly closedOn: CivilDate | null;
  readonly dueOn: CivilDate;
};

function dayText(date: CivilDate): string {
  const [, month, day] = date.split('-').map(Number);
  return `${month}月${day}日`;
}

/** The day, the host, the title, the place, how many came, how long they served. Bulletins are written in Chinese. */
export function tellActivity(activity: ActivityToTell): string {
  const parts = [
    `${dayText(civilDateOf(activity.startsAt))}，${activity.organisationName}在${activity.placeText}开展“${activity.title}”`,
  ];
  if (activity.presentCount > 0) parts.push(`${activity.presentCount}人次参加`);
  if (activity.serviceMinutes > 0) parts.push(`志愿服务${hoursText(activity.serviceMinutes)}小时`);
  return `${parts.join('，')}。`;
}

/** Who did what for whom, how much, and whether it is closed, with the number that opens it. */
export function tellCommitment(commitment: CommitmentToTell): string {
  const { providerName, requesterName, title, amount, unit, ledgerNo, closedOn, dueOn } = commitment;
  const end = closedOn
    ? `经${requesterName}验收，已于${dayText(closedOn)}销号`
    : `正在办理，约定${dayText(dueOn)}前完成`;
  return `${providerName}承诺的“${title}”（${amount}${unit}，台账号${ledgerNo}）${end}。`;
}

/** The lead, before an editor makes it better. */
export function tellPeriod(organisationName: string, from: string, to: string): string {
  const month = (text: string) => `${Number(text.slice(0, 4))}年${Number(text.slice(5))}月`;
  const period = from === to ? month(from) : `${month(from)}至${month(to)}`;
  return `${period}，${organisationName}及各共建单位按约定办理共建事项，主要情况如下。`;
}
