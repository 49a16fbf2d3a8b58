import announced from 'chinese-days/dist/chinese-days.json' with { type: 'json' };
import type { CivilDate } from '../../../kernel/days.ts';

const holidays: Readonly<Record<string, string>> = announced.holidays;
const makeUpDays: Readonly<Record<string, string>> = announced.workdays;

/**
 * What was announced for the whole country about this day; undefined when it is as its weekday says. Only the
 * package's table is used: its functions read dates in the machine's zone and are wrong by a day west of Greenwich.
 */
export function announcedDay(on: CivilDate): { readonly isWorkingDay: boolean; readonly name: string } | undefined {
  const text = makeUpDays[on] ?? holidays[on];
  if (text === undefined) return undefined;
  return { isWorkingDay: on in makeUpDays, name: text.split(',')[1] ?? '' };
}

/** Whether the holidays of this year are known yet. Before, Monday to Friday count. */
export function isYearAnnounced(year: number): boolean {
  return Object.keys(holidays).some((on) => on.startsWith(`${year}-`));
}

/** The announced days of a year, in order. */
export function announcedDaysOf(year: number): readonly CivilDate[] {
  return [...Object.keys(holidays), ...Object.keys(makeUpDays)].filter((on) => on.startsWith(`${year}-`)).toSorted();
}

export function isWeekday(on: CivilDate): boolean {
  const weekday = new Date(`${on}T00:00:00.000Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6;
}
