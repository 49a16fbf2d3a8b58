import { randomBytes } from 'node:crypto';
import type { Fact } from '../../../kernel/decision.ts';
import type { Call } from '../../../platform/server/handle.ts';
import { findGrantsOf } from '../../roles/server/door.ts';
import * as facts from '../domain/facts.ts';
import { ABSOLUTE_MINUTES, homeOf } from '../domain/model.ts';
import { accessSetting } from './setting.ts';
import * as store from './store.ts';

type Caller = Pick<Call<never>, 'tx' | 'now' | 'newId' | 'place' | 'caller'>;

const COOKIE = 'tongxin_session';

/** The cookie is bound to the place's path: a session of one place is never sent to another. */
function cookieHeader(value: string, slug: string, maxAgeSeconds: number): string {
  const parts = [`${COOKIE}=${value}`, `Path=/${slug}`, 'HttpOnly', 'SameSite=Lax', `Max-Age=${maxAgeSeconds}`];
  return [...parts, ...(accessSetting().isSecure ? ['Secure'] : [])].join('; ');
}

/** Begins a session, hands its token to the browser, and says where to go. The token itself is stored nowhere. */
export async function beginSession(call: Caller, personId: string, by: 'code' | 'password' | 'demo') {
  const token = randomBytes(32).toString('base64url');
  const session = { id: call.newId(), personId, madeAt: call.now, seenAt: call.now, endedAt: null };
  await store.saveNewSession(call.tx, session, token);
  const held = (await findGrantsOf(call.tx, [personId], call.now)).get(personId) ?? [];
  call.caller.setCookie(cookieHeader(token, call.place.slug, ABSOLUTE_MINUTES * 60));
  const fact: Fact = facts.signedIn(personId, session.id, by);
  return { value: { personId, home: homeOf(held.map((grant) => grant.role)) }, fact };
}

export function forgetCookie(call: Caller): void {
  call.caller.setCookie(cookieHeader('', call.place.slug, 0));
}
