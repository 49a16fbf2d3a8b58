/** What a public text must not hold (REG-06, SEC-33). */
export type PrivateText = 'phone-number' | 'identity-number' | 'bank-card-number' | 'email-address';

const CHINESE_DIGITS: Readonly<Record<string, string>> = {
  零: '0',
  〇: '0',
  一: '1',
  幺: '1',
  二: '2',
  三: '3',
  四: '4',
  五: '5',
  六: '6',
  七: '7',
  八: '8',
  九: '9',
};

/** Full-width and Chinese digits are read as digits: writing 一三九… must not be a way around the check. */
function withPlainDigits(text: string): string {
  return text
    .normalize('NFKC')
    .replaceAll(/[零〇一幺二三四五六七八九]/g, (digit) => CHINESE_DIGITS[digit] ?? digit)
    .replaceAll(/[‐-―−]/g, '-');
}

/**
 * Groups may be parted by one blank or hyphen, as people write them. A date such as 2026-09-28 fits none of these, and
 * neither do the short numbers of public hotlines.
 */
const patterns: readonly (readonly [PrivateText, RegExp])[] = [
  ['identity-number', /(?<!\d)[1-9]\d{5}[ -]?(?:18|19|20)\d{2}[ -]?(?:0\d|1[0-2])[ -]?[0-3]\d[ -]?\d{3}[\dXx](?!\d)/],
  ['identity-number', /(?<!\d)[1-9]\d{7}(?:0\d|1[0-2])[0-3]\d{4}(?!\d)/],
  ['bank-card-number', /(?<!\d)\d{4}(?:[ -]?\d{4}){3}(?:[ -]?\d{1,3})?(?!\d)/],
  ['phone-number', /(?<!\d)(?:\+?86[ -]?)?1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?!\d)/],
  ['phone-number', /(?<!\d)\(?0(?:10|2\d|[3-9]\d{2})\)?[ -]?[2-9]\d{2,3}[ -]?\d{4}(?!\d)/],
  ['phone-number', /(?<!\d)[48]00[ -]?\d{3,4}[ -]?\d{3,4}(?!\d)/],
  ['email-address', /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/],
];

/** The first private thing found in a text, by kind; null when the text may be read by everybody. */
export function privateTextIn(text: string): PrivateText | null {
  const plain = withPlainDigits(text);
  return patterns.find(([, pattern]) => pattern.test(plain))?.[0] ?? null;
}

/** The first field that holds something private. Fields are named as in the contract: `lines.0.name`. */
export function firstPrivateText(
  fields: Readonly<Record<string, string>>,
): { readonly field: string; readonly found: PrivateText } | null {
  for (const [field, text] of Object.entries(fields)) {
    const found = privateTextIn(text);
    if (found) return { field, found };
  }
  return null;
}
