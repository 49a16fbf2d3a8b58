import type { Locale, Words } from '../../kernel/words.ts';

const COOKIE = 'tongxin_language';
const YEAR_SECONDS = 31_536_000;

/** The language of the visit, by the same cookie as the pages. Read once: changing it loads the console anew. */
export const locale: Locale = document.cookie.split('; ').includes(`${COOKIE}=en`) ? 'en' : 'zh-CN';

/** A capability's words in the language of the visit. */
export function useWords<Set>(words: Words<Set>): Set {
  return words[locale];
}

/** Shows everything in the other language, where the person now is. */
export function changeLanguage(next: Locale): void {
  const secure = window.location.protocol === 'https:' ? '; Secure' : '';
  document.cookie = `${COOKIE}=${next}; Path=/; Max-Age=${YEAR_SECONDS}; SameSite=Lax${secure}`;
  window.location.reload();
}
