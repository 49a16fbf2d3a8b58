import type { CivilDate } from '../../../kernel/days.ts';
import type { Locale } from '../../../kernel/words.ts';
import { words } from '../messages/words.ts';

/** A civil date as a person says it. */
export function dayText(date: CivilDate, locale: Locale): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  return words[locale].day(year, month, day);
}
