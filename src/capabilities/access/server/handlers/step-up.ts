import { personOf } from '../../../../kernel/actor.ts';
import { allow, refuse, type Decision } from '../../../../kernel/decision.ts';
import { needsFreshProof } from '../../../../kernel/fresh-proof.ts';
import type { Tx } from '../../../../platform/server/transaction.ts';
import { answer, handle } from '../../../../platform/server/handle.ts';
import { findPhoneToReach } from '../../../people/server/door.ts';
import * as contract from '../../contract/step-up.ts';
import * as facts from '../../domain/facts.ts';
import { proofMeansOf, type ProofMeans } from '../../domain/second-factors.ts';
import { renewSession, type Caller } from '../begin-session.ts';
import { isPassword } from '../hashing.ts';
import { askForKey } from '../key-ceremony.ts';
import { tryLock } from '../locks.ts';
import { sendCode, tryCode } from '../one-time-codes.ts';
import { takeSecondCode } from '../second-codes.ts';
import { accessSetting } from '../setting.ts';
import { listPasskeys } from '../store-passkeys.ts';
import { findPassword } from '../store-passwords.ts';
import { findSecondFactors } from '../store-second-factors.ts';
import { indexOfPhone, isDemoPerson, saveCode } from '../store-sign-in.ts';
import { keepChallenge, takeSignature } from './passkeys.ts';

async function meansOf(tx: Tx, personId: string): Promise<ProofMeans[]> {
  const hasPassword = (await findPassword(tx, personId)) !== undefined;
  const isOfDemo = accessSetting().isDemo && (await isDemoPerson(tx, personId));
  return proofMeansOf({ ...(await findSecondFactors(tx, personId)), hasPassword, isOfDemo });
}

/** Remembers the proof and gives the session another token. */
async function prove(call: Caller, by: ProofMeans): Promise<Decision<Record<string, never>, never>> {
  const { personId, sessionId } = personOf(call.actor);
  const isSecond = by === 'authenticator' || by === 'passkey' ? { hasSecondFactor: true } : {};
  const renewed = await renewSession(call, sessionId, { provenAt: call.now, ...isSecond });
  return allow({}, facts.proven(personId, renewed, by));
}

const failed = (personId: string) => [facts.signInFailed(personId, 'proof')];

export const listProofMeans = answer(contract.listProofMeans, async ({ tx, actor, now }) => ({
  means: await meansOf(tx, personOf(actor).personId),
  isProven: !needsFreshProof(actor, now),
}));

export const proveWithPassword = handle(contract.proveWithPassword, async (call) => {
  const { tx, now, input } = call;
  const { personId } = personOf(call.actor);
  if (!(await meansOf(tx, personId)).includes('password')) return refuse('means-not-yours');
  const phone = (await findPhoneToReach(tx, personId)) ?? '';
  const tried = await tryLock(tx, `password:${indexOfPhone(phone)}`, now, async () =>
    isPassword((await findPassword(tx, personId))?.hash, input.password),
  );
  if (tried === 'closed') return refuse('too-many-tries');
  if (tried === 'wrong') return refuse('own-password-wrong', { field: 'password', facts: failed(personId) });
  return prove(call, 'password');
});

export const proveWithAuthenticator = handle(contract.proveWithAuthenticator, async (call) => {
  const { tx, now, input } = call;
  const { personId } = personOf(call.actor);
  if (!(await meansOf(tx, personId)).some((means) => means === 'authenticator' || means === 'passkey')) {
    return refuse('means-not-yours');
  }
  let used: Awaited<ReturnType<typeof takeSecondCode>>;
  const tried = await tryLock(tx, `second:${personId}`, now, async () => {
    used = await takeSecondCode(call, personId, input.code);
    return used !== undefined;
  });
  if (tried === 'closed') return refuse('too-many-tries');
  if (tried === 'wrong') return refuse('code-wrong', { field: 'code', facts: failed(personId) });
  const proven = await prove(call, 'authenticator');
  return proven.ok ? allow(proven.value, ...(used ?? []), ...proven.facts) : proven;
});

export const requestProofCode = handle(contract.requestProofCode, async (call) => {
  const { personId } = personOf(call.actor);
  const phone = await findPhoneToReach(call.tx, personId);
  if (!phone || !(await meansOf(call.tx, personId)).includes('code')) return refuse('means-not-yours');
  const ticket = await sendCode(call, phone);
  return ticket === undefined ? refuse('too-many-codes') : allow({ ticket }, facts.codeSent(ticket));
});

export const proveWithCode = handle(contract.proveWithCode, async (call) => {
  const { personId } = personOf(call.actor);
  const phone = await findPhoneToReach(call.tx, personId);
  if (!phone || !(await meansOf(call.tx, personId)).includes('code')) return refuse('means-not-yours');
  const code = await tryCode(call, call.input.ticket, call.input.code);
  if (code === 'wrong') return refuse('code-wrong', { field: 'code', facts: failed(personId) });
  // A code that went to another telephone proves that other one only.
  if (code === 'over' || code.phone() !== phone) return refuse('code-wrong', { field: 'code' });
  await saveCode(call.tx, { ...code, usedAt: call.now });
  return prove(call, 'code');
});

export const askProofByPasskey = handle(contract.askProofByPasskey, async (call) => {
  const { personId } = personOf(call.actor);
  const known = await listPasskeys(call.tx, personId);
  if (known.length === 0) return refuse('means-not-yours');
  const { value, fact } = await keepChallenge(call, { purpose: 'prove', personId }, await askForKey(known));
  return allow(value, fact);
});

export const proveWithPasskey = handle(contract.proveWithPasskey, async (call) => {
  const { personId } = personOf(call.actor);
  const signed = await takeSignature(call, { ...call.input, purpose: 'prove' });
  if (!signed || signed.personId !== personId || signed.suspected) {
    const suspected = signed?.suspected ? [facts.passkeySuspected(personId, signed.suspected)] : [];
    return refuse('passkey-not-accepted', { facts: [...failed(personId), ...suspected] });
  }
  return prove(call, 'passkey');
});

export const proveInDemo = handle(contract.proveInDemo, async (call) => {
  if (!accessSetting().isDemo) return refuse('demo-not-active');
  const { personId } = personOf(call.actor);
  return (await isDemoPerson(call.tx, personId)) ? prove(call, 'demo') : refuse('means-not-yours');
});
