import { hash } from '@node-rs/argon2';
import type { PersonActor } from '../../../kernel/actor.ts';
import { minutesBetween, type Instant } from '../../../kernel/days.ts';
import type { Fact } from '../../../kernel/decision.ts';
import type { Doing } from '../../../platform/server/handle.ts';
import type { Tx } from '../../../platform/server/transaction.ts';
import * as facts from '../domain/facts.ts';
import { isAlive, PASSWORD_LENGTH, type RoleGrant } from '../domain/model.ts';
import * as store from './store.ts';
import * as signIn from './store-sign-in.ts';

const SEEN_EVERY_MINUTES = 5;

/**
 * Who comes with this session token; undefined when it is unknown, ended or expired. Notes now and then that the
 * session was used, so the transaction must be one that may write.
 */
export async function findActor(tx: Tx, token: string, now: Instant): Promise<PersonActor | undefined> {
  const found = await store.findSessionWithGrants(tx, token);
  if (!found || !isAlive(found.session, now)) return undefined;
  const { session, grants } = found;
  if (minutesBetween(session.seenAt, now) >= SEEN_EVERY_MINUTES) await store.saveSeen(tx, session.id, now);
  return { kind: 'person', tenantId: tx.tenantId, personId: session.personId, sessionId: session.id, grants };
}

/** Gives a role without asking who may: only for setting a place up, before anybody holds the right to. */
export async function grantAtSetUp(doing: Doing, grant: Omit<RoleGrant, 'grantedBy' | 'grantedAt' | 'revokedAt'>) {
  const whole = { ...grant, grantedBy: 'system:set-up', grantedAt: doing.now, revokedAt: null };
  await store.saveNewGrant(doing.tx, whole);
  return [facts.roleGranted(whole)];
}

/** Sets a password of at least ten characters. Hashing takes some tens of milliseconds on purpose. */
export async function setPassword(doing: Doing, personId: string, password: string): Promise<readonly Fact[]> {
  if ([...password].length < PASSWORD_LENGTH) throw new Error(`A password has at least ${PASSWORD_LENGTH} characters.`);
  await signIn.savePasswordHash(doing.tx, personId, await hash(password), doing.now);
  return [facts.passwordSet(personId)];
}

/** Lists an invented person on the panel of the sign-in page. Only the demo town calls this. */
export function introduceDemoPerson(tx: Tx, person: signIn.DemoPerson): Promise<void> {
  return signIn.saveDemoPerson(tx, person);
}

export { setAccess } from './setting.ts';
