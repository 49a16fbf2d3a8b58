import { allow, refuse } from '../../../../kernel/decision.ts';
import { handle, type Doing } from '../../../../platform/server/handle.ts';
import { findOrganisations, listOrganisationIds } from '../../../organisations/server/door.ts';
import {
  allIdsOf,
  findPeople,
  findPerson,
  findPersonByPhone,
  findPersonForUpdate,
} from '../../../people/server/door.ts';
import { findGrantsOf } from '../../../roles/server/door.ts';
import * as contract from '../../contract/passwords.ts';
import { mayAssist } from '../../domain/assistance.ts';
import * as facts from '../../domain/facts.ts';
import { hasSecondFactor } from '../../domain/second-factors.ts';
import { makeInvitation } from '../invitations.ts';
import { listRecoveryCodes } from '../second-codes.ts';
import { listOpenSessions, saveEnded } from '../store.ts';
import { savePasskeysRemoved, listPasskeys } from '../store-passkeys.ts';
import { findPassword } from '../store-passwords.ts';
import * as store from '../store-second-factors.ts';
import { indexOfPhone } from '../store-sign-in.ts';
import { findCounter } from '../store-tries.ts';

/** Whether the caller may help this person. Somebody whom nobody knows is out of reach for everybody alike. */
async function mayHelp({ tx, actor, now }: Doing, personId: string): Promise<boolean> {
  const person = await findPerson(tx, personId);
  if (!person) return false;
  const grants = (await findGrantsOf(tx, [personId], now)).get(personId) ?? [];
  const ids = [...grants.map((grant) => grant.organisationId), person.organisationId].filter((id) => id !== null);
  const roots = await listOrganisationIds(tx, { rootsOnly: true });
  const found = await findOrganisations(tx, [...ids, ...roots]);
  const refs = (wanted: readonly string[]) => [...new Set(wanted)].flatMap((id) => found.get(id) ?? []);
  return mayAssist(actor, { personId, organisations: refs(ids), roots: refs(roots) });
}

export const readSignInState = handle(contract.readSignInState, async (call) => {
  const { tx, input, now } = call;
  const person = await findPersonByPhone(tx, input.phone);
  // Said alike of who is not here and who is out of reach: a telephone tells nothing to who may not know.
  if (!person || !(await mayHelp(call, person.id))) return refuse('person-not-yours', { field: 'phone' });
  const { id } = person;
  const factors = await store.findSecondFactors(tx, id);
  const sessions = await listOpenSessions(tx, await allIdsOf(tx, id));
  const counters = [
    await findCounter(tx, `password:${indexOfPhone(input.phone)}`),
    await findCounter(tx, `second:${id}`),
  ];
  const locked = counters.flatMap((counter) => counter?.lockedUntil ?? []).filter((until) => until > now);
  const state = {
    personId: id,
    maskedName: (await findPeople(tx, [id])).get(id)?.maskedName ?? '',
    hasPassword: (await findPassword(tx, id)) !== undefined,
    hasAuthenticator: factors.hasAuthenticator,
    passkeys: (await listPasskeys(tx, id)).length,
    recoveryCodesLeft: (await listRecoveryCodes(call, id)).left,
    openSessions: sessions.length,
    lastSignInAt: sessions[0]?.madeAt ?? null,
    lockedUntil: locked.sort().at(-1) ?? null,
  };
  return allow(state, facts.signInStateRead(id));
});

export const invite = handle(contract.invite, async (call) => {
  const { personId } = call.input;
  if (!(await mayHelp(call, personId))) return refuse('person-not-yours');
  // Whoever has a password sets a new one after a code by telephone. A link here would be a way into any account.
  if (await findPassword(call.tx, personId)) return refuse('password-there');
  const { path, endsAt, fact } = await makeInvitation(call, personId);
  return allow({ path, endsAt }, fact);
});

export const resetSecondFactors = handle(contract.resetSecondFactors, async (call) => {
  const { tx, now, input } = call;
  const { personId } = input;
  await findPersonForUpdate(tx, personId);
  if (!(await mayHelp(call, personId))) return refuse('person-not-yours');
  // A key of a record that was merged opens as well, and is perhaps the one that was lost.
  const ids = await allIdsOf(tx, personId);
  const factors = [];
  for (const id of ids) factors.push(await store.findSecondFactors(tx, id));
  if (!factors.some(hasSecondFactor)) return refuse('nothing-to-reset');
  for (const id of ids) {
    await store.removeAuthenticator(tx, id);
    await store.forgetRecoveryCodes(tx, id);
    await savePasskeysRemoved(tx, id, now);
  }
  const ended = await saveEnded(tx, ids, now);
  const out = ended.length > 0 ? [facts.signedOut(personId, ended)] : [];
  return allow({}, facts.secondFactorsReset(personId), ...out);
});
