export type Locale = 'zh-CN' | 'en';

/** A capability's words in both languages. Chinese is the source; English is typed by it. */
export type Words<Set> = Readonly<Record<Locale, Set>>;
