import type { CivilDate } from '../../../../kernel/days.ts';
import type { Tx } from '../../../../platform/server/transaction.ts';
import type { Credential, CredentialKind, CredentialState, Holder } from '../../domain/model.ts';
import type { CredentialRow } from '../tables.ts';

const columns =
  'c.id, c.kind, c.number, c.year, c.year_no, c.issuer_organisation_id, c.holder_person_id, ' +
  'c.holder_organisation_id, c.snapshot, c.snapshot_sha256, c.document, c.document_sha256, c.origin_capability, ' +
  'c.origin_id, c.basis_sha256, c.code, c.issued_at, c.issued_by, c.batch_id, c.batch_line_no, ' +
  'r.kind as revocation_kind, r.reason, r.revoked_at, r.revoked_by';
const from =
  'from credentials.credential c ' +
  'left join credentials.revocation r on r.tenant_id = c.tenant_id and r.credential_id = c.id';

function asCredential(row: CredentialRow): Credential {
  const { batch_id: batchId, batch_line_no: lineNo, revocation_kind: kind } = row;
  return {
    id: row.id,
    kind: row.kind,
    number: row.number,
    year: row.year,
    yearNo: row.year_no,
    issuerOrganisationId: row.issuer_organisation_id,
    holder: holderOf(row),
    snapshot: row.snapshot,
    snapshotSha256: row.snapshot_sha256,
    document: row.document,
    documentSha256: row.document_sha256,
    origin: { capability: row.origin_capability, id: row.origin_id },
    basisSha256: row.basis_sha256,
    code: row.code,
    issuedAt: row.issued_at,
    issuedBy: row.issued_by,
    batch: batchId && lineNo ? { id: batchId, lineNo } : null,
    revocation: kind && { kind, reason: row.reason ?? '', at: row.revoked_at ?? '', personId: row.revoked_by ?? '' },
  };
}

function holderOf(row: CredentialRow): Holder {
  if (row.holder_person_id) return { personId: row.holder_person_id };
  return { organisationId: row.holder_organisation_id ?? '' };
}

export async function findCredential(tx: Tx, id: string): Promise<Credential | undefined> {
  const rows = await tx.query<CredentialRow>(`select ${columns} ${from} where c.tenant_id = $1 and c.id = $2`, [
    tx.tenantId,
    id,
  ]);
  return rows.map(asCredential)[0];
}

export async function listByIds(tx: Tx, ids: readonly string[]): Promise<Credential[]> {
  const rows = await tx.query<CredentialRow>(
    `select ${columns} ${from} where c.tenant_id = $1 and c.id = any($2::uuid[]) order by c.id`,
    [tx.tenantId, ids],
  );
  return rows.map(asCredential);
}

/** Ids in order, those after `after`. */
export async function listIds(tx: Tx, after: string | null, limit: number): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    `select id from credentials.credential
     where tenant_id = $1 and ($2::uuid is null or id > $2) order by id limit $3`,
    [tx.tenantId, after, limit],
  );
  return rows.map((row) => row.id);
}

/** By its number as printed, for those who check a paper. */
export async function findByNumber(tx: Tx, number: string): Promise<Credential | undefined> {
  const rows = await tx.query<CredentialRow>(`select ${columns} ${from} where c.tenant_id = $1 and c.number = $2`, [
    tx.tenantId,
    number,
  ]);
  return rows.map(asCredential)[0];
}

/** The paper that stands on the same records already, if there is one that was not revoked. */
export async function findStanding(tx: Tx, basisSha256: string): Promise<Credential | undefined> {
  const rows = await tx.query<CredentialRow>(
    `select ${columns} ${from} where c.tenant_id = $1 and c.basis_sha256 = $2 and r.credential_id is null limit 1`,
    [tx.tenantId, basisSha256],
  );
  return rows.map(asCredential)[0];
}

export type Filter = {
  readonly organisationIds: readonly string[];
  readonly kind: CredentialKind | null;
  readonly state: CredentialState | null;
  readonly text: string | null;
  readonly batchId: string | null;
  readonly today: CivilDate;
};
type Page = { readonly after: string | null; readonly limit: number };

/** The papers of these issuers, the latest first. Found by number only: names are not searched for. */
export async function listCredentials(tx: Tx, filter: Filter, page: Page): Promise<Credential[]> {
  const { organisationIds, kind, state, text, batchId, today } = filter;
  const rows = await tx.query<CredentialRow>(
    `select ${columns} ${from}
     where c.tenant_id = $1 and c.issuer_organisation_id = any($2::uuid[])
       and ($3::text is null or c.kind = $3)
       and ($4::text is null or $4 = case
         when r.credential_id is not null then 'revoked'
         when c.valid_until < $5 then 'expired'
         else 'valid' end)
       and ($6::text is null or c.number like '%' || $6 || '%')
       and ($7::uuid is null or c.batch_id = $7)
       and ($8::uuid is null or c.id < $8)
     order by c.id desc limit $9`,
    [tx.tenantId, organisationIds, kind, state, today, text, batchId, page.after, page.limit],
  );
  return rows.map(asCredential);
}

/** What one person holds under any of these ids, the latest first. */
export async function listHeldBy(tx: Tx, personIds: readonly string[], page: Page): Promise<Credential[]> {
  const rows = await tx.query<CredentialRow>(
    `select ${columns} ${from}
     where c.tenant_id = $1 and c.holder_person_id = any($2::uuid[]) and ($3::uuid is null or c.id < $3)
     order by c.id desc limit $4`,
    [tx.tenantId, personIds, page.after, page.limit],
  );
  return rows.map(asCredential);
}

/** How many papers each of these persons holds; who holds none is left out. */
export async function countHeldBy(tx: Tx, personIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const rows = await tx.query<{ holder_person_id: string; held: number }>(
    `select holder_person_id, count(*) as held from credentials.credential
     where tenant_id = $1 and holder_person_id = any($2::uuid[]) group by holder_person_id`,
    [tx.tenantId, personIds],
  );
  return new Map(rows.map((row) => [row.holder_person_id, row.held]));
}

/** The papers of a batch in the order of its list, for printing. */
export async function listOfBatch(tx: Tx, batchId: string): Promise<Credential[]> {
  const rows = await tx.query<CredentialRow>(
    `select ${columns} ${from} where c.tenant_id = $1 and c.batch_id = $2 order by c.batch_line_no limit 5000`,
    [tx.tenantId, batchId],
  );
  return rows.map(asCredential);
}

/** The numbers within issuer and year of those that were revoked. At most as many as a status list has places. */
export async function listRevokedNos(tx: Tx, organisationId: string, year: number): Promise<number[]> {
  const rows = await tx.query<{ year_no: number }>(
    `select c.year_no from credentials.revocation r
     join credentials.credential c on c.tenant_id = r.tenant_id and c.id = r.credential_id
     where r.tenant_id = $1 and c.issuer_organisation_id = $2 and c.year = $3 order by c.year_no limit 131072`,
    [tx.tenantId, organisationId, year],
  );
  return rows.map((row) => row.year_no);
}

/** Saves any number of papers with one statement. */
export async function saveCredentials(tx: Tx, credentials: readonly Credential[]): Promise<void> {
  const rows = credentials.map((each) => ({
    id: each.id,
    kind: each.kind,
    number: each.number,
    year: each.year,
    year_no: each.yearNo,
    issuer_organisation_id: each.issuerOrganisationId,
    holder_person_id: 'personId' in each.holder ? each.holder.personId : null,
    holder_organisation_id: 'organisationId' in each.holder ? each.holder.organisationId : null,
    snapshot: each.snapshot,
    snapshot_sha256: each.snapshotSha256,
    document: each.document,
    document_sha256: each.documentSha256,
    origin_capability: each.origin.capability,
    origin_id: each.origin.id,
    basis_sha256: each.basisSha256,
    code: each.code,
    valid_until: each.snapshot.validUntil,
    issued_at: each.issuedAt,
    issued_by: each.issuedBy,
    batch_id: each.batch?.id ?? null,
    batch_line_no: each.batch?.lineNo ?? null,
  }));
  await tx.query(
    `insert into credentials.credential (tenant_id, ${savedColumns})
     select $1, ${savedColumns} from jsonb_to_recordset($2::jsonb) as row(
       id uuid, kind text, number text, year int, year_no int, issuer_organisation_id uuid, holder_person_id uuid,
       holder_organisation_id uuid, snapshot jsonb, snapshot_sha256 text, document jsonb, document_sha256 text,
       origin_capability text, origin_id uuid, basis_sha256 text, code text, valid_until text, issued_at timestamptz,
       issued_by text, batch_id uuid, batch_line_no int)`,
    [tx.tenantId, JSON.stringify(rows)],
  );
}

const savedColumns =
  'id, kind, number, year, year_no, issuer_organisation_id, holder_person_id, holder_organisation_id, snapshot, ' +
  'snapshot_sha256, document, document_sha256, origin_capability, origin_id, basis_sha256, code, valid_until, ' +
  'issued_at, issued_by, batch_id, batch_line_no';

/** Waits for whoever issues or revokes for this organisation at the same moment. */
export async function lockIssuer(tx: Tx, organisationId: string): Promise<void> {
  await tx.query('select 1 from credentials.series where tenant_id = $1 and organisation_id = $2 for update', [
    tx.tenantId,
    organisationId,
  ]);
}

export async function saveRevocation(tx: Tx, { id, revocation }: Credential): Promise<void> {
  if (!revocation) throw new Error('There is no revocation to save.');
  await tx.query(
    `insert into credentials.revocation (tenant_id, credential_id, kind, reason, revoked_at, revoked_by)
     values ($1, $2, $3, $4, $5, $6)`,
    [tx.tenantId, id, revocation.kind, revocation.reason, revocation.at, revocation.personId],
  );
}
