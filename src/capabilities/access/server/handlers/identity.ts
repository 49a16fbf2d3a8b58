import { personOf } from '../../../../kernel/actor.ts';
import { allow, refuse } from '../../../../kernel/decision.ts';
import { answer, handle } from '../../../../platform/server/handle.ts';
import { findPersonByPhone } from '../../../people/server/door.ts';
import * as contract from '../../contract/identity.ts';
import * as facts from '../../domain/facts.ts';
import { passFirstStep } from '../begin-session.ts';
import * as identity from '../identity.ts';
import { isAddressTooBusy } from '../locks.ts';
import { accessSetting } from '../setting.ts';
import * as store from '../store-passkeys.ts';

export const readIdentityProvider = answer(contract.readIdentityProvider, async () => ({
  name: accessSetting().identity?.name ?? null,
}));

export const beginWithIdentity = answer(contract.beginWithIdentity, async (call) => {
  const provider = accessSetting().identity;
  if (!provider) return null;
  return { name: provider.name, address: await identity.addressToAsk(call, provider, call.input.next) };
});

export const signInWithIdentity = handle(contract.signInWithIdentity, async (call) => {
  const { tx, newId, now } = call;
  if (await isAddressTooBusy(call.caller)) return refuse('too-many-tries');
  const provider = accessSetting().identity;
  if (!provider) return refuse('identity-not-set-up');
  const confirmed = await identity.readConfirmed(call, provider, call.input.query);
  if (!confirmed) return refuse('identity-not-confirmed', { facts: [facts.signInFailed(newId(), 'identity')] });
  const { subjectIndex, phone, next } = confirmed;
  const linked = await store.findLinkedPerson(tx, confirmed.known);
  const byPhone = linked || phone === undefined ? undefined : await findPersonByPhone(tx, phone);
  const personId = linked ?? byPhone?.id;
  // Nobody is registered by another house's word: who works here is known here first.
  if (!personId) return refuse('identity-unknown', { facts: [facts.signInFailed(newId(), 'identity')] });
  const linkId = newId();
  const isNew = !linked && (await store.saveLink(tx, { id: linkId, personId, subjectIndex, at: now }));
  const { value, facts: begun } = await passFirstStep(call, personId, 'identity');
  return allow({ ...value, next }, ...(isNew ? [facts.identityLinked(personId, linkId)] : []), ...begun);
});

export const linkIdentity = handle(contract.linkIdentity, async (call) => {
  const { tx, newId, now } = call;
  const { personId } = personOf(call.actor);
  const provider = accessSetting().identity;
  if (!provider) return refuse('identity-not-set-up');
  const confirmed = await identity.readConfirmed(call, provider, call.input.query);
  if (!confirmed) return refuse('identity-not-confirmed');
  const linkId = newId();
  const { subjectIndex } = confirmed;
  const isNew = await store.saveLink(tx, { id: linkId, personId, subjectIndex, at: now });
  return isNew ? allow({}, facts.identityLinked(personId, linkId)) : refuse('identity-linked-already');
});

export const unlinkIdentity = handle(contract.unlinkIdentity, async ({ tx, actor, now }) => {
  const { personId } = personOf(actor);
  const [linkId] = await store.saveUnlinked(tx, personId, now);
  return linkId ? allow({}, facts.identityUnlinked(personId, linkId)) : refuse('identity-not-linked');
});
