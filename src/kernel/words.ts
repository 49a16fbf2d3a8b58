export type Locale = 'zh-CN' | 'en';
export const locales: readonly Locale[] = ['zh-CN', 'en'];

/** A capability's words in both languages. Chinese is the source; English is typed by it. */
export type Words<Set> = Readonly<Record<Locale, Set>>;

export function wordsFor<Set>(words: Words<Set>, locale: Locale): Set {
  return words[locale];
}
