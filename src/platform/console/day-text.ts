import { civilDateOf, clockTimeOf, daysBetween, type CivilDate, type Instant } from '../../kernel/days.ts';
import { now } from './clock.ts';
import { locale } from './language.ts';
import { words } from './words.ts';

/** A civil date as a person says it; the year is said only when it is not this year. */
export function dayText(date: CivilDate): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const says = words[locale].days;
  return date.slice(0, 4) === today().slice(0, 4) ? says.day(month, day) : says.dayOfYear(year, month, day);
}

/** A moment as a person says it: the day and the clock in China. */
export function momentText(instant: Instant): string {
  return `${dayText(civilDateOf(instant))} ${clockTimeOf(instant)}`;
}

export function today(): CivilDate {
  return civilDateOf(now());
}

/** How long is left until a due day, or how late it is. */
export function dueText(dueOn: CivilDate): string {
  const left = daysBetween(today(), dueOn);
  const says = words[locale].days;
  if (left < 0) return says.late(dayText(dueOn), -left);
  return left === 0 ? says.dueToday : says.left(left);
}

export function isLate(dueOn: CivilDate): boolean {
  return dueOn < today();
}
