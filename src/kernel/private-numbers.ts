/** What must not stand in a text that the public reads. */
export type PrivateNumber = 'telephone' | 'identity-number' | 'bank-card';

const MOBILE = /(?<!\d)1[3-9]\d{9}(?!\d)/;
const LANDLINE = /(?<!\d)0\d{2,3}[-－ ]?\d{7,8}(?!\d)/;
const IDENTITY = /(?<!\d)\d{17}[\dXx](?![\dXx])/;
const BANK_CARD = /(?<!\d)62\d{14,17}(?!\d)/;

/** Full-width digits are digits too, and people put spaces and dashes into long numbers. */
function plain(text: string): string {
  const half = text.replace(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0));
  return half.replace(/(?<=\d)[ -](?=\d)/g, '');
}

/** The first kind of private number a text holds, if any (REG-06, SEC-12). */
export function privateNumberIn(text: string): PrivateNumber | undefined {
  const digits = plain(text);
  if (IDENTITY.test(digits)) return 'identity-number';
  if (BANK_CARD.test(digits)) return 'bank-card';
  if (MOBILE.test(digits) || LANDLINE.test(text)) return 'telephone';
  return undefined;
}
