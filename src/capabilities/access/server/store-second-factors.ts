import type { Instant } from '../../../kernel/days.ts';
import { seal, unseal } from '../../../platform/server/sealing.ts';
import type { Tx } from '../../../platform/server/transaction.ts';
import type { BeganBy, SecondFactors } from '../domain/second-factors.ts';

const SECRET = 'authenticator';
const RECOVERY = 'recovery-code';

/** What counts now. */
export async function findSecondFactors(tx: Tx, personId: string): Promise<SecondFactors> {
  const [row] = await tx.query<{ has_authenticator: boolean; has_passkey: boolean }>(
    `select exists (select 1 from access.authenticator
                    where tenant_id = $1 and person_id = $2 and confirmed_at is not null) as has_authenticator,
            exists (select 1 from access.passkey
                    where tenant_id = $1 and person_id = $2 and removed_at is null) as has_passkey`,
    [tx.tenantId, personId],
  );
  return { hasAuthenticator: row?.has_authenticator ?? false, hasPasskey: row?.has_passkey ?? false };
}

type SecondStep = {
  readonly id: string;
  readonly personId: string;
  readonly beganBy: BeganBy;
  readonly madeAt: Instant;
  readonly usedAt: Instant | null;
};

export async function saveSecondStep(tx: Tx, { id, personId, beganBy, madeAt }: Omit<SecondStep, 'usedAt'>) {
  await tx.query(
    'insert into access.second_step (tenant_id, id, person_id, began_by, made_at) values ($1, $2, $3, $4, $5)',
    [tx.tenantId, id, personId, beganBy, madeAt],
  );
}

/** Locked: one first step leads to one session. */
export async function findSecondStepForUpdate(tx: Tx, id: string): Promise<SecondStep | undefined> {
  const [row] = await tx.query<{
    person_id: string;
    began_by: string;
    made_at: Instant;
    used_at: Instant | null;
  }>(
    'select person_id, began_by, made_at, used_at from access.second_step where tenant_id = $1 and id = $2 for update',
    [tx.tenantId, id],
  );
  if (!row) return undefined;
  return {
    id,
    personId: row.person_id,
    beganBy: row.began_by as BeganBy,
    madeAt: row.made_at,
    usedAt: row.used_at,
  };
}

export async function saveSecondStepUsed(tx: Tx, id: string, now: Instant): Promise<void> {
  await tx.query('update access.second_step set used_at = $3 where tenant_id = $1 and id = $2', [tx.tenantId, id, now]);
}

export type Authenticator = {
  readonly personId: string;
  readonly madeAt: Instant;
  readonly confirmedAt: Instant | null;
  readonly lastStep: number | null;
  readonly secret: () => string;
};

/** Locked where a code is to be taken: the same code twice at the same moment opens once. */
export async function findAuthenticator(
  tx: Tx,
  personId: string,
  { isLocking = false } = {},
): Promise<Authenticator | undefined> {
  const [row] = await tx.query<{
    secret_sealed: string;
    made_at: Instant;
    confirmed_at: Instant | null;
    last_step: number | null;
  }>(
    `select secret_sealed, made_at, confirmed_at, last_step from access.authenticator
     where tenant_id = $1 and person_id = $2${isLocking ? ' for update' : ''}`,
    [tx.tenantId, personId],
  );
  if (!row) return undefined;
  return {
    personId,
    madeAt: row.made_at,
    confirmedAt: row.confirmed_at,
    lastStep: row.last_step,
    secret: () => unseal(row.secret_sealed, SECRET),
  };
}

/** A new secret that does not count yet. One that counts stays until it is removed. */
export async function saveNewAuthenticator(tx: Tx, personId: string, secret: string, now: Instant): Promise<void> {
  await tx.query(
    `insert into access.authenticator as kept (tenant_id, person_id, secret_sealed, made_at) values ($1, $2, $3, $4)
     on conflict (tenant_id, person_id) do update
     set secret_sealed = excluded.secret_sealed, made_at = excluded.made_at, last_step = null
     where kept.confirmed_at is null`,
    [tx.tenantId, personId, seal(secret, SECRET), now],
  );
}

export async function saveStepTaken(tx: Tx, personId: string, step: number, confirmedAt: Instant): Promise<void> {
  await tx.query(
    `update access.authenticator set last_step = $3, confirmed_at = $4 where tenant_id = $1 and person_id = $2`,
    [tx.tenantId, personId, step, confirmedAt],
  );
}

export async function removeAuthenticator(tx: Tx, personId: string): Promise<boolean> {
  const rows = await tx.query('delete from access.authenticator where tenant_id = $1 and person_id = $2 returning 1', [
    tx.tenantId,
    personId,
  ]);
  return rows.length > 0;
}

type NewRecoveryCode = { readonly id: string; readonly code: string; readonly hash: string };

/** A new set takes the place of the whole set before it. */
export async function replaceRecoveryCodes(tx: Tx, personId: string, codes: readonly NewRecoveryCode[], now: Instant) {
  await forgetRecoveryCodes(tx, personId);
  await tx.query(
    `insert into access.recovery_code (tenant_id, id, person_id, code_hash, code_sealed, made_at)
     select $1, id, $2, hash, sealed, $6 from unnest($3::uuid[], $4::text[], $5::text[]) as made(id, hash, sealed)`,
    [
      tx.tenantId,
      personId,
      codes.map(({ id }) => id),
      codes.map(({ hash }) => hash),
      codes.map(({ code }) => seal(code, RECOVERY)),
      now,
    ],
  );
}

export async function forgetRecoveryCodes(tx: Tx, personId: string): Promise<void> {
  await tx.query('delete from access.recovery_code where tenant_id = $1 and person_id = $2', [tx.tenantId, personId]);
}

/** How many are left, and those that can still be read. */
export async function listRecoveryCodes(tx: Tx, personId: string, readableSince: Instant) {
  const rows = await tx.query<{ code_sealed: string | null; used_at: Instant | null; made_at: Instant }>(
    `select code_sealed, used_at, made_at from access.recovery_code
     where tenant_id = $1 and person_id = $2 order by id limit 20`,
    [tx.tenantId, personId],
  );
  return {
    left: rows.filter((row) => row.used_at === null).length,
    readable: rows.flatMap((row) =>
      row.code_sealed !== null && row.made_at > readableSince ? [unseal(row.code_sealed, RECOVERY)] : [],
    ),
  };
}

export async function hideRecoveryCodes(tx: Tx, personId: string): Promise<void> {
  await tx.query('update access.recovery_code set code_sealed = null where tenant_id = $1 and person_id = $2', [
    tx.tenantId,
    personId,
  ]);
}

/** Locked: the same code twice at the same moment opens once. */
export async function findRecoveryCodeForUpdate(tx: Tx, personId: string, hash: string): Promise<string | undefined> {
  const [row] = await tx.query<{ id: string; used_at: Instant | null }>(
    `select id, used_at from access.recovery_code
     where tenant_id = $1 and person_id = $2 and code_hash = $3 for update`,
    [tx.tenantId, personId, hash],
  );
  return row && row.used_at === null ? row.id : undefined;
}

export async function saveRecoveryCodeUsed(tx: Tx, id: string, now: Instant): Promise<void> {
  await tx.query('update access.recovery_code set used_at = $3, code_sealed = null where tenant_id = $1 and id = $2', [
    tx.tenantId,
    id,
    now,
  ]);
}
