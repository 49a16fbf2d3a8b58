import { addMinutes, type Instant } from '../../../kernel/days.ts';
import { COMMON_PASSWORDS } from './common-passwords.ts';

/** What a password must be. The standards name no numbers, so an installation chooses its own (SEC-14). */
export type PasswordPolicy = {
  readonly leastLength: number;
  /** How many of the four classes (small, capital, digit, other) it holds at least. Nought: any text will do. */
  readonly leastClasses: number;
  /** After how many days a new one is asked for; nought for never. */
  readonly mostDays: number;
  /** How many earlier ones may not come back. */
  readonly history: number;
};

/** Length counts, not symbols; nobody changes a good password for the calendar's sake. */
export const usualPolicy: PasswordPolicy = { leastLength: 10, leastClasses: 0, mostDays: 0, history: 3 };

export const LONGEST_PASSWORD = 200;

export type PasswordRefusal =
  | 'password-too-short'
  | 'password-too-plain'
  | 'password-too-common'
  | 'password-holds-own-data';

/** What somebody who knows the owner would try first. */
export type OwnData = { readonly name: string; readonly phone: string; readonly placeSlug: string };

/** Why a new password is not taken; undefined when it is. What was used before is asked of the hashes. */
export function refusePassword(
  password: string,
  own: OwnData,
  policy: PasswordPolicy,
): { readonly refusal: PasswordRefusal; readonly detail: Readonly<Record<string, number>> } | undefined {
  const detail = { length: policy.leastLength, classes: policy.leastClasses };
  if ([...password].length < policy.leastLength) return { refusal: 'password-too-short', detail };
  if (countClasses(password) < policy.leastClasses) return { refusal: 'password-too-plain', detail };
  if (isCommon(password)) return { refusal: 'password-too-common', detail };
  if (holdsOwnData(password, own)) return { refusal: 'password-holds-own-data', detail };
  return undefined;
}

function countClasses(password: string): number {
  return [/\p{Ll}/u, /\p{Lu}/u, /\d/, /[^\p{Ll}\p{Lu}\d]/u].filter((kind) => kind.test(password)).length;
}

function holdsOwnData(password: string, { name, phone, placeSlug }: OwnData): boolean {
  const small = password.toLowerCase();
  const digits = password.replace(/\D/g, '');
  const isOfPhone = phone !== '' && [phone, phone.slice(-8), phone.slice(0, 8)].some((part) => digits.includes(part));
  const isOfName = name.length >= 2 && small.includes(name.toLowerCase());
  // What is left of the name of the place or the product once digits and signs are gone says whether it is all.
  const letters = small.replace(/[^a-z]/g, '');
  return isOfPhone || isOfName || letters === placeSlug.replace(/[^a-z]/g, '') || letters === 'tongxin';
}

/** One of those tried first everywhere, with or without a few digits behind; a run of keys; or few letters repeated. */
function isCommon(password: string): boolean {
  const small = password.toLowerCase();
  const core = small.replace(/^[^a-z]+|[^a-z]+$/g, '');
  const [first] = small;
  if (COMMON_PASSWORDS.has(small) || (core.length >= 4 && COMMON_PASSWORDS.has(core))) return true;
  if (new Set(small).size <= 4) return true;
  return first !== undefined && isRun(small);
}

const RUNS = [
  '01234567890123456789',
  'abcdefghijklmnopqrstuvwxyz',
  'qwertyuiopasdfghjklzxcvbnm',
  '1qaz2wsx3edc4rfv5tgb6yhn',
];

/** Whether the whole is made of runs of keys or letters of at least four, forwards or backwards. */
function isRun(small: string): boolean {
  const runs = RUNS.flatMap((run) => [run, [...run].toReversed().join('')]);
  let rest = small;
  while (rest.length >= 4) {
    let taken = 0;
    for (let length = rest.length; length >= 4 && taken === 0; length -= 1) {
      if (runs.some((run) => run.includes(rest.slice(0, length)))) taken = length;
    }
    if (taken === 0) return false;
    rest = rest.slice(taken);
  }
  // What is left over at the end is too little to count.
  return rest.length < 4;
}

/** Whether a password has served its days. */
export function isWornOut(setAt: Instant, now: Instant, { mostDays }: PasswordPolicy): boolean {
  return mostDays > 0 && addMinutes(setAt, mostDays * 24 * 60) <= now;
}
