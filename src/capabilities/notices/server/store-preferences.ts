import type { Instant } from '../../../kernel/days.ts';
import { seal, unseal } from '../../../platform/server/sealing.ts';
import type { Tx } from '../../../platform/server/transaction.ts';
import { usualPreferences, type NoticeKind, type Preferences } from '../domain/model.ts';

const MAIL = 'mail address';

type PreferenceRow = { person_id: string; quiet_from: string; quiet_to: string; sms: string[]; mail: string[] };

/** What these people said, by person; whoever said nothing has the usual. One query. */
export async function findPreferences(tx: Tx, personIds: readonly string[]): Promise<Map<string, Preferences>> {
  const rows = await tx.query<PreferenceRow>(
    `select person_id, quiet_from, quiet_to, sms, mail from notices.preference
     where tenant_id = $1 and person_id = any($2::uuid[])`,
    [tx.tenantId, personIds],
  );
  const said = new Map(
    rows.map((row) => [
      row.person_id,
      {
        quietFrom: row.quiet_from,
        quietTo: row.quiet_to,
        sms: row.sms as NoticeKind[],
        mail: row.mail as NoticeKind[],
      },
    ]),
  );
  return new Map(personIds.map((id) => [id, said.get(id) ?? usualPreferences]));
}

export async function savePreferences(tx: Tx, personId: string, said: Preferences, now: Instant): Promise<void> {
  await tx.query(
    `insert into notices.preference (tenant_id, person_id, quiet_from, quiet_to, sms, mail, changed_at)
     values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (tenant_id, person_id) do update
     set quiet_from = $3, quiet_to = $4, sms = $5, mail = $6, changed_at = $7`,
    [tx.tenantId, personId, said.quietFrom, said.quietTo, said.sms, said.mail, now],
  );
}

export type Address = {
  readonly mail: string;
  readonly codeHash: string | null;
  readonly codeSentAt: Instant | null;
  readonly triesLeft: number;
  readonly confirmedAt: Instant | null;
};
type AddressRow = {
  mail_sealed: string;
  code_hash: string | null;
  code_sent_at: string | null;
  tries_left: number;
  confirmed_at: string | null;
};

export async function findAddress(
  tx: Tx,
  personId: string,
  { lock = false }: { readonly lock?: boolean } = {},
): Promise<Address | undefined> {
  const [row] = await tx.query<AddressRow>(
    `select mail_sealed, code_hash, code_sent_at, tries_left, confirmed_at from notices.address
     where tenant_id = $1 and person_id = $2 ${lock ? 'for update' : ''}`,
    [tx.tenantId, personId],
  );
  return (
    row && {
      mail: unseal(row.mail_sealed, MAIL),
      codeHash: row.code_hash,
      codeSentAt: row.code_sent_at,
      triesLeft: row.tries_left,
      confirmedAt: row.confirmed_at,
    }
  );
}

/** Which of these people can be reached by mail. One query, and no address is opened. */
export async function listReachableByMail(tx: Tx, personIds: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await tx.query<{ person_id: string }>(
    `select person_id from notices.address
     where tenant_id = $1 and person_id = any($2::uuid[]) and confirmed_at is not null`,
    [tx.tenantId, personIds],
  );
  return new Set(rows.map((row) => row.person_id));
}

export async function saveAddress(tx: Tx, personId: string, address: Address): Promise<void> {
  await tx.query(
    `insert into notices.address
       (tenant_id, person_id, mail_sealed, code_hash, code_sent_at, tries_left, confirmed_at)
     values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (tenant_id, person_id) do update
     set mail_sealed = $3, code_hash = $4, code_sent_at = $5, tries_left = $6, confirmed_at = $7`,
    [
      tx.tenantId,
      personId,
      seal(address.mail, MAIL),
      address.codeHash,
      address.codeSentAt,
      address.triesLeft,
      address.confirmedAt,
    ],
  );
}

export async function removeAddress(tx: Tx, personId: string): Promise<boolean> {
  const rows = await tx.query(
    'delete from notices.address where tenant_id = $1 and person_id = $2 returning person_id',
    [tx.tenantId, personId],
  );
  return rows.length > 0;
}
