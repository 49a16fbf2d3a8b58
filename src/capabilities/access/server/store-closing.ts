import type { Instant } from '../../../kernel/days.ts';
import type { Tx } from '../../../platform/server/transaction.ts';

/** What no password matches: it has the form of a hash and is none. */
const MATCHES_NOTHING = '$argon2id$closed';

/** Takes away every means by which these persons sign in. Sessions are ended apart. */
export async function closeMeans(tx: Tx, personIds: readonly string[], now: Instant): Promise<void> {
  const of = [tx.tenantId, personIds] as const;
  await tx.query('update access.password set hash = $3 where tenant_id = $1 and person_id = any($2::uuid[])', [
    ...of,
    MATCHES_NOTHING,
  ]);
  await tx.query('delete from access.former_password where tenant_id = $1 and person_id = any($2::uuid[])', of);
  await tx.query('delete from access.recovery_code where tenant_id = $1 and person_id = any($2::uuid[])', of);
  await tx.query('delete from access.second_step where tenant_id = $1 and person_id = any($2::uuid[])', of);
  await tx.query('delete from access.authenticator where tenant_id = $1 and person_id = any($2::uuid[])', of);
  await tx.query(
    `update access.passkey set removed_at = $3
     where tenant_id = $1 and person_id = any($2::uuid[]) and removed_at is null`,
    [...of, now],
  );
  await tx.query(
    `update access.linked_identity set removed_at = $3
     where tenant_id = $1 and person_id = any($2::uuid[]) and removed_at is null`,
    [...of, now],
  );
}
