import { civilDateOf, type CivilDate, type CivilMonth, type Instant } from '../../../kernel/days.ts';
import { hoursText, type Quantity } from '../../../kernel/quantity.ts';
import type { CommitmentState } from '../../commitments/domain/model.ts';

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
  readonly state: CommitmentState;
  readonly providerName: string;
  readonly requesterName: string;
  readonly quantity: Quantity;
  readonly fulfilledAmount: number;
  readonly closedOn: CivilDate | null;
  readonly dueOn: CivilDate;
};

function dayText(date: CivilDate): string {
  const [, month, day] = date.split('-').map(Number);
  return `${month}月${day}日`;
}

/** A title within marks of quotation: those it has itself become the inner ones. */
function quoted(title: string): string {
  return `“${title.replaceAll('“', '‘').replaceAll('”', '’')}”`;
}

/** The day, the host, the title, the place, how many came, how long they served. Bulletins are written in Chinese. */
export function tellActivity(activity: ActivityToTell): string {
  const { title, startsAt, placeText, organisationName, presentCount, serviceMinutes } = activity;
  const parts = [`${dayText(civilDateOf(startsAt))}，${organisationName}在${placeText}开展${quoted(title)}`];
  if (presentCount > 0) parts.push(`${presentCount}人次参加`);
  if (serviceMinutes > 0) parts.push(`志愿服务${hoursText(serviceMinutes)}小时`);
  return `${parts.join('，')}。`;
}

/** What became of it, in the words of a ledger. */
function endOf({ state, requesterName, closedOn, dueOn }: CommitmentToTell): string {
  if (state === 'closed' && closedOn) return `经${requesterName}验收，已于${dayText(closedOn)}销号`;
  if (state === 'accepted') return `已由${requesterName}验收，待销号`;
  if (state === 'reported') return `已报告完成，待${requesterName}验收`;
  if (state === 'reopened') return `回访后重新办理，约定${dayText(dueOn)}前完成`;
  if (state === 'released') return '已退回，待其他单位认领';
  if (state === 'proposed') return `已认领，待${requesterName}确认`;
  return `正在办理，约定${dayText(dueOn)}前完成`;
}

/** Who promised what for whom, how much, and what became of it, with the number that opens it. */
export function tellCommitment(commitment: CommitmentToTell): string {
  const { providerName, title, state, quantity, fulfilledAmount, ledgerNo } = commitment;
  const { amount, unit } = quantity;
  const isPartly = state === 'closed' && fulfilledAmount < amount;
  const howMuch = isPartly ? `约定${amount}${unit}，完成${fulfilledAmount}${unit}` : `${amount}${unit}`;
  return `${providerName}承诺的${quoted(title)}（${howMuch}，台账号${ledgerNo}）${endOf(commitment)}。`;
}

/** The months of a bulletin as official papers write them; the year is said once when it is the same. */
export function periodText(from: CivilMonth, to: CivilMonth): string {
  const [fromYear, fromMonth] = from.split('-').map(Number);
  const [toYear, toMonth] = to.split('-').map(Number);
  const start = `${fromYear}年${fromMonth}月`;
  if (from === to) return start;
  return fromYear === toYear ? `${start}至${toMonth}月` : `${start}至${toYear}年${toMonth}月`;
}

/** The lead, before an editor makes it better. */
export function tellPeriod(organisationName: string, from: CivilMonth, to: CivilMonth): string {
  return `${periodText(from, to)}，${organisationName}及各共建单位按约定办理共建事项，主要情况如下。`;
}
