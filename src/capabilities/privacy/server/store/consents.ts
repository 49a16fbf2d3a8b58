import type { Selectable } from 'kysely';
import type { CivilDate } from '../../../../kernel/days.ts';
import type { Tx } from '../../../../platform/server/transaction.ts';
import type { Consent, ConsentPurpose } from '../../domain/consents.ts';
import type { PrivacyTables } from '../tables.ts';

const MOST_OF_A_PERSON = 200;

type Row = Selectable<PrivacyTables['privacy.consent']>;
const asConsent = (row: Row): Consent => ({
  id: row.id,
  personId: row.person_id,
  purpose: row.purpose,
  organisationId: row.organisation_id,
  noticeVersion: row.notice_version,
  state: row.state,
  givenBy: row.given_by,
  method: row.method,
  evidenceFileId: row.evidence_file_id,
  recordedBy: row.recorded_by,
  givenAt: row.given_at,
  expiresOn: row.expires_on,
  endedAt: row.ended_at,
});

function consents(tx: Tx) {
  return tx.tables<PrivacyTables>().selectFrom('privacy.consent').selectAll().where('tenant_id', '=', tx.tenantId);
}

export async function findConsent(tx: Tx, id: string): Promise<Consent | undefined> {
  const row = await consents(tx).where('id', '=', id).executeTakeFirst();
  return row && asConsent(row);
}

export async function findConsentForUpdate(tx: Tx, id: string): Promise<Consent | undefined> {
  const row = await consents(tx).where('id', '=', id).forUpdate().executeTakeFirst();
  return row && asConsent(row);
}

/** The newest of a person's consents, those that ended among them. */
export async function listOfPerson(tx: Tx, personIds: readonly string[]): Promise<Consent[]> {
  const rows = await tx.query<Row>(
    `select * from privacy.consent where tenant_id = $1 and person_id = any($2::uuid[]) order by id desc limit $3`,
    [tx.tenantId, personIds, MOST_OF_A_PERSON],
  );
  return rows.map(asConsent);
}

type About = { readonly personId: string; readonly purpose: ConsentPurpose; readonly organisationId: string | null };

/** The consent to this that stands, whatever day it is. Two that are given at once meet at a unique index. */
export async function findStanding(tx: Tx, { personId, purpose, organisationId }: About): Promise<Consent | undefined> {
  const [row] = await tx.query<Row>(
    `select * from privacy.consent
     where tenant_id = $1 and person_id = $2 and purpose = $3 and organisation_id is not distinct from $4::uuid
       and state = 'given' for update`,
    [tx.tenantId, personId, purpose, organisationId],
  );
  return row && asConsent(row);
}

/** Two consents of one person that come at the same moment wait for each other; there may be no row yet to lock. */
export async function lockConsentsOf(tx: Tx, personId: string): Promise<void> {
  await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`${tx.tenantId} consents ${personId}`]);
}

/** For higher floors, and for read-only transactions: whether a consent stands on this day. */
export async function isStanding(tx: Tx, about: About, today: CivilDate): Promise<boolean> {
  const rows = await tx.query(
    `select 1 from privacy.consent
     where tenant_id = $1 and person_id = $2 and purpose = $3 and state = 'given'
       and ($4::uuid is null or organisation_id = $4) and (expires_on is null or expires_on >= $5) limit 1`,
    [tx.tenantId, about.personId, about.purpose, about.organisationId, today],
  );
  return rows.length > 0;
}

/** Newest first. */
export async function listConsents(
  tx: Tx,
  filter: { readonly purpose: ConsentPurpose | null },
  page: { readonly after: string | null; readonly limit: number },
): Promise<Consent[]> {
  const rows = await tx.query<Row>(
    `select * from privacy.consent
     where tenant_id = $1 and ($2::text is null or purpose = $2) and ($3::uuid is null or id < $3)
     order by id desc limit $4`,
    [tx.tenantId, filter.purpose, page.after, page.limit],
  );
  return rows.map(asConsent);
}

export async function listExpiring(tx: Tx, today: CivilDate, limit: number): Promise<Consent[]> {
  const rows = await tx.query<Row>(
    `select * from privacy.consent where tenant_id = $1 and state = 'given' and expires_on < $2
     order by expires_on, id limit $3 for update`,
    [tx.tenantId, today, limit],
  );
  return rows.map(asConsent);
}

export async function saveNewConsent(tx: Tx, consent: Consent): Promise<void> {
  await tx
    .tables<PrivacyTables>()
    .insertInto('privacy.consent')
    .values({
      tenant_id: tx.tenantId,
      id: consent.id,
      person_id: consent.personId,
      purpose: consent.purpose,
      organisation_id: consent.organisationId,
      notice_version: consent.noticeVersion,
      state: consent.state,
      given_by: consent.givenBy,
      method: consent.method,
      evidence_file_id: consent.evidenceFileId,
      recorded_by: consent.recordedBy,
      given_at: consent.givenAt,
      expires_on: consent.expiresOn,
      ended_at: consent.endedAt,
    })
    .execute();
}

export async function saveEnded(tx: Tx, consent: Consent): Promise<void> {
  await tx
    .tables<PrivacyTables>()
    .updateTable('privacy.consent')
    .set({ state: consent.state, ended_at: consent.endedAt })
    .where('tenant_id', '=', tx.tenantId)
    .where('id', '=', consent.id)
    .execute();
}
