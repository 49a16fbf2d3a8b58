import { hash } from '@node-rs/argon2';
import type { PersonActor } from '../../../kernel/actor.ts';
import { minutesBetween, type Instant } from '../../../kernel/days.ts';
import type { Fact } from '../../../kernel/decision.ts';
import type { Doing } from '../../../platform/server/handle.ts';
import type { Comer } from '../../../platform/server/http/comers.ts';
import type { Tx } from '../../../platform/server/transaction.ts';
import { findGrantsOf } from '../../roles/server/door.ts';
import * as facts from '../domain/facts.ts';
import { isAlive, PASSWORD_LENGTH } from '../domain/model.ts';
import * as store from './store.ts';
import * as signIn from './store-sign-in.ts';

const SEEN_EVERY_MINUTES = 5;

/**
 * Who comes with each of these session tokens, in the same order; undefined when it is unknown, ended or expired. Two
 * queries for all who come at the same moment. Notes now and then that a session was used, so the transaction must be
 * one that may write.
 */
export async function findActors(tx: Tx, comers: readonly Comer[]): Promise<readonly (PersonActor | undefined)[]> {
  const found = await store.findSessions(
    tx,
    comers.map((comer) => comer.token),
  );
  const personIds = found.flatMap((session) => session?.personId ?? []);
  // Who comes with others at the same moment: a term that ends between them has ended for all.
  const latest = comers.reduce((latest, { now }) => (now > latest ? now : latest), '');
  const grants = await findGrantsOf(tx, personIds, latest);
  const stale = new Map<string, Instant>();
  const actors = comers.map(({ now }, index): PersonActor | undefined => {
    const session = found[index];
    if (!session || !isAlive(session, now)) return undefined;
    if (minutesBetween(session.seenAt, now) >= SEEN_EVERY_MINUTES) stale.set(session.id, now);
    const { id: sessionId, personId } = session;
    return { kind: 'person', tenantId: tx.tenantId, personId, sessionId, grants: grants.get(personId) ?? [] };
  });
  if (stale.size > 0) await store.saveSeen(tx, stale);
  return actors;
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
