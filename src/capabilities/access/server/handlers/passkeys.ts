import { personOf } from '../../../../kernel/actor.ts';
import { addMinutes } from '../../../../kernel/days.ts';
import { allow, refuse } from '../../../../kernel/decision.ts';
import { handle, type Doing } from '../../../../platform/server/handle.ts';
import { findPerson } from '../../../people/server/door.ts';
import * as contract from '../../contract/second-factors.ts';
import * as facts from '../../domain/facts.ts';
import { CHALLENGE_MINUTES } from '../../domain/second-factors.ts';
import { beginSession, passFirstStep, renewSession } from '../begin-session.ts';
import * as ceremony from '../key-ceremony.ts';
import { isAddressTooBusy } from '../locks.ts';
import { makeRecoveryCodes } from '../second-codes.ts';
import * as store from '../store-passkeys.ts';
import * as factors from '../store-second-factors.ts';
import { findOpenStep } from './second-factors.ts';

type Wish = { readonly purpose: store.Purpose; readonly personId: string | null };

/** Keeps the challenge of what a device is asked for; it serves once. */
export async function keepChallenge({ tx, now, newId }: Doing, wish: Wish, options: { challenge: string }) {
  const id = newId();
  await store.saveChallenge(tx, { id, ...wish, challenge: options.challenge, madeAt: now });
  return { value: { challengeId: id, options: { ...options } }, fact: facts.challengeMade(id) };
}

/** The challenge of this purpose if it is still good; from now on it is not. */
async function takeChallenge({ tx, now }: Doing, id: string, purpose: store.Purpose) {
  const taken = await store.takeChallenge(tx, id, now);
  const isGood = taken?.purpose === purpose && now < addMinutes(taken.madeAt, CHALLENGE_MINUTES);
  return isGood ? taken : undefined;
}

type Sent = { readonly challengeId: string; readonly response: string; readonly purpose: store.Purpose };

/** Whose key signed the challenge; undefined when none of ours did. */
export async function takeSignature(doing: Doing, { challengeId, response, purpose }: Sent) {
  const challenge = await takeChallenge(doing, challengeId, purpose);
  const credentialId = ceremony.credentialIdOf(response);
  const passkey = credentialId && (await store.findPasskeyForUpdate(doing.tx, credentialId));
  if (!challenge || !passkey) return undefined;
  if (challenge.personId !== null && challenge.personId !== passkey.personId) return undefined;
  const counter = await ceremony.readSignature(response, challenge.challenge, passkey);
  if (counter === undefined) return undefined;
  if (counter === 'copied') return { personId: passkey.personId, suspected: passkey.id };
  await store.savePasskeyUsed(doing.tx, passkey.id, counter, doing.now);
  return { personId: passkey.personId };
}

export const askPasskey = handle(contract.askPasskey, async (call) => {
  if (await isAddressTooBusy(call.caller)) return refuse('too-many-tries');
  const { ticket } = call.input;
  const step = ticket === undefined ? undefined : await findOpenStep(call, ticket);
  if (ticket !== undefined && !step) return refuse('second-step-over');
  const known = step ? await store.listPasskeys(call.tx, step.personId) : [];
  const wish = step
    ? { purpose: 'second-step' as const, personId: step.personId }
    : { purpose: 'sign-in' as const, personId: null };
  const { value, fact } = await keepChallenge(call, wish, await ceremony.askForKey(known));
  return allow(value, fact);
});

export const signInWithPasskey = handle(contract.signInWithPasskey, async (call) => {
  const { input } = call;
  if (await isAddressTooBusy(call.caller)) return refuse('too-many-tries');
  const step = input.ticket === undefined ? undefined : await findOpenStep(call, input.ticket);
  if (input.ticket !== undefined && !step) return refuse('second-step-over');
  const signed = await takeSignature(call, { ...input, purpose: step ? 'second-step' : 'sign-in' });
  if (!signed || (step && step.personId !== signed.personId)) {
    return refuse('passkey-not-accepted', { facts: [facts.signInFailed(call.input.challengeId, 'passkey')] });
  }
  if (signed.suspected) {
    return refuse('passkey-not-accepted', { facts: [facts.passkeySuspected(signed.personId, signed.suspected)] });
  }
  if (step) await factors.saveSecondStepUsed(call.tx, step.id, call.now);
  const begun = step
    ? await beginSession(call, signed.personId, { by: step.beganBy, hasSecondFactor: true })
    : await passFirstStep(call, signed.personId, 'passkey');
  return allow(begun.value, ...begun.facts);
});

export const askNewPasskey = handle(contract.askNewPasskey, async (call) => {
  const { personId } = personOf(call.actor);
  const person = await findPerson(call.tx, personId);
  const known = await store.listPasskeys(call.tx, personId);
  const options = await ceremony.askForNewKey({ id: personId, name: person?.name ?? '' }, known);
  const { value, fact } = await keepChallenge(call, { purpose: 'register', personId }, options);
  return allow(value, fact);
});

export const addPasskey = handle(contract.addPasskey, async (call) => {
  const { tx, input, now } = call;
  const { personId, sessionId } = personOf(call.actor);
  const challenge = await takeChallenge(call, input.challengeId, 'register');
  const made = challenge?.personId === personId && (await ceremony.readNewKey(input.response, challenge.challenge));
  if (!made) return refuse('passkey-not-accepted');
  const passkey = { ...made, id: input.id, personId, name: input.name, madeAt: now, usedAt: null };
  if (!(await store.saveNewPasskey(tx, passkey))) return refuse('passkey-known');
  const hasCodes = (await factors.listRecoveryCodes(tx, personId, now)).left > 0;
  const codes = hasCodes ? [] : [await makeRecoveryCodes(call, personId)];
  // Whoever just showed the new factor need not sign in again to use it.
  await renewSession(call, sessionId, { hasSecondFactor: true, provenAt: now });
  return allow({ id: input.id }, facts.passkeyAdded(personId, input.id), ...codes);
});

export const renamePasskey = handle(contract.renamePasskey, async ({ tx, actor, input }) => {
  const { personId } = personOf(actor);
  const isThere = await store.savePasskeyName(tx, personId, input.passkeyId, input.name);
  return isThere ? allow({}, facts.passkeyRenamed(personId, input.passkeyId)) : refuse('passkey-not-found');
});

export const removePasskey = handle(contract.removePasskey, async ({ tx, actor, input, now }) => {
  const { personId } = personOf(actor);
  const removed = await store.savePasskeysRemoved(tx, personId, now, input.passkeyId);
  if (removed.length === 0) return refuse('passkey-not-found');
  const left = await factors.findSecondFactors(tx, personId);
  if (!left.hasPasskey && !left.hasAuthenticator) await factors.forgetRecoveryCodes(tx, personId);
  return allow({}, facts.passkeyRemoved(personId, input.passkeyId));
});
