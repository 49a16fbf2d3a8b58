import { createHash } from 'node:crypto';
import type { Selectable } from 'kysely';
import type { Instant } from '../../../kernel/days.ts';
import type { Tx } from '../../../platform/server/transaction.ts';
import type { Session } from '../domain/model.ts';
import type { AccessTables } from './tables.ts';

const MOST_SESSIONS = 50;

/** A token is 32 random bytes, so a plain hash cannot be turned round. */
function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}

type SessionRow = Selectable<AccessTables['access.session']>;
const asSession = (row: SessionRow): Session => ({
  id: row.id,
  personId: row.person_id,
  madeAt: row.made_at,
  seenAt: row.seen_at,
  endedAt: row.ended_at,
});

function sessions(tx: Tx) {
  return tx.tables<AccessTables>().selectFrom('access.session').selectAll().where('tenant_id', '=', tx.tenantId);
}

/** The latest sessions of a person that were not ended by hand. */
export async function listOpenSessions(tx: Tx, personId: string): Promise<Session[]> {
  const rows = await sessions(tx)
    .where('person_id', '=', personId)
    .where('ended_at', 'is', null)
    .orderBy('id', 'desc')
    .limit(MOST_SESSIONS)
    .execute();
  return rows.map(asSession);
}

export async function saveNewSession(tx: Tx, session: Session, token: string): Promise<void> {
  await tx
    .tables<AccessTables>()
    .insertInto('access.session')
    .values({
      tenant_id: tx.tenantId,
      id: session.id,
      person_id: session.personId,
      token_hash: hashOf(token),
      made_at: session.madeAt,
      seen_at: session.seenAt,
      ended_at: session.endedAt,
    })
    .execute();
}

/**
 * Notes when sessions were used. One that another request notes at this moment is left to that one: nobody waits, and
 * two servers that note the same sessions never stand in each other's way.
 */
export async function saveSeen(tx: Tx, seen: ReadonlyMap<string, Instant>): Promise<void> {
  await tx.query(
    `update access.session s set seen_at = seen.at
     from unnest($2::uuid[], $3::timestamptz[]) as seen(id, at)
     where s.tenant_id = $1 and s.id = seen.id and s.id in (
       select id from access.session where tenant_id = $1 and id = any($2::uuid[]) for update skip locked)`,
    [tx.tenantId, [...seen.keys()], [...seen.values()]],
  );
}

/** Ends one session, or all of the person. Returns the ids of those that were open. */
export async function saveEnded(tx: Tx, personId: string, now: Instant, sessionId?: string): Promise<string[]> {
  let update = tx
    .tables<AccessTables>()
    .updateTable('access.session')
    .set({ ended_at: now })
    .where('tenant_id', '=', tx.tenantId)
    .where('person_id', '=', personId)
    .where('ended_at', 'is', null);
  if (sessionId) update = update.where('id', '=', sessionId);
  return (await update.returning('id').execute()).map((row) => row.id);
}

/** For every request, so it is written by hand: the sessions of all tokens in one trip, in their order. */
export async function findSessions(tx: Tx, tokens: readonly string[]): Promise<readonly (Session | undefined)[]> {
  const hashes = tokens.map(hashOf);
  const rows = await tx.query<SessionRow>(
    `select tenant_id, id, person_id, token_hash, made_at, seen_at, ended_at
     from access.session where tenant_id = $1 and token_hash = any($2::text[])`,
    [tx.tenantId, hashes],
  );
  const byHash = new Map(rows.map((row) => [row.token_hash, asSession(row)]));
  return hashes.map((hash) => byHash.get(hash));
}
