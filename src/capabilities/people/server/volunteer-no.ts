import { civilDateOf } from '../../../kernel/days.ts';
import type { Doing } from '../../../platform/server/handle.ts';
import { volunteerNoOf } from '../domain/rules.ts';
import { takeVolunteerSerial } from './store.ts';

/** The next number of this year. */
export async function giveVolunteerNo({ tx, now }: Pick<Doing, 'tx' | 'now'>): Promise<string> {
  const year = Number(civilDateOf(now).slice(0, 4));
  return volunteerNoOf(year, await takeVolunteerSerial(tx, year));
}
