import type { CivilDate } from '../../../kernel/days.ts';
import type { RuleSet } from './model.ts';
import type { RuleSubject } from './subjects.ts';

type Question = { readonly subject: RuleSubject; readonly regionCode: string; readonly on: CivilDate };

/**
 * The rule set that holds for a region on a day: of those approved and in force by then the one for the smallest
 * region, and of these the latest. A draft is never among them, and no later rule reaches back.
 */
export function ruleInForce<Rule extends RuleSet>(rules: readonly Rule[], asked: Question): Rule | undefined {
  return rules
    .filter((rule) => rule.subject === asked.subject && rule.state === 'approved')
    .filter((rule) => asked.regionCode.startsWith(rule.jurisdiction))
    .filter((rule) => rule.inForceFrom !== null && rule.inForceFrom <= asked.on)
    .toSorted(narrowestAndLatestFirst)[0];
}

function narrowestAndLatestFirst(one: RuleSet, other: RuleSet): number {
  const byRegion = other.jurisdiction.length - one.jurisdiction.length;
  if (byRegion !== 0) return byRegion;
  const byDay = (other.inForceFrom ?? '').localeCompare(one.inForceFrom ?? '');
  return byDay === 0 ? other.id.localeCompare(one.id) : byDay;
}
