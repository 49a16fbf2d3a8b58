import { personOf } from '../../../../kernel/actor.ts';
import { addMinutes } from '../../../../kernel/days.ts';
import { allow, refuse } from '../../../../kernel/decision.ts';
import { answer, handle } from '../../../../platform/server/handle.ts';
import { findPerson } from '../../../people/server/door.ts';
import { findGrantsOf } from '../../../roles/server/door.ts';
import * as contract from '../../contract/second-factors.ts';
import * as facts from '../../domain/facts.ts';
import { isWornOut } from '../../domain/passwords.ts';
import { hasSecondFactor, SECOND_STEP_MINUTES } from '../../domain/second-factors.ts';
import { beginSession, renewSession, type Caller } from '../begin-session.ts';
import { isAddressTooBusy, tryLock } from '../locks.ts';
import * as codes from '../second-codes.ts';
import { accessSetting } from '../setting.ts';
import { findLinkOf, listPasskeys } from '../store-passkeys.ts';
import { findPassword } from '../store-passwords.ts';
import * as store from '../store-second-factors.ts';

export const listSignInMeans = answer(contract.listSignInMeans, async ({ tx, actor, now }) => {
  const { personId, grants } = personOf(actor);
  const { policy, identity } = accessSetting();
  const password = await findPassword(tx, personId);
  const authenticator = await store.findAuthenticator(tx, personId);
  const held = (await findGrantsOf(tx, [personId], now)).get(personId) ?? [];
  return {
    password: password ? { setAt: password.setAt, isWornOut: isWornOut(password.setAt, now, policy) } : null,
    policy: { leastLength: policy.leastLength, leastClasses: policy.leastClasses, mostDays: policy.mostDays },
    authenticator: stateOf(authenticator),
    recoveryCodesLeft: (await codes.listRecoveryCodes({ tx, now }, personId)).left,
    passkeys: (await listPasskeys(tx, personId)).map(({ id, name, madeAt, usedAt }) => ({ id, name, madeAt, usedAt })),
    identity: identity ? { name: identity.name, isLinked: (await findLinkOf(tx, personId)) !== undefined } : null,
    needsSecondFactor: grants.length < held.length,
  };
});

function stateOf(kept: store.Authenticator | undefined): 'none' | 'begun' | 'on' {
  if (!kept) return 'none';
  return kept.confirmedAt === null ? 'begun' : 'on';
}

export const readNewSecrets = answer(contract.readNewSecrets, async ({ tx, actor, now, place, locale }) => {
  const { personId } = personOf(actor);
  const kept = await store.findAuthenticator(tx, personId);
  const secret = kept && kept.confirmedAt === null ? kept.secret() : undefined;
  const person = await findPerson(tx, personId);
  const label = `${place.name[locale]} ${person?.name ?? ''}`;
  return {
    authenticator: secret ? { secret, address: codes.authenticatorAddress(secret, label) } : null,
    recoveryCodes: (await codes.listRecoveryCodes({ tx, now }, personId)).readable,
  };
});

export const beginAuthenticator = handle(contract.beginAuthenticator, async ({ tx, actor, now }) => {
  const { personId } = personOf(actor);
  const kept = await store.findAuthenticator(tx, personId, { isLocking: true });
  if (kept?.confirmedAt) return refuse('authenticator-there');
  await store.saveNewAuthenticator(tx, personId, codes.newAuthenticatorSecret(), now);
  return allow({}, facts.authenticatorBegun(personId));
});

export const confirmAuthenticator = handle(contract.confirmAuthenticator, async (call) => {
  const { tx, actor, now, input } = call;
  const { personId, sessionId } = personOf(actor);
  const kept = await store.findAuthenticator(tx, personId);
  if (!kept || kept.confirmedAt) return refuse('authenticator-not-begun');
  const tried = await tryLock(tx, `second:${personId}`, now, () =>
    codes.takeAuthenticatorCode(call, personId, input.code, { isConfirming: true }),
  );
  if (tried === 'closed') return refuse('too-many-tries');
  const failed = [facts.signInFailed(personId, 'second-step')];
  if (tried === 'wrong') return refuse('code-wrong', { field: 'code', facts: failed });
  const made = await codes.makeRecoveryCodes(call, personId);
  // Whoever just showed the new factor need not sign in again to use it.
  await renewSession(call, sessionId, { hasSecondFactor: true, provenAt: now });
  return allow({}, facts.authenticatorAdded(personId), made);
});

export const removeAuthenticator = handle(contract.removeAuthenticator, async ({ tx, actor }) => {
  const { personId } = personOf(actor);
  if (!(await store.removeAuthenticator(tx, personId))) return refuse('authenticator-not-there');
  const { hasPasskey } = await store.findSecondFactors(tx, personId);
  if (!hasPasskey) await store.forgetRecoveryCodes(tx, personId);
  return allow({}, facts.authenticatorRemoved(personId));
});

export const makeRecoveryCodes = handle(contract.makeRecoveryCodes, async (call) => {
  const { personId } = personOf(call.actor);
  if (!hasSecondFactor(await store.findSecondFactors(call.tx, personId))) return refuse('second-factor-not-there');
  return allow({}, await codes.makeRecoveryCodes(call, personId));
});

export const keepRecoveryCodes = handle(contract.keepRecoveryCodes, async ({ tx, actor }) => {
  const { personId } = personOf(actor);
  await store.hideRecoveryCodes(tx, personId);
  return allow({}, facts.recoveryCodesKept(personId));
});

/** Whose second step this ticket is, while it waits; locked, so that it leads to one session. */
export async function findOpenStep({ tx, now }: Pick<Caller, 'tx' | 'now'>, ticket: string) {
  const step = await store.findSecondStepForUpdate(tx, ticket);
  return step && step.usedAt === null && now < addMinutes(step.madeAt, SECOND_STEP_MINUTES) ? step : undefined;
}

export const finishSecondStep = handle(contract.finishSecondStep, async (call) => {
  const { tx, input, now } = call;
  if (await isAddressTooBusy(call.caller)) return refuse('too-many-tries');
  const step = await findOpenStep(call, input.ticket);
  if (!step) return refuse('second-step-over');
  let used: Awaited<ReturnType<typeof codes.takeSecondCode>>;
  const tried = await tryLock(tx, `second:${step.personId}`, now, async () => {
    used = await codes.takeSecondCode(call, step.personId, input.code);
    return used !== undefined;
  });
  if (tried === 'closed') return refuse('too-many-tries');
  const failed = [facts.signInFailed(step.personId, 'second-step')];
  if (tried === 'wrong') return refuse('code-wrong', { field: 'code', facts: failed });
  await store.saveSecondStepUsed(tx, step.id, now);
  const begun = await beginSession(call, step.personId, { by: step.beganBy, hasSecondFactor: true });
  return allow(begun.value, ...(used ?? []), ...begun.facts);
});
