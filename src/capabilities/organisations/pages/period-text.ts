import type { CivilDate } from '../../../kernel/days.ts';
import type { Locale } from '../../../kernel/words.ts';
import { words } from '../messages/words.ts';

/** From when to when, in words; a day that is not known is left out. */
export function periodText(from: CivilDate | null, until: CivilDate | null, locale: Locale): string {
  const t = words[locale].pages;
  if (from !== null && until !== null) return t.between(from, until);
  if (from !== null) return t.since(from);
  return until !== null ? t.until(until) : t.always;
}
