import announced from 'chinese-days/dist/chinese-days.json' with { type: 'json' };
import type { WorkingDayCalendar } from '../../../kernel/days.ts';

const holidays: Readonly<Record<string, string>> = announced.holidays;
const makeUpDays: Readonly<Record<string, string>> = announced.workdays;

/**
 * Working days in China with public holidays and make-up days, as announced each year; where a year is not announced
 * yet, Monday to Friday count. Only the package's table is used: its functions read dates in the machine's zone and
 * are wrong by a day west of Greenwich.
 */
export const workingDays: WorkingDayCalendar = {
  isWorkingDay(date) {
    if (date in makeUpDays) return true;
    if (date in holidays) return false;
    const weekday = new Date(`${date}T00:00:00.000Z`).getUTCDay();
    return weekday !== 0 && weekday !== 6;
  },
};
