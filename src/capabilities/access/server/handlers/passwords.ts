import { idsOf, personOf } from '../../../../kernel/actor.ts';
import { allow, refuse } from '../../../../kernel/decision.ts';
import { handle, type Doing } from '../../../../platform/server/handle.ts';
import { findPerson, findPhoneToReach } from '../../../people/server/door.ts';
import * as contract from '../../contract/passwords.ts';
import * as facts from '../../domain/facts.ts';
import { refusePassword } from '../../domain/passwords.ts';
import { hashPassword, hashSecret, isPassword, isSameText } from '../hashing.ts';
import { isAddressTooBusy } from '../locks.ts';
import { accessSetting } from '../setting.ts';
import { saveEnded } from '../store.ts';
import * as store from '../store-passwords.ts';

/** Checks a new password and keeps it. The one before joins the former ones. */
async function changePassword(doing: Doing, personId: string, password: string) {
  const { tx, now, newId, place } = doing;
  const { policy } = accessSetting();
  const person = await findPerson(tx, personId);
  const phone = (await findPhoneToReach(tx, personId)) ?? '';
  const refused = refusePassword(password, { name: person?.name ?? '', phone, placeSlug: place.slug }, policy);
  if (refused) return refuse(refused.refusal, { field: 'password', detail: refused.detail });
  const before = await store.findPassword(tx, personId);
  const former = await store.listFormerHashes(tx, personId, policy.history);
  const hashes = policy.history > 0 && before ? [before.hash, ...former] : [];
  for (const hash of hashes.slice(0, policy.history)) {
    if (await isPassword(hash, password)) {
      return refuse('password-used-before', { field: 'password', detail: { history: policy.history } });
    }
  }
  if (before) {
    await store.saveFormer(tx, { id: newId(), personId, hash: before.hash, at: now }, Math.min(policy.history, 10));
  }
  await store.savePassword(tx, personId, { hash: await hashPassword(password), setAt: now });
  return allow({}, facts.passwordSet(personId));
}

export const setOwnPassword = handle(contract.setOwnPassword, async (call) => {
  const actor = personOf(call.actor);
  const { personId, sessionId } = actor;
  const changed = await changePassword(call, personId, call.input.password);
  if (!changed.ok) return changed;
  // Whoever knew the old one may sit elsewhere still.
  const ended = await saveEnded(call.tx, idsOf(actor), call.now, { except: sessionId });
  return ended.length > 0 ? allow({}, ...changed.facts, facts.signedOut(personId, ended)) : changed;
});

export const setFirstPassword = handle(contract.setFirstPassword, async (call) => {
  const { tx, input, now } = call;
  if (await isAddressTooBusy(call.caller)) return refuse('too-many-tries');
  const invitation = await store.findInvitationForUpdate(tx, input.invitationId);
  const isOpen =
    invitation !== undefined &&
    invitation.usedAt === null &&
    now < invitation.endsAt &&
    isSameText(invitation.secretHash, hashSecret(input.invitationId, input.secret)) &&
    (await store.findPassword(tx, invitation.personId)) === undefined;
  if (!isOpen) return refuse('invitation-not-open');
  const changed = await changePassword(call, invitation.personId, input.password);
  if (!changed.ok) return changed;
  await store.saveInvitationUsed(tx, input.invitationId, now);
  return changed;
});
