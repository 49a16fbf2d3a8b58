import type { Instant } from '../../../kernel/days.ts';
import { blindIndex, seal, unseal } from '../../../platform/server/sealing.ts';
import type { Tx } from '../../../platform/server/transaction.ts';
import type { OneTimeCode } from '../domain/model.ts';
import type { AccessTables } from './tables.ts';

const PHONE = 'telephone';

/** The same index under which people are found; it stands for the telephone wherever the number itself need not be. */
export function indexOfPhone(phone: string): string {
  return blindIndex(phone, PHONE);
}

type KeptCode = OneTimeCode & { readonly phone: () => string };

/** Locked, because each try counts: two at the same moment must not both be the last. */
export async function findCodeForUpdate(tx: Tx, id: string): Promise<KeptCode | undefined> {
  const row = await tx
    .tables<AccessTables>()
    .selectFrom('access.one_time_code')
    .selectAll()
    .where('tenant_id', '=', tx.tenantId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (!row) return undefined;
  return {
    id: row.id,
    phoneIndex: row.phone_index,
    codeHash: row.code_hash,
    sentAt: row.sent_at,
    triesLeft: row.tries_left,
    usedAt: row.used_at,
    phone: () => unseal(row.phone_sealed, PHONE),
  };
}

/** Until the transaction ends, nobody else asks for a code for this telephone; there is no row yet to lock. */
export async function lockPhone(tx: Tx, phoneIndex: string): Promise<void> {
  await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`${tx.tenantId} ${phoneIndex}`]);
}

/** When codes were sent to this telephone since a moment, the latest first. */
export async function listSentSince(tx: Tx, phoneIndex: string, since: Instant): Promise<Instant[]> {
  const rows = await tx
    .tables<AccessTables>()
    .selectFrom('access.one_time_code')
    .select('sent_at')
    .where('tenant_id', '=', tx.tenantId)
    .where('phone_index', '=', phoneIndex)
    .where('sent_at', '>=', since)
    .orderBy('sent_at', 'desc')
    .limit(50)
    .execute();
  return rows.map((row) => row.sent_at);
}

export async function saveNewCode(tx: Tx, code: OneTimeCode, phone: string): Promise<void> {
  await tx
    .tables<AccessTables>()
    .insertInto('access.one_time_code')
    .values({
      tenant_id: tx.tenantId,
      id: code.id,
      phone_index: code.phoneIndex,
      phone_sealed: seal(phone, PHONE),
      code_hash: code.codeHash,
      sent_at: code.sentAt,
      tries_left: code.triesLeft,
      used_at: code.usedAt,
    })
    .execute();
}

export async function saveCode(tx: Tx, code: Pick<OneTimeCode, 'id' | 'triesLeft' | 'usedAt'>): Promise<void> {
  await tx
    .tables<AccessTables>()
    .updateTable('access.one_time_code')
    .set({ tries_left: code.triesLeft, used_at: code.usedAt })
    .where('tenant_id', '=', tx.tenantId)
    .where('id', '=', code.id)
    .execute();
}

/** Codes serve for minutes; a day later nothing needs them, and they hold a sealed telephone (SEC-07). */
export async function forgetCodesBefore(tx: Tx, before: Instant): Promise<void> {
  await tx
    .tables<AccessTables>()
    .deleteFrom('access.one_time_code')
    .where('tenant_id', '=', tx.tenantId)
    .where('sent_at', '<', before)
    .execute();
}

export type DemoPerson = {
  readonly personId: string;
  readonly no: number;
  readonly post: string;
  readonly phone: string;
  readonly hasPassword: boolean;
};

export async function listDemoPeople(tx: Tx): Promise<DemoPerson[]> {
  const rows = await tx
    .tables<AccessTables>()
    .selectFrom('access.demo_person')
    .selectAll()
    .where('tenant_id', '=', tx.tenantId)
    .orderBy('no')
    .limit(200)
    .execute();
  return rows.map((row) => ({
    personId: row.person_id,
    no: row.no,
    post: row.post,
    phone: row.phone,
    hasPassword: row.has_password,
  }));
}

/** Whether this is one of the invented people: they alone may prove by a press. */
export async function isDemoPerson(tx: Tx, personId: string): Promise<boolean> {
  const rows = await tx.query('select 1 from access.demo_person where tenant_id = $1 and person_id = $2', [
    tx.tenantId,
    personId,
  ]);
  return rows.length > 0;
}

export async function saveDemoPerson(tx: Tx, person: DemoPerson): Promise<void> {
  await tx
    .tables<AccessTables>()
    .insertInto('access.demo_person')
    .values({
      tenant_id: tx.tenantId,
      person_id: person.personId,
      no: person.no,
      post: person.post,
      phone: person.phone,
      has_password: person.hasPassword,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
