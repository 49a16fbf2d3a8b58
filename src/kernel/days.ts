import { z } from 'zod';

/** A moment, as ISO 8601 in UTC with milliseconds: `2026-09-28T01:00:00.000Z`. Compares as text. */
export const Instant = z.iso.datetime({ offset: true }).transform((text) => new Date(text).toISOString());
export type Instant = string;

/** A civil date in China, `YYYY-MM-DD`. Compares as text. */
export const CivilDate = z.iso.date();
export type CivilDate = string;

/** A month in China, `YYYY-MM`. */
export const CivilMonth = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/);
export type CivilMonth = string;

/** China has kept one offset since 1991, so arithmetic is enough and no zone table is needed. */
const CHINA_OFFSET_MS = 8 * 3_600_000;
const DAY_MS = 86_400_000;

export function civilDateOf(instant: Instant): CivilDate {
  return new Date(Date.parse(instant) + CHINA_OFFSET_MS).toISOString().slice(0, 10);
}

/** The wall clock in China, `HH:MM`. */
export function clockTimeOf(instant: Instant): string {
  return new Date(Date.parse(instant) + CHINA_OFFSET_MS).toISOString().slice(11, 16);
}

/** The moment at which a wall clock in China shows this date and `HH:MM`. */
export function instantAt(date: CivilDate, clockTime = '00:00'): Instant {
  return new Date(Date.parse(`${date}T${clockTime}:00.000Z`) - CHINA_OFFSET_MS).toISOString();
}

export function addMinutes(instant: Instant, minutes: number): Instant {
  return new Date(Date.parse(instant) + minutes * 60_000).toISOString();
}

/** Whole minutes from one moment to the next, cut down; negative when the second is earlier. */
export function minutesBetween(from: Instant, to: Instant): number {
  return Math.trunc((Date.parse(to) - Date.parse(from)) / 60_000);
}

export function addDays(date: CivilDate, days: number): CivilDate {
  return new Date(Date.parse(`${date}T00:00:00.000Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** Days from one date to the other; negative when the second is earlier. */
export function daysBetween(from: CivilDate, to: CivilDate): number {
  return Math.round((Date.parse(`${to}T00:00:00.000Z`) - Date.parse(`${from}T00:00:00.000Z`)) / DAY_MS);
}

/** First and last day of a month. */
export function daysOfMonth(month: CivilMonth): { readonly first: CivilDate; readonly last: CivilDate } {
  const [year = 0, number = 0] = month.split('-').map(Number);
  const last = new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10);
  return { first: `${month}-01`, last };
}

export function addMonthsToMonth(month: CivilMonth, months: number): CivilMonth {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number - 1 + months, 1)).toISOString().slice(0, 7);
}

/** Answers whether a date is a working day in China, make-up days included. */
export type WorkingDayCalendar = { readonly isWorkingDay: (date: CivilDate) => boolean };

/** The date that lies so many working days after the given one, which itself does not count. */
export function addWorkingDays(date: CivilDate, workingDays: number, calendar: WorkingDayCalendar): CivilDate {
  let day = date;
  for (let left = workingDays; left > 0;) {
    day = addDays(day, 1);
    if (calendar.isWorkingDay(day)) left -= 1;
  }
  return day;
}
