import type { PersonActor } from '../../../kernel/actor.ts';
import { minutesBetween, type Instant } from '../../../kernel/days.ts';
import type { Fact } from '../../../kernel/decision.ts';
import type { Doing } from '../../../platform/server/handle.ts';
import type { Comer } from '../../../platform/server/http/comers.ts';
import type { Tx } from '../../../platform/server/transaction.ts';
import { findPersonsBehind } from '../../people/server/door.ts';
import { findGrantsOf } from '../../roles/server/door.ts';
import * as facts from '../domain/facts.ts';
import { isAlive } from '../domain/model.ts';
import { awakeGrants } from '../domain/second-factors.ts';
import { hashPassword } from './hashing.ts';
import { accessSetting } from './setting.ts';
import * as store from './store.ts';
import * as passwords from './store-passwords.ts';
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
  // A session of a record that was merged into another acts as the one that counts.
  const behind = await findPersonsBehind(
    tx,
    found.flatMap((session) => session?.personId ?? []),
  );
  const personIds = [...behind.values()].map(({ personId }) => personId);
  // Who comes with others at the same moment: a term that ends between them has ended for all.
  const latest = comers.reduce((latest, { now }) => (now > latest ? now : latest), '');
  const grants = await findGrantsOf(tx, personIds, latest);
  const { term, secondFactorRoles } = accessSetting();
  const stale = new Map<string, Instant>();
  const actors = comers.map(({ now }, index): PersonActor | undefined => {
    const session = found[index];
    if (!session || !isAlive(session, now, term)) return undefined;
    if (minutesBetween(session.seenAt, now) >= SEEN_EVERY_MINUTES) stale.set(session.id, now);
    const { id: sessionId, provenAt } = session;
    const { personId, mergedIds } = behind.get(session.personId) ?? { personId: session.personId, mergedIds: [] };
    const held = awakeGrants(grants.get(personId) ?? [], session, secondFactorRoles);
    return { kind: 'person', tenantId: tx.tenantId, personId, sessionId, grants: held, provenAt, mergedIds };
  });
  if (stale.size > 0) await store.saveSeen(tx, stale);
  return actors;
}

/** Sets a password without asking what it is like: for setting up and for the demo town. */
export async function setPassword(doing: Doing, personId: string, password: string): Promise<readonly Fact[]> {
  await passwords.savePassword(doing.tx, personId, { hash: await hashPassword(password), setAt: doing.now });
  return [facts.passwordSet(personId)];
}

/** Lists an invented person on the panel of the sign-in page. Only the demo town calls this. */
export function introduceDemoPerson(tx: Tx, person: signIn.DemoPerson): Promise<void> {
  return signIn.saveDemoPerson(tx, person);
}

export { setAccess } from './setting.ts';
export { makeInvitation } from './invitations.ts';
