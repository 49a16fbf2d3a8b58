import type { Instant } from '../../../kernel/days.ts';
import type { Tx } from '../../../platform/server/transaction.ts';

type KeptPassword = { readonly hash: string; readonly setAt: Instant };

export async function findPassword(tx: Tx, personId: string): Promise<KeptPassword | undefined> {
  const [row] = await tx.query<{ hash: string; set_at: Instant }>(
    'select hash, set_at from access.password where tenant_id = $1 and person_id = $2',
    [tx.tenantId, personId],
  );
  return row && { hash: row.hash, setAt: row.set_at };
}

export async function savePassword(tx: Tx, personId: string, { hash, setAt }: KeptPassword): Promise<void> {
  await tx.query(
    `insert into access.password (tenant_id, person_id, hash, set_at) values ($1, $2, $3, $4)
     on conflict (tenant_id, person_id) do update set hash = excluded.hash, set_at = excluded.set_at`,
    [tx.tenantId, personId, hash, setAt],
  );
}

/** The hashes of the last passwords before this one, the latest first. */
export async function listFormerHashes(tx: Tx, personId: string, limit: number): Promise<string[]> {
  const rows = await tx.query<{ hash: string }>(
    `select hash from access.former_password where tenant_id = $1 and person_id = $2
     order by replaced_at desc, id desc limit $3`,
    [tx.tenantId, personId, limit],
  );
  return rows.map((row) => row.hash);
}

type Former = { readonly id: string; readonly personId: string; readonly hash: string; readonly at: Instant };

/** Keeps a hash that was replaced, and no more of them than are asked for. */
export async function saveFormer(tx: Tx, { id, personId, hash, at }: Former, keep: number): Promise<void> {
  await tx.query(
    'insert into access.former_password (tenant_id, id, person_id, hash, replaced_at) values ($1, $2, $3, $4, $5)',
    [tx.tenantId, id, personId, hash, at],
  );
  await tx.query(
    `delete from access.former_password where tenant_id = $1 and person_id = $2 and id not in (
       select id from access.former_password where tenant_id = $1 and person_id = $2
       order by replaced_at desc, id desc limit $3)`,
    [tx.tenantId, personId, keep],
  );
}

export type Invitation = {
  readonly id: string;
  readonly personId: string;
  readonly secretHash: string;
  readonly madeBy: string;
  readonly madeAt: Instant;
  readonly endsAt: Instant;
};

/** One invitation of a person is open at a time: a new one ends those before it. */
export async function saveInvitation(tx: Tx, invitation: Invitation): Promise<void> {
  const { id, personId, secretHash, madeBy, madeAt, endsAt } = invitation;
  await tx.query(
    'update access.invitation set used_at = $3 where tenant_id = $1 and person_id = $2 and used_at is null',
    [tx.tenantId, personId, madeAt],
  );
  await tx.query(
    `insert into access.invitation (tenant_id, id, person_id, secret_hash, made_by, made_at, ends_at)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [tx.tenantId, id, personId, secretHash, madeBy, madeAt, endsAt],
  );
}

/** Locked: a link that is pressed twice at once serves one of the two. */
export async function findInvitationForUpdate(tx: Tx, id: string) {
  const [row] = await tx.query<{ person_id: string; secret_hash: string; ends_at: Instant; used_at: Instant | null }>(
    `select person_id, secret_hash, ends_at, used_at from access.invitation
     where tenant_id = $1 and id = $2 for update`,
    [tx.tenantId, id],
  );
  return row && { personId: row.person_id, secretHash: row.secret_hash, endsAt: row.ends_at, usedAt: row.used_at };
}

export async function saveInvitationUsed(tx: Tx, id: string, now: Instant): Promise<void> {
  await tx.query('update access.invitation set used_at = $3 where tenant_id = $1 and id = $2', [tx.tenantId, id, now]);
}
