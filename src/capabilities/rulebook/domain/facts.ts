import type { CivilDate } from '../../../kernel/days.ts';
import type { Fact } from '../../../kernel/decision.ts';
import type { OwnRuleSet } from './model.ts';

const about = (rule: OwnRuleSet) => ({ kind: 'rule-set', id: rule.id });
const gist = ({ subject, inForceFrom, values }: OwnRuleSet) => ({ subject, inForceFrom, values });

export const drafted = (rule: OwnRuleSet): Fact => ({
  name: 'rulebook.drafted',
  subject: about(rule),
  detail: gist(rule),
});
export const edited = (rule: OwnRuleSet): Fact => ({
  name: 'rulebook.edited',
  subject: about(rule),
  detail: gist(rule),
});
export const proposed = (rule: OwnRuleSet): Fact => ({
  name: 'rulebook.proposed',
  subject: about(rule),
  detail: gist(rule),
});
export const returned = (rule: OwnRuleSet): Fact => ({
  name: 'rulebook.returned',
  subject: about(rule),
  detail: { subject: rule.subject },
});
export const approved = (rule: OwnRuleSet): Fact => ({
  name: 'rulebook.approved',
  subject: about(rule),
  detail: gist(rule),
});
export const withdrawn = (rule: OwnRuleSet): Fact => ({
  name: 'rulebook.withdrawn',
  subject: about(rule),
  detail: { subject: rule.subject },
});
/** `changeId` names this one change; the day itself has no id. */
export const daySet = (changeId: string, day: { readonly on: CivilDate; readonly isWorkingDay: boolean }): Fact => ({
  name: 'rulebook.calendar-day-set',
  subject: { kind: 'calendar-day', id: changeId },
  detail: { ...day },
});
