import { addMinutes } from '../../../kernel/days.ts';
import type { Fact } from '../../../kernel/decision.ts';
import { removeReceipts } from '../../../platform/server/receipts.ts';
import type { Round } from '../../../platform/server/rounds.ts';
import * as rules from '../domain/rules.ts';
import { signPastDays } from './door.ts';
import * as store from './store.ts';

/** Signs each day some minutes after it is over. The fact that tells of it is the first of the new day. */
export const dailyCheckpoint: Round = {
  name: 'audit.daily-checkpoint',
  everyMinutes: 10,
  apply: signPastDays,
};

const DAY_MINUTES = 1_440;
const RECEIPT_DAYS = 30;
const RECEIPTS_AT_ONCE = 5_000;

/** Receipts make sending twice harmless; after a month nobody sends the same thing again. No evidence: facts stay. */
export const clearReceipts: Round = {
  name: 'audit.clear-receipts',
  everyMinutes: 10,
  async apply({ tx, now }) {
    await removeReceipts(tx, addMinutes(now, -RECEIPT_DAYS * DAY_MINUTES), RECEIPTS_AT_ONCE);
    return [];
  },
};

const AT_ONCE = 50;
const GIVEN_UP_MINUTES = 24 * 60;

/** Takes away the rows of exports that are over; that they were made and why stays. */
export const expireExports: Round = {
  name: 'audit.expire-exports',
  everyMinutes: 30,
  async apply({ tx, now }) {
    const over = { now, askedBefore: addMinutes(now, -GIVEN_UP_MINUTES), limit: AT_ONCE };
    const facts: Fact[] = [];
    for (const found of await store.listOverForUpdate(tx, over)) {
      const expired = rules.expire({ ...found, expiresAt: found.expiresAt ?? now });
      await store.removeParts(tx, found.id);
      await store.saveState(tx, expired.value);
      facts.push(...expired.facts);
    }
    return facts;
  },
};
