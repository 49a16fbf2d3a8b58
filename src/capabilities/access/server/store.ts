import { createHash } from 'node:crypto';
import { sql, type Selectable } from 'kysely';
import type { Instant } from '../../../kernel/days.ts';
import type { Tx } from '../../../platform/server/transaction.ts';
import { Device } from '../domain/device.ts';
import type { Session } from '../domain/model.ts';
import type { BeganBy } from '../domain/second-factors.ts';
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
  provenAt: row.proven_at,
  hasSecondFactor: row.has_second_factor,
  device: Device.parse(row.device),
  beganBy: row.began_by as BeganBy,
});

function sessions(tx: Tx) {
  return tx.tables<AccessTables>().selectFrom('access.session').selectAll().where('tenant_id', '=', tx.tenantId);
}

/** The latest sessions of a person that were not ended by hand. */
export async function listOpenSessions(tx: Tx, personIds: string | readonly string[]): Promise<Session[]> {
  const rows = await sessions(tx)
    .where(sql<boolean>`person_id = any(${[personIds].flat()}::uuid[])`)
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
      proven_at: session.provenAt,
      has_second_factor: session.hasSecondFactor,
      device: session.device,
      began_by: session.beganBy,
    })
    .execute();
}

/** On which kinds of device a person was ever signed in. */
export async function listDevices(tx: Tx, personIds: readonly string[]): Promise<Device[]> {
  const rows = await tx.query<{ device: string }>(
    'select distinct device from access.session where tenant_id = $1 and person_id = any($2::uuid[])',
    [tx.tenantId, personIds],
  );
  return rows.map((row) => Device.parse(row.device));
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

/** Which of a person's sessions end: all, one, or all but one. */
export type Which = { readonly only?: string; readonly except?: string };

/**
 * Until the transaction ends no session of these persons takes the place of another: one that is being made while all
 * are ended would not be among them.
 */
export async function lockSessionsOf(tx: Tx, personIds: readonly string[]): Promise<void> {
  for (const id of [...personIds].sort()) {
    await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`${tx.tenantId} sessions ${id}`]);
  }
}

/** Ends sessions of a person. Returns the ids of those that were open, also for a moment only. */
export async function saveEnded(
  tx: Tx,
  personIds: string | readonly string[],
  at: Instant,
  which: Which = {},
): Promise<string[]> {
  if (which.only === undefined) await lockSessionsOf(tx, [personIds].flat());
  const rows = await tx.query<{ id: string }>(
    `update access.session set ended_at = $3
     where tenant_id = $1 and person_id = any($2::uuid[]) and (ended_at is null or ended_at > $3)
       and ($4::uuid is null or id = $4) and ($5::uuid is null or id <> $5) returning id`,
    [tx.tenantId, [personIds].flat(), at, which.only ?? null, which.except ?? null],
  );
  return rows.map((row) => row.id);
}

export async function findSessionForUpdate(tx: Tx, id: string): Promise<Session | undefined> {
  const row = await sessions(tx).where('id', '=', id).forUpdate().executeTakeFirst();
  return row && asSession(row);
}

/** For every request, so it is written by hand: the sessions of all tokens in one trip, in their order. */
export async function findSessions(tx: Tx, tokens: readonly string[]): Promise<readonly (Session | undefined)[]> {
  const hashes = tokens.map(hashOf);
  const rows = await tx.query<SessionRow>(
    `select tenant_id, id, person_id, token_hash, made_at, seen_at, ended_at, proven_at, has_second_factor, device,
            began_by
     from access.session where tenant_id = $1 and token_hash = any($2::text[])`,
    [tx.tenantId, hashes],
  );
  const byHash = new Map(rows.map((row) => [row.token_hash, asSession(row)]));
  return hashes.map((hash) => byHash.get(hash));
}
