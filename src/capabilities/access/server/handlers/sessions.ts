import { idsOf, personOf } from '../../../../kernel/actor.ts';
import { allow, refuse } from '../../../../kernel/decision.ts';
import { answer, handle } from '../../../../platform/server/handle.ts';
import { findOrganisations } from '../../../organisations/server/door.ts';
import { findPerson } from '../../../people/server/door.ts';
import { findGrantsOf } from '../../../roles/server/door.ts';
import * as contract from '../../contract.ts';
import * as facts from '../../domain/facts.ts';
import { isAlive } from '../../domain/model.ts';
import { forgetCookie } from '../begin-session.ts';
import { accessSetting } from '../setting.ts';
import * as store from '../store.ts';

export const signOut = handle(contract.signOut, async (call) => {
  const actor = personOf(call.actor);
  const { personId, sessionId } = actor;
  const ended = await store.saveEnded(call.tx, idsOf(actor), call.now, { only: sessionId });
  forgetCookie(call);
  return allow({}, facts.signedOut(personId, ended));
});

export const signOutEverywhere = handle(contract.signOutEverywhere, async (call) => {
  const actor = personOf(call.actor);
  const { personId } = actor;
  const ended = await store.saveEnded(call.tx, idsOf(actor), call.now);
  forgetCookie(call);
  return allow({ ended: ended.length }, facts.signedOut(personId, ended));
});

export const listSessions = answer(contract.listSessions, async ({ tx, actor, now }) => {
  const me = personOf(actor);
  const { sessionId } = me;
  const { term } = accessSetting();
  const open = (await store.listOpenSessions(tx, idsOf(me))).filter((session) => isAlive(session, now, term));
  return {
    items: open.map(({ id, madeAt, seenAt, device, beganBy }) => ({
      id,
      madeAt,
      seenAt,
      device,
      beganBy,
      isThisOne: id === sessionId,
    })),
  };
});

export const endSession = handle(contract.endSession, async (call) => {
  const actor = personOf(call.actor);
  const { personId, sessionId } = actor;
  const ended = await store.saveEnded(call.tx, idsOf(actor), call.now, { only: call.input.sessionId });
  if (ended.length === 0) return refuse('session-not-found');
  if (call.input.sessionId === sessionId) forgetCookie(call);
  return allow({}, facts.signedOut(personId, ended));
});

export const whoAmI = answer(contract.whoAmI, async ({ tx, actor, now }) => {
  const { personId, grants } = personOf(actor);
  const person = await findPerson(tx, personId);
  if (!person) throw new Error('A session outlived its person.');
  const held = (await findGrantsOf(tx, [personId], now)).get(personId) ?? [];
  const ids = [
    ...grants.map((grant) => grant.organisationId),
    ...(person.organisationId ? [person.organisationId] : []),
  ];
  const organisations = await findOrganisations(tx, ids);
  const nameOf = (id: string) => organisations.get(id)?.name ?? '';
  return {
    personId,
    name: person.name,
    volunteerNo: person.volunteerNo,
    organisationName: person.organisationId ? nameOf(person.organisationId) : null,
    grants: grants.map(({ except, ...grant }) => ({
      ...grant,
      ...(except ? { except: [...except] } : {}),
      organisationName: nameOf(grant.organisationId),
    })),
    needsSecondFactor: grants.length < held.length,
  };
});
