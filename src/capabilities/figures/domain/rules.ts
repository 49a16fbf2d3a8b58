import { holds, type Actor, type OrganisationRef, type Role } from '../../../kernel/actor.ts';
import { addMonthsToMonth, daysOfMonth, type CivilDate, type CivilMonth } from '../../../kernel/days.ts';

/** How long a period may be asked for at once, so that no answer grows without bound. */
const LONGEST_PERIOD_MONTHS = 36;

/** The months of a period, or undefined when it runs backwards or is longer than three years. */
export function monthsOf(from: CivilMonth, to: CivilMonth): readonly CivilMonth[] | undefined {
  const months: CivilMonth[] = [];
  for (let month = from; month <= to; month = addMonthsToMonth(month, 1)) {
    months.push(month);
    if (months.length > LONGEST_PERIOD_MONTHS) return undefined;
  }
  return months.length > 0 ? months : undefined;
}

/** First and last civil day of a period of whole months. */
export function daysOfPeriod(from: CivilMonth, to: CivilMonth): { readonly from: CivilDate; readonly to: CivilDate } {
  return { from: daysOfMonth(from).first, to: daysOfMonth(to).last };
}

const readers: readonly Role[] = ['coordinator', 'clerk', 'leader', 'editor', 'signer', 'auditor'];

/** Whether someone may open a figure down to its rows: only within the subtree that was entrusted to them. */
export function mayOpenRows(actor: Actor, organisation: OrganisationRef): boolean {
  return readers.some((role) => holds(actor, role, organisation));
}

/** Whether the rows show whole names. Those who keep the records see them; everybody else sees them masked (SEC-12). */
export function seesNames(actor: Actor, organisation: OrganisationRef): boolean {
  return holds(actor, 'clerk', organisation);
}
