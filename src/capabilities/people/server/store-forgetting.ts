import type { Instant } from '../../../kernel/days.ts';
import { seal } from '../../../platform/server/sealing.ts';
import type { Tx } from '../../../platform/server/transaction.ts';

/** Stands where a name stood of somebody who has gone; nobody is called so. */
const NOBODY = '——';
const GUARDIAN = 'guardian-contact';

/** Takes away everything by which these records could be known as somebody's; number and organisation stay. */
export async function saveForgotten(tx: Tx, personIds: readonly string[]): Promise<void> {
  await tx.query(
    `update people.person set name = $3, phone_sealed = null, phone_index = null, phone_shared_note = null, sex = null,
       birth_on = null, paper_kind = null, paper_sealed = null, paper_index = null, paper_last4 = null,
       residence_region = null, skills = '{}', service_categories = '{}', is_party_member = false,
       party_organisation_id = null, party_role = null, consent_reference = null, shows = null
     where tenant_id = $1 and id = any($2::uuid[])`,
    [tx.tenantId, personIds, NOBODY],
  );
  await tx.query(
    `update people.guardian set name = $3, contact_sealed = $4 where tenant_id = $1 and person_id = any($2::uuid[])`,
    [tx.tenantId, personIds, NOBODY, seal(NOBODY, GUARDIAN)],
  );
}

export type LookAtMe = { readonly at: Instant; readonly what: string; readonly reason: string };

const MOST_LOOKS = 1_000;

/** Who looked is not said: that is for the audit. */
export async function listLooksAt(tx: Tx, personIds: readonly string[]): Promise<LookAtMe[]> {
  return tx.query<LookAtMe>(
    `select revealed_at as at, what, reason from people.reveal
     where tenant_id = $1 and person_id = any($2::uuid[]) order by id desc limit $3`,
    [tx.tenantId, personIds, MOST_LOOKS],
  );
}
