import { randomBytes } from 'node:crypto';
import { idsOf, isPerson } from '../../../kernel/actor.ts';
import { addMinutes } from '../../../kernel/days.ts';
import type { Fact } from '../../../kernel/decision.ts';
import type { Call } from '../../../platform/server/handle.ts';
import { allIdsOf, findPerson } from '../../people/server/door.ts';
import { findGrantsOf } from '../../roles/server/door.ts';
import { deviceOf, isNewDevice } from '../domain/device.ts';
import * as facts from '../domain/facts.ts';
import { homeOf, REPLACED_MINUTES, type Session } from '../domain/model.ts';
import { isWornOut } from '../domain/passwords.ts';
import { awakeGrants, hasSecondFactor, type BeganBy } from '../domain/second-factors.ts';
import { accessSetting } from './setting.ts';
import * as store from './store.ts';
import { findPassword } from './store-passwords.ts';
import { findSecondFactors, saveSecondStep } from './store-second-factors.ts';

export type Caller = Pick<Call<never>, 'tx' | 'now' | 'newId' | 'place' | 'caller' | 'actor'>;

const COOKIE = 'tongxin_session';
const SECURITY_PAGE = '/my/security';

/** The cookie is bound to the place's path: a session of one place is never sent to another. */
function cookieHeader(value: string, slug: string, maxAgeSeconds: number): string {
  const { isSecure } = accessSetting();
  const name = isSecure ? `__Secure-${COOKIE}` : COOKIE;
  const parts = [`${name}=${value}`, `Path=/${slug}`, 'HttpOnly', 'SameSite=Lax', `Max-Age=${maxAgeSeconds}`];
  return [...parts, ...(isSecure ? ['Secure'] : [])].join('; ');
}

type Begun = {
  readonly value: {
    readonly personId: string | null;
    readonly home: string;
    readonly goFirst?: string;
    readonly secondStep?: string;
  };
  readonly facts: readonly Fact[];
};

/**
 * Goes on after the first step: to the second one for those who have set one up, else into a session. Who pressed a
 * button of the demo town, or holds a passkey that asked for finger, face or number, needs no second step.
 */
export async function passFirstStep(call: Caller, personId: string, by: BeganBy): Promise<Begun> {
  const isWhole = by === 'demo' || by === 'passkey';
  const holderId = isWhole ? undefined : await holderOfFactors(call, personId);
  if (holderId === undefined) return beginSession(call, personId, { by, hasSecondFactor: by === 'passkey' });
  const id = call.newId();
  await saveSecondStep(call.tx, { id, personId: holderId, beganBy: by, madeAt: call.now });
  const goFirst = `/sign-in/second-step?ticket=${id}`;
  return {
    value: { personId: null, home: goFirst, goFirst, secondStep: id },
    facts: [facts.secondStepAsked(personId, id)],
  };
}

/** The record of this person that has a second factor: their own, or one that was merged into it with its rights. */
async function holderOfFactors({ tx }: Caller, personId: string): Promise<string | undefined> {
  for (const id of await allIdsOf(tx, personId)) {
    if (hasSecondFactor(await findSecondFactors(tx, id))) return id;
  }
  return undefined;
}

type How = { readonly by: BeganBy; readonly hasSecondFactor: boolean };

/**
 * Begins a session, hands its token to the browser, and says where to go. The token itself is stored nowhere. The
 * session that the browser had until now ends.
 */
export async function beginSession(call: Caller, recordId: string, { by, hasSecondFactor: has }: How): Promise<Begun> {
  const { tx, now, actor } = call;
  const personId = (await findPerson(tx, recordId))?.id ?? recordId;
  const ended = isPerson(actor) ? await store.saveEnded(tx, idsOf(actor), now, { only: actor.sessionId }) : [];
  const session: Session = {
    id: call.newId(),
    personId,
    madeAt: now,
    seenAt: now,
    endedAt: null,
    provenAt: now,
    hasSecondFactor: has,
    device: deviceOf(call.caller.userAgent ?? ''),
    beganBy: by,
  };
  const isNew = isNewDevice(session.device, await store.listDevices(tx, await allIdsOf(tx, personId)));
  await handOut(call, session);
  const held = (await findGrantsOf(tx, [personId], now)).get(personId) ?? [];
  const awake = awakeGrants(held, session, accessSetting().secondFactorRoles);
  const password = by === 'password' ? await findPassword(tx, personId) : undefined;
  const isOld = password !== undefined && isWornOut(password.setAt, now, accessSetting().policy);
  const goFirst = awake.length < held.length || isOld ? { goFirst: SECURITY_PAGE } : {};
  const home = homeOf(awake.map((grant) => grant.role));
  const left = isPerson(actor) && ended.length > 0 ? [facts.signedOut(actor.personId, ended)] : [];
  const noticed = isNew ? [facts.signedInOnNewDevice(personId, session.id, session.device)] : [];
  const all = [...left, facts.signedIn(personId, session.id, by), ...noticed];
  return { value: { personId, home, ...goFirst }, facts: all };
}

/** Stores a session under a new token, which only the browser keeps. */
async function handOut(call: Caller, session: Session): Promise<void> {
  const token = randomBytes(32).toString('base64url');
  await store.saveNewSession(call.tx, session, token);
  call.caller.setCookie(cookieHeader(token, call.place.slug, accessSetting().term.absoluteMinutes * 60));
}

/**
 * Gives a session that has just proven itself another token; the one before serves a moment longer, for what the
 * browser had already sent with it. One that was ended or replaced meanwhile brings forth no other. Answers the id of
 * the session that stands.
 */
export async function renewSession(call: Caller, sessionId: string, changed: Partial<Session>): Promise<string> {
  if (isPerson(call.actor)) await store.lockSessionsOf(call.tx, idsOf(call.actor));
  const before = await store.findSessionForUpdate(call.tx, sessionId);
  if (!before) throw new Error('Only a session that is there can be renewed.');
  if (before.endedAt !== null) return sessionId;
  await store.saveEnded(call.tx, before.personId, addMinutes(call.now, REPLACED_MINUTES), { only: sessionId });
  const session = { ...before, ...changed, id: call.newId(), seenAt: call.now };
  await handOut(call, session);
  return session.id;
}

export function forgetCookie(call: Caller): void {
  call.caller.setCookie(cookieHeader('', call.place.slug, 0));
}
