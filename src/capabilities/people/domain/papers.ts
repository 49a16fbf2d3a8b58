import { z } from 'zod';
import type { CivilDate } from '../../../kernel/days.ts';

/** What proves who somebody is. The number is kept sealed; no picture of a paper is ever kept (SEC-11). */
export const PaperKind = z.enum(['resident-id', 'residence-permit', 'passport', 'other']);
export type PaperKind = z.infer<typeof PaperKind>;
export type Paper = { readonly kind: PaperKind; readonly number: string };

export const Sex = z.enum(['female', 'male']);
export type Sex = z.infer<typeof Sex>;

export type PaperTrouble = 'length' | 'characters' | 'date' | 'future' | 'check-digit';
/** What a number itself says; a passport says nothing. `isRegionKnown` is only worth a warning: old codes are gone. */
export type PaperReading =
  | { readonly trouble: PaperTrouble }
  | {
      readonly trouble: null;
      readonly number: string;
      readonly birthOn: CivilDate | null;
      readonly sex: Sex | null;
      readonly isRegionKnown: boolean;
    };

const RESIDENT = /^\d{17}[\dX]$/;
const CHECK_DIGITS = '10X98765432';
/** The first two digits of provinces, and of the permits for residents of Hong Kong, Macao and Taiwan. */
const PROVINCES = /^(1[1-5]|2[123]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[123])/;

/** As it is kept and compared: half-width, without blanks and hyphens, letters large. */
export function plainPaperNumber(typed: string): string {
  return typed.normalize('NFKC').replaceAll(/[\s-]/g, '').toUpperCase();
}

/** Of the first seventeen digits of a resident number (GB 11643): weights are powers of two modulo eleven. */
export function checkDigitOf(digits: string): string {
  let sum = 0;
  for (let at = 0; at < 17; at += 1) sum += Number(digits[at]) * (2 ** (17 - at) % 11);
  return CHECK_DIGITS[sum % 11] ?? '';
}

function isRealDate(date: string): boolean {
  const time = Date.parse(`${date}T00:00:00.000Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().slice(0, 10) === date;
}

/**
 * Reads a number as its kind of paper wants it (DOC-09). Resident numbers and permits have eighteen characters with a
 * real date of birth and a check digit; anything else is free.
 */
export function readPaper({ kind, number: typed }: Paper, today: CivilDate): PaperReading {
  const number = plainPaperNumber(typed);
  if (kind === 'passport' || kind === 'other') {
    if (number.length < 4 || number.length > 30) return { trouble: 'length' };
    if (!/^[\p{L}\d()/.]+$/u.test(number)) return { trouble: 'characters' };
    return { trouble: null, number, birthOn: null, sex: null, isRegionKnown: true };
  }
  if (number.length !== 18) return { trouble: 'length' };
  if (!RESIDENT.test(number)) return { trouble: 'characters' };
  const birthOn = `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`;
  if (!isRealDate(birthOn) || birthOn < '1800-01-01') return { trouble: 'date' };
  if (birthOn > today) return { trouble: 'future' };
  if (checkDigitOf(number) !== number[17]) return { trouble: 'check-digit' };
  const sex = Number(number[16]) % 2 === 1 ? 'male' : 'female';
  return { trouble: null, number, birthOn, sex, isRegionKnown: PROVINCES.test(number) };
}

/** 11010519491231002X → 110105********002X; of other papers the first letter and the last four (SEC-12). */
export function maskPaper(number: string): string {
  if (RESIDENT.test(number)) return `${number.slice(0, 6)}********${number.slice(-4)}`;
  const shown = Math.min(4, Math.floor(number.length / 3));
  return `${number.slice(0, 1)}${'*'.repeat(Math.max(3, number.length - 1 - shown))}${number.slice(-shown)}`;
}
