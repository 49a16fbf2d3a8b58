import type { CivilDate } from '../../../kernel/days.ts';

/** Below this a guardian consents and rules of their own hold (SEC-02). */
export const CHILD_AGE = 14;
/** Below this data are opened only after somebody else approved (SEC-03, VOL-20). */
export const ADULT_AGE = 18;

/** Whole years on a day. Who was born on the 29th of February is a year older on the 1st of March otherwise. */
export function ageOn(birthOn: CivilDate, day: CivilDate): number {
  const years = Number(day.slice(0, 4)) - Number(birthOn.slice(0, 4));
  return day.slice(5) < birthOn.slice(5) ? years - 1 : years;
}

/** Whether somebody is younger than this. Of whom no date of birth is known nothing is presumed. */
export function isUnder(age: number, birthOn: CivilDate | null, day: CivilDate): boolean {
  return birthOn !== null && ageOn(birthOn, day) < age;
}

/** 1949-12-31 → 1949-**-** (SEC-12). */
export function maskBirth(birthOn: CivilDate): string {
  return `${birthOn.slice(0, 4)}-**-**`;
}
