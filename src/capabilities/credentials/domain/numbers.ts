/** What stands before the series: it tells a paper's number from a ledger number of the same place at first sight. */
const MARK = 'ZS';

export type NumberParts = {
  readonly ledgerPrefix: string;
  /** The issuer's place in the order in which the organisations of a place began to issue. */
  readonly seriesNo: number;
  readonly year: number;
  readonly yearNo: number;
};

/** `DYG-ZS01-2026-0001`: the place, the issuer's series, the year, and a count without gaps in that series and year. */
export function numberOf({ ledgerPrefix, seriesNo, year, yearNo }: NumberParts): string {
  const series = String(seriesNo).padStart(2, '0');
  return `${ledgerPrefix}-${MARK}${series}-${year}-${String(yearNo).padStart(4, '0')}`;
}

/** As people type it: full-width letters, small letters, blanks and long dashes are all meant as the printed ones. */
export function plainNumber(typed: string): string {
  return typed
    .normalize('NFKC')
    .replaceAll(/[‐-―−－]/g, '-')
    .replaceAll(/\s/g, '')
    .toUpperCase();
}

/** Without I, L, O and U, which are mistaken for other signs when they are read from paper. */
const SIGNS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
export const CODE_LENGTH = 10;

/** A verification code from chance: fifty bits in ten signs. */
export function codeFrom(bytes: Uint8Array): string {
  return Array.from({ length: CODE_LENGTH }, (_, index) => SIGNS[(bytes[index] ?? 0) & 31]).join('');
}

export function plainCode(typed: string): string {
  return plainNumber(typed).replaceAll('-', '').replaceAll(/[IL]/g, '1').replaceAll('O', '0');
}
