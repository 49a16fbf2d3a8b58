/** The 31 characters of GB 32100-2015 in the order of their values: I, O, S, V and Z are left out. */
const CHARACTERS = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const LENGTH = 18;
/** 3^i mod 31 for the first seventeen places. */
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
/** GB 11714, for the eight characters before the check character of the organisation code. */
const ORGANISATION_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2];

export type CreditCodeTrouble = 'credit-code-length' | 'credit-code-letter' | 'credit-code-check';
export type CreditCodeReading =
  | { readonly ok: true; readonly code: string; readonly isOrganisationCodeOdd: boolean }
  | { readonly ok: false; readonly trouble: CreditCodeTrouble };

/** As people paste it: full-width, in lower case, with blanks or hyphens. */
function normalised(text: string): string {
  return text
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[\s\u2010-\u2015-]/g, '');
}

function weighed(characters: string, weights: readonly number[], valueOf: (character: string) => number): number {
  return weights.reduce((sum, weight, place) => sum + weight * valueOf(characters[place] ?? ''), 0);
}

/** The last character that belongs to the first seventeen. Any of the 31 may stand there, not digits and X alone. */
function checkCharacter(code: string): string {
  const rest = weighed(code, WEIGHTS, (character) => CHARACTERS.indexOf(character)) % CHARACTERS.length;
  return CHARACTERS[(CHARACTERS.length - rest) % CHARACTERS.length] ?? '';
}

/** Whether places 9 to 17 are an organisation code whose own check character fits. */
function hasSoundOrganisationCode(code: string): boolean {
  const part = code.slice(8, 17);
  const check = 11 - (weighed(part, ORGANISATION_WEIGHTS, (character) => Number.parseInt(character, 36)) % 11);
  return part[8] === (check === 10 ? 'X' : check === 11 ? '0' : String(check));
}

/**
 * Reads a unified social credit code (DOC-10). A wrong check character refuses it; an organisation code that does not
 * check within it is only pointed out, since such codes have been given out.
 */
export function readCreditCode(text: string): CreditCodeReading {
  const code = normalised(text);
  if (code.length !== LENGTH) return { ok: false, trouble: 'credit-code-length' };
  if ([...code].some((character) => !CHARACTERS.includes(character))) {
    return { ok: false, trouble: 'credit-code-letter' };
  }
  if (checkCharacter(code) !== code[LENGTH - 1]) return { ok: false, trouble: 'credit-code-check' };
  return { ok: true, code, isOrganisationCodeOdd: !hasSoundOrganisationCode(code) };
}
