import { createHash, randomInt, timingSafeEqual } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { addMinutes, minutesBetween } from '../../../../kernel/days.ts';
import { allow, refuse } from '../../../../kernel/decision.ts';
import { answer, handle } from '../../../../platform/server/handle.ts';
import { recordedMessages, smsPort } from '../../../../platform/server/sms/port.ts';
import { findOrganisations } from '../../../organisations/server/door.ts';
import { findPeople, findPerson, findPersonByPhone, registerPerson } from '../../../people/server/door.ts';
import { findGrantsOf } from '../../../roles/server/door.ts';
import * as contract from '../../contract.ts';
import * as facts from '../../domain/facts.ts';
import { CODE_MINUTES, CODE_TRIES, RESEND_SECONDS, type OneTimeCode } from '../../domain/model.ts';
import { isCodeOpen } from '../../domain/rules.ts';
import { words } from '../../messages/words.ts';
import { beginSession } from '../begin-session.ts';
import { accessSetting } from '../setting.ts';
import * as store from '../store-sign-in.ts';

const CODES_AN_HOUR = 6;
const DAY_MINUTES = 24 * 60;

/** Per address, generous, because a whole office may share one; per telephone the tries are counted with the code. */
const byAddress = new RateLimiterMemory({ points: 120, duration: 600 });
/** Wrong passwords per telephone: five, then a quarter of an hour of rest (SEC-14). */
const byPassword = new RateLimiterMemory({ points: 5, duration: 900 });

async function isTooMuch(limiter: RateLimiterMemory, key: string): Promise<boolean> {
  return limiter.consume(key).then(
    () => false,
    () => true,
  );
}

/** The ticket salts the hash, so equal codes of different people do not look equal. */
function hashCode(ticket: string, code: string): string {
  return createHash('sha256').update(`${ticket}:${code}`).digest('base64url');
}

function isSame(one: string, other: string): boolean {
  const [left, right] = [Buffer.from(one), Buffer.from(other)];
  return left.length === right.length && timingSafeEqual(left, right);
}

export const requestCode = handle(contract.requestCode, async (call) => {
  const { tx, input, now, newId, place, locale, caller } = call;
  if (await isTooMuch(byAddress, caller.clientAddress)) return refuse('too-many-codes');
  const phoneIndex = store.indexOfPhone(input.phone);
  await store.forgetCodesBefore(tx, addMinutes(now, -DAY_MINUTES));
  // Asked for many times at the same moment, each must see what the one before it sent.
  await store.lockPhone(tx, phoneIndex);
  const sent = await store.listSentSince(tx, phoneIndex, addMinutes(now, -60));
  const [latest] = sent;
  const tooSoon = latest !== undefined && Date.parse(now) - Date.parse(latest) < RESEND_SECONDS * 1000;
  if (tooSoon || sent.length >= CODES_AN_HOUR) return refuse('too-many-codes', { field: 'phone' });
  const code = String(randomInt(1_000_000)).padStart(6, '0');
  const id = newId();
  const kept: OneTimeCode = {
    id,
    phoneIndex,
    codeHash: hashCode(id, code),
    sentAt: now,
    triesLeft: CODE_TRIES,
    usedAt: null,
  };
  await store.saveNewCode(tx, kept, input.phone);
  await smsPort().send({ phone: input.phone, text: words[locale].message(place.name[locale], code, CODE_MINUTES) });
  return allow({ ticket: id, resendAfterSeconds: RESEND_SECONDS }, facts.codeSent(id));
});

export const signInWithCode = handle(contract.signInWithCode, async (call) => {
  const { tx, input, now, newId } = call;
  if (await isTooMuch(byAddress, call.caller.clientAddress)) return refuse('too-many-tries');
  const code = await store.findCodeForUpdate(tx, input.ticket);
  if (!code || !isCodeOpen(code, now)) return refuse('code-wrong', { field: 'code' });
  if (!isSame(code.codeHash, hashCode(code.id, input.code))) {
    await store.saveCode(tx, { ...code, triesLeft: code.triesLeft - 1 });
    return refuse('code-wrong', { field: 'code', facts: [facts.signInFailed(code.id, 'code')] });
  }
  const known = await findPersonByPhone(tx, code.phone());
  // Only who holds the right code learns that the telephone is new; the code stays good for the second sending.
  if (!known && !input.name) return refuse('name-needed', { field: 'name' });
  await store.saveCode(tx, { ...code, usedAt: now });
  if (known) {
    const { value, fact } = await beginSession(call, known.id, 'code');
    return allow(value, fact);
  }
  const registration = { id: newId(), name: input.name ?? '', phone: code.phone(), organisationId: null };
  const registered = await registerPerson(call, registration);
  if (!registered.ok) return refuse('code-wrong', { field: 'code' });
  const { value, fact } = await beginSession(call, registered.value.id, 'code');
  return allow(value, ...registered.facts, fact);
});

let nobodysHash: Promise<string> | undefined;

export const signInWithPassword = handle(contract.signInWithPassword, async (call) => {
  const { tx, input, newId } = call;
  const phoneIndex = store.indexOfPhone(input.phone);
  if (await isTooMuch(byAddress, call.caller.clientAddress)) return refuse('too-many-tries');
  if (await isTooMuch(byPassword, phoneIndex)) return refuse('too-many-tries');
  const person = await findPersonByPhone(tx, input.phone);
  const kept = person && (await store.findPasswordHash(tx, person.id));
  // Where there is no password one is checked all the same, so that the time taken tells nothing.
  nobodysHash ??= hash(newId());
  const isRight = await verify(kept ?? (await nobodysHash), input.password);
  // Everybody can read the demo town's password; in a database that once was one, it no longer opens anything.
  const { isDemo, demoPassword } = accessSetting();
  const isPublicKnowledge = !isDemo && input.password === demoPassword;
  if (!person || !kept || !isRight || isPublicKnowledge) {
    return refuse('password-wrong', {
      field: 'password',
      facts: [facts.signInFailed(person?.id ?? newId(), 'password')],
    });
  }
  await byPassword.delete(phoneIndex);
  const { value, fact } = await beginSession(call, person.id, 'password');
  return allow(value, fact);
});

export const signInAsDemoPerson = handle(contract.signInAsDemoPerson, async (call) => {
  if (!accessSetting().isDemo) return refuse('demo-not-active');
  const listed = await store.listDemoPeople(call.tx);
  if (!listed.some((each) => each.personId === call.input.personId)) return refuse('person-not-found');
  const person = await findPerson(call.tx, call.input.personId);
  if (!person) return refuse('person-not-found');
  const { value, fact } = await beginSession(call, person.id, 'demo');
  return allow(value, fact);
});

export const listDemoPeople = answer(contract.listDemoPeople, async ({ tx, now }) => {
  const { isDemo, demoPassword } = accessSetting();
  if (!isDemo) return refuse('demo-not-active');
  const listed = await store.listDemoPeople(tx);
  const people = await findPeople(
    tx,
    listed.map((each) => each.personId),
  );
  const organisationIds = [...people.values()].flatMap((person) => person.organisationId ?? []);
  const organisations = await findOrganisations(tx, organisationIds);
  const held = await findGrantsOf(tx, [...people.keys()], now);
  const items = listed.flatMap((each) => {
    const person = people.get(each.personId);
    if (!person) return [];
    const roles = (held.get(person.id) ?? []).map((grant) => grant.role);
    const organisationName = organisations.get(person.organisationId ?? '')?.name ?? '';
    return [{ ...each, name: person.name, organisationName, roles: [...new Set(roles)] }];
  });
  return { password: demoPassword, items };
});

/** Whoever reads the messages can sign in as anybody they went to, so outside the demo town nobody reads them. */
export const listMessages = answer(contract.listMessages, async ({ now }) => {
  const kept = accessSetting().isDemo ? recordedMessages() : undefined;
  if (!kept) return refuse('stand-in-not-active');
  return {
    items: kept.filter((message) => minutesBetween(message.at, now) < DAY_MINUTES).map((each) => ({ ...each })),
  };
});
