import { minutesBetween } from '../../../../kernel/days.ts';
import { allow, refuse } from '../../../../kernel/decision.ts';
import { answer, handle } from '../../../../platform/server/handle.ts';
import { recordedMessages } from '../../../../platform/server/sms/port.ts';
import { findOrganisations } from '../../../organisations/server/door.ts';
import type { Tx } from '../../../../platform/server/transaction.ts';
import { allIdsOf, findPeople, findPerson, findPersonByPhone, registerPerson } from '../../../people/server/door.ts';
import { findGrantsOf } from '../../../roles/server/door.ts';
import * as contract from '../../contract.ts';
import * as facts from '../../domain/facts.ts';
import { RESEND_SECONDS } from '../../domain/model.ts';
import { passFirstStep } from '../begin-session.ts';
import { isPassword } from '../hashing.ts';
import { isAddressTooBusy, tryLock } from '../locks.ts';
import { sendCode, tryCode } from '../one-time-codes.ts';
import { accessSetting } from '../setting.ts';
import { findPassword } from '../store-passwords.ts';
import * as store from '../store-sign-in.ts';

const DAY_MINUTES = 24 * 60;

export const requestCode = handle(contract.requestCode, async (call) => {
  if (await isAddressTooBusy(call.caller)) return refuse('too-many-codes');
  const ticket = await sendCode(call, call.input.phone);
  if (ticket === undefined) return refuse('too-many-codes', { field: 'phone' });
  return allow({ ticket, resendAfterSeconds: RESEND_SECONDS }, facts.codeSent(ticket));
});

export const signInWithCode = handle(contract.signInWithCode, async (call) => {
  const { tx, input, now, newId } = call;
  if (await isAddressTooBusy(call.caller)) return refuse('too-many-tries');
  const code = await tryCode(call, input.ticket, input.code);
  if (code === 'over') return refuse('code-wrong', { field: 'code' });
  if (code === 'wrong')
    return refuse('code-wrong', { field: 'code', facts: [facts.signInFailed(input.ticket, 'code')] });
  const known = await findPersonByPhone(tx, code.phone());
  // Only who holds the right code learns that the telephone is new; the code stays good for the second sending.
  if (!known && !input.name) return refuse('name-needed', { field: 'name' });
  if (!known && !input.agreed) return refuse('agreement-needed', { field: 'agreed' });
  await store.saveCode(tx, { ...code, usedAt: now });
  if (known) {
    const { value, facts: all } = await passFirstStep(call, known.id, 'code');
    return allow(value, ...all);
  }
  const registration = { id: newId(), name: input.name ?? '', phone: code.phone(), organisationId: null };
  const registered = await registerPerson(call, registration);
  if (!registered.ok) return refuse('code-wrong', { field: 'code' });
  const { value, facts: all } = await passFirstStep(call, registered.value.id, 'code');
  return allow(value, ...registered.facts, facts.agreedAtRegistration(registered.value.id), ...all);
});

export const signInWithPassword = handle(contract.signInWithPassword, async (call) => {
  const { tx, input, newId, now } = call;
  if (await isAddressTooBusy(call.caller)) return refuse('too-many-tries');
  const person = await findPersonByPhone(tx, input.phone);
  // Everybody can read the demo town's password; in a database that once was one, it no longer opens anything.
  const { isDemo, demoPassword } = accessSetting();
  const isPublicKnowledge = !isDemo && input.password === demoPassword;
  const tried = await tryLock(tx, `password:${store.indexOfPhone(input.phone)}`, now, async () => {
    const kept = person && (await findPasswordOf(tx, person.id));
    return (await isPassword(kept?.hash, input.password)) && !isPublicKnowledge;
  });
  if (tried === 'closed') return refuse('too-many-tries');
  if (tried === 'wrong' || !person) {
    const failed = facts.signInFailed(person?.id ?? newId(), 'password');
    return refuse('password-wrong', { field: 'password', facts: [failed] });
  }
  const { value, facts: all } = await passFirstStep(call, person.id, 'password');
  return allow(value, ...all);
});

/** The person's own password, or that of a record that was merged into theirs. */
async function findPasswordOf(tx: Tx, personId: string) {
  for (const id of await allIdsOf(tx, personId)) {
    const kept = await findPassword(tx, id);
    if (kept) return kept;
  }
  return undefined;
}

export const signInAsDemoPerson = handle(contract.signInAsDemoPerson, async (call) => {
  if (!accessSetting().isDemo) return refuse('demo-not-active');
  const listed = await store.listDemoPeople(call.tx);
  if (!listed.some((each) => each.personId === call.input.personId)) return refuse('person-not-found');
  const person = await findPerson(call.tx, call.input.personId);
  if (!person) return refuse('person-not-found');
  const { value, facts: all } = await passFirstStep(call, person.id, 'demo');
  return allow(value, ...all);
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
