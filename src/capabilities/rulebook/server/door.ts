import { addDays, type CivilDate, type WorkingDayCalendar } from '../../../kernel/days.ts';
import type { Decision } from '../../../kernel/decision.ts';
import type { Place } from '../../../platform/server/place.ts';
import type { Tx } from '../../../platform/server/transaction.ts';
import { ruleInForce } from '../domain/selection.ts';
import { shippedRules } from '../domain/shipped.ts';
import type { RuleSubject, ValuesOf } from '../domain/subjects.ts';
import { announcedDay, isWeekday } from './announced-days.ts';
import * as store from './store.ts';

/** The rule set under which something is decided. Whoever decides writes `id` beside the decision. */
export type RuleInForce<Subject extends RuleSubject> = { readonly id: string; readonly values: ValuesOf<Subject> };

/** The version that holds in this place on a day. There always is one: the country's rules are shipped. */
export async function findRuleOn<Subject extends RuleSubject>(
  { tx, place }: { readonly tx: Tx; readonly place: Place },
  subject: Subject,
  on: CivilDate,
): Promise<RuleInForce<Subject>> {
  const all = [...shippedRules, ...(await store.listLiving(tx))];
  const found = ruleInForce(all, { subject, regionCode: place.regionCode, on });
  if (!found) throw new Error(`No rule of ${subject} holds on ${on}.`);
  return { id: found.id, values: found.values as ValuesOf<Subject> };
}

/** Writes into the facts of a decision under which version of a rule it was made. */
export function underRule<Value, Refusal extends string>(
  decision: Decision<Value, Refusal>,
  { id }: { readonly id: string },
): Decision<Value, Refusal> {
  if (!decision.ok) return decision;
  return { ...decision, facts: decision.facts.map((fact) => ({ ...fact, detail: { ...fact.detail, ruleId: id } })) };
}

/** How far a calendar is read at once: every clock of the product ends within this. */
const DAYS_AHEAD = 400;

/** Working days in this place from a day on: as announced, and as changed here. One small query. */
export async function workingDaysFrom(tx: Tx, from: CivilDate): Promise<WorkingDayCalendar> {
  const own = await store.listDays(tx, from, addDays(from, DAYS_AHEAD));
  const ownDays = new Map(own.map((day) => [day.on, day.isWorkingDay]));
  return { isWorkingDay: (on) => ownDays.get(on) ?? announcedDay(on)?.isWorkingDay ?? isWeekday(on) };
}
