import { randomInt } from 'node:crypto';
import { addMinutes } from '../../../kernel/days.ts';
import type { Call, Doing } from '../../../platform/server/handle.ts';
import { smsPort } from '../../../platform/server/sms/port.ts';
import { CODE_MINUTES, CODE_TRIES, RESEND_SECONDS, type OneTimeCode } from '../domain/model.ts';
import { isCodeOpen } from '../domain/rules.ts';
import { words } from '../messages/words.ts';
import { hashSecret, isSameText } from './hashing.ts';
import * as store from './store-sign-in.ts';

/** With five tries each: thirty tries of a million in an hour, however many servers and addresses try. */
const CODES_AN_HOUR = 6;
const DAY_MINUTES = 24 * 60;

type Sending = Doing & Pick<Call<never>, 'locale'>;

/** Sends a code to a telephone and answers its ticket; undefined when codes were asked for too often. */
export async function sendCode(call: Sending, phone: string): Promise<string | undefined> {
  const { tx, now, newId, place, locale } = call;
  const phoneIndex = store.indexOfPhone(phone);
  await store.forgetCodesBefore(tx, addMinutes(now, -DAY_MINUTES));
  // Asked for many times at the same moment, each must see what the one before it sent.
  await store.lockPhone(tx, phoneIndex);
  const sent = await store.listSentSince(tx, phoneIndex, addMinutes(now, -60));
  const [latest] = sent;
  const tooSoon = latest !== undefined && Date.parse(now) - Date.parse(latest) < RESEND_SECONDS * 1000;
  if (tooSoon || sent.length >= CODES_AN_HOUR) return undefined;
  const code = String(randomInt(1_000_000)).padStart(6, '0');
  const id = newId();
  const kept: OneTimeCode = {
    id,
    phoneIndex,
    codeHash: hashSecret(id, code),
    sentAt: now,
    triesLeft: CODE_TRIES,
    usedAt: null,
  };
  await store.saveNewCode(tx, kept, phone);
  await smsPort().send({ phone, text: words[locale].message(place.name[locale], code, CODE_MINUTES) });
  return id;
}

/** Tries a code. A wrong try is counted and must be kept by a refusal with facts; a right one is not used up yet. */
export async function tryCode({ tx, now }: Pick<Doing, 'tx' | 'now'>, ticket: string, typed: string) {
  const code = await store.findCodeForUpdate(tx, ticket);
  if (!code || !isCodeOpen(code, now)) return 'over';
  if (isSameText(code.codeHash, hashSecret(code.id, typed))) return code;
  await store.saveCode(tx, { ...code, triesLeft: code.triesLeft - 1 });
  return 'wrong';
}
