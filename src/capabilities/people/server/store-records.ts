import { sql } from 'kysely';
import type { Instant } from '../../../kernel/days.ts';
import { blindIndex, blindIndexes, seal, unseal } from '../../../platform/server/sealing.ts';
import type { Tx } from '../../../platform/server/transaction.ts';
import { maskPhone, type Person } from '../domain/model.ts';
import { maskPaper, PaperKind, type Sex } from '../domain/papers.ts';
import type { PartyPlace, PersonRecord, RecordPart, RecordValues, ServiceCategory, Shown } from '../domain/record.ts';
import { PAPER, paperKey, PHONE } from './store.ts';
import type { PeopleTables } from './tables.ts';

type Row = PeopleTables['people.person'];

/** The columns that belong together when a part is shown from another record. */
const columnsOfPart = {
  name: ['name'],
  phone: ['phone_sealed', 'phone_index', 'phone_shared_note'],
  paper: ['paper_kind', 'paper_sealed', 'paper_index', 'paper_last4'],
  birth: ['birth_on'],
  sex: ['sex'],
  organisation: ['organisation_id'],
  residence: ['residence_region'],
  skills: ['skills'],
  categories: ['service_categories'],
  party: ['is_party_member', 'party_organisation_id', 'party_role'],
} as const satisfies Record<RecordPart, readonly (keyof Row)[]>;

function withLent(row: Row, lenders: ReadonlyMap<string, Row>): Row {
  const shown = { ...row } as Record<string, unknown>;
  for (const [part, id] of Object.entries(row.shows ?? {})) {
    const lender = lenders.get(id);
    if (!lender) continue;
    for (const column of columnsOfPart[part as RecordPart]) shown[column] = lender[column];
  }
  return shown as Row;
}

const openPhone = (row: Row) => (row.phone_sealed ? unseal(row.phone_sealed, PHONE) : null);
/** The kind is sealed with the number, because both are found by one index. */
const openPaper = (row: Row) => (row.paper_sealed ? unseal(row.paper_sealed, PAPER).replace(/^[a-z-]+:/, '') : null);

function asRecord(row: Row): PersonRecord {
  const phone = openPhone(row);
  const number = openPaper(row);
  return {
    id: row.id,
    name: row.name,
    volunteerNo: row.volunteer_no,
    organisationId: row.organisation_id,
    maskedPhone: phone && maskPhone(phone),
    sharedPhoneNote: row.phone_shared_note,
    sex: row.sex as Sex | null,
    birthOn: row.birth_on,
    paper: number
      ? { kind: PaperKind.parse(row.paper_kind), masked: maskPaper(number), last4: row.paper_last4 ?? '' }
      : null,
    residenceRegion: row.residence_region,
    skills: row.skills,
    serviceCategories: row.service_categories as ServiceCategory[],
    party: row.party_organisation_id
      ? ({ organisationId: row.party_organisation_id, role: row.party_role } as PartyPlace)
      : null,
    isPartyMember: row.is_party_member,
    enteredBy: row.entered_by,
    consentReference: row.consent_reference,
    registeredAt: row.registered_at,
    mergedInto: row.merged_into,
    shows: row.shows as Shown | null,
  };
}

async function shownRows(tx: Tx, rows: readonly Row[]): Promise<Row[]> {
  const ids = [...new Set(rows.flatMap((row) => Object.values(row.shows ?? {})))];
  if (ids.length === 0) return [...rows];
  const lenders = await tx.query<Row>('select * from people.person where tenant_id = $1 and id = any($2::uuid[])', [
    tx.tenantId,
    ids,
  ]);
  const byId = new Map(lenders.map((row) => [row.id, row]));
  return rows.map((row) => withLent(row, byId));
}

async function findRow(tx: Tx, id: string): Promise<Row | undefined> {
  const rows = await tx.query<Row>('select * from people.person where tenant_id = $1 and id = $2', [tx.tenantId, id]);
  return (await shownRows(tx, rows))[0];
}

/** The record of this id as it stands, merged or not. */
export async function findRecord(tx: Tx, id: string): Promise<PersonRecord | undefined> {
  const row = await findRow(tx, id);
  return row && asRecord(row);
}

/** In the order of the ids; ids that name none are left out. */
export async function listRecords(tx: Tx, ids: readonly string[]): Promise<PersonRecord[]> {
  const rows = await tx.query<Row>('select * from people.person where tenant_id = $1 and id = any($2::uuid[])', [
    tx.tenantId,
    ids,
  ]);
  const byId = new Map((await shownRows(tx, rows)).map((row) => [row.id, asRecord(row)]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/** The plain value, for a reveal that was decided on and for nothing else. */
export async function openValue(tx: Tx, id: string, what: 'name' | 'telephone' | 'paper' | 'birth-date') {
  const row = await findRow(tx, id);
  if (!row) return null;
  if (what === 'name') return row.name;
  if (what === 'birth-date') return row.birth_on;
  return what === 'telephone' ? openPhone(row) : openPaper(row);
}

/** Two resident numbers that are not the same are two people. */
export async function doPapersDiffer(tx: Tx, oneId: string, otherId: string): Promise<boolean> {
  const [one, other] = [await findRow(tx, oneId), await findRow(tx, otherId)];
  if (one?.paper_kind !== 'resident-id' || other?.paper_kind !== 'resident-id') return false;
  return openPaper(one) !== openPaper(other);
}

/** Those whom a viewer reaches: of these organisations, and those of none where that is allowed. */
export type Within = { readonly organisationIds: readonly string[]; readonly isHomelessSeen: boolean };

/** `$2` organisations, `$3` whether those without one are seen. */
const WITHIN = `(case when p.shows is null then p.organisation_id else coalesce(
    (select o.organisation_id from people.person o
     where o.tenant_id = p.tenant_id and o.id::text = p.shows->>'organisation'),
    p.organisation_id) end = any($2::uuid[])
  or ($3::boolean and p.organisation_id is null))`;

export async function listIdsWithin(
  tx: Tx,
  within: Within,
  page: { readonly organisationId: string | null; readonly after: string | null; readonly limit: number },
): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    `select p.id from people.person p where p.tenant_id = $1 and ${WITHIN} and p.merged_into is null
       and ($4::uuid is null or p.organisation_id = $4) and ($5::uuid is null or p.id > $5) order by p.id limit $6`,
    [tx.tenantId, within.organisationIds, within.isHomelessSeen, page.organisationId, page.after, page.limit],
  );
  return rows.map((row) => row.id);
}

export type Sought =
  | { readonly by: 'name' | 'volunteer-no'; readonly text: string }
  | { readonly by: 'telephone'; readonly text: string }
  | { readonly by: 'paper'; readonly text: string };

/** Ids found by one thing. Merged records are among them and lead to those that count. */
export async function listIdsSought(tx: Tx, within: Within, sought: Sought, limit: number): Promise<string[]> {
  const { condition, value } = conditionOf(sought);
  const rows = await tx.query<{ id: string }>(
    `select p.id from people.person p where p.tenant_id = $1 and ${WITHIN} and ${condition} order by p.id limit $5`,
    [tx.tenantId, within.organisationIds, within.isHomelessSeen, value, limit],
  );
  return rows.map((row) => row.id);
}

function conditionOf({ by, text }: Sought): { condition: string; value: unknown } {
  if (by === 'name') return { condition: 'strpos(lower(p.name), lower($4)) > 0', value: text };
  if (by === 'volunteer-no') return { condition: 'p.volunteer_no = upper($4)', value: text };
  if (by === 'telephone') return { condition: 'p.phone_index = any($4::text[])', value: blindIndexes(text, PHONE) };
  const keys = PaperKind.options.flatMap((kind) => blindIndexes(paperKey({ kind, number: text }), PAPER));
  return { condition: 'p.paper_index = any($4::text[])', value: keys };
}

/** Which numbers of these rows somebody has already: one query for all of them. */
export async function listTaken(tx: Tx, rows: readonly RecordValues[]) {
  const phonesOf = ({ phone }: RecordValues) => (phone ? blindIndexes(phone, PHONE) : []);
  const papersOf = ({ paper }: RecordValues) => (paper ? blindIndexes(paperKey(paper), PAPER) : []);
  const found = await tx.query<{ phone_index: string | null; paper_index: string | null; is_shared: boolean }>(
    `select phone_index, paper_index, phone_shared_note is not null as is_shared from people.person
     where tenant_id = $1 and (phone_index = any($2::text[]) or paper_index = any($3::text[]))`,
    [tx.tenantId, rows.flatMap(phonesOf), rows.flatMap(papersOf)],
  );
  const phones = new Set(found.filter((row) => !row.is_shared).map((row) => row.phone_index));
  const papers = new Set(found.map((row) => row.paper_index));
  return {
    hasPhone: (row: RecordValues) => phonesOf(row).some((index) => phones.has(index)),
    hasPaper: (row: RecordValues) => papersOf(row).some((index) => papers.has(index)),
  };
}

/** Every index that these values would be found by; what is locked before they are written. */
export function indexesOf(values: RecordValues): string[] {
  const paper = values.paper && blindIndex(paperKey(values.paper), PAPER);
  return [...(values.phone ? [blindIndex(values.phone, PHONE)] : []), ...(paper ? [paper] : [])];
}

function columnsOf(values: RecordValues): Partial<Row> {
  const { phone, paper, party } = values;
  const columns: Partial<Row> = {
    name: values.name,
    phone_sealed: phone && seal(phone, PHONE),
    phone_index: phone && blindIndex(phone, PHONE),
    phone_shared_note: values.sharedPhoneNote === undefined && phone !== undefined ? null : values.sharedPhoneNote,
    sex: values.sex,
    birth_on: values.birthOn,
    paper_kind: paper && paper.kind,
    paper_sealed: paper && seal(paperKey(paper), PAPER),
    paper_index: paper && blindIndex(paperKey(paper), PAPER),
    paper_last4: paper && paper.number.slice(-4),
    residence_region: values.residenceRegion,
    skills: values.skills && [...values.skills],
    service_categories: values.serviceCategories && [...values.serviceCategories],
    is_party_member: values.isPartyMember,
    party_organisation_id: party && party.organisationId,
    party_role: party && party.role,
    organisation_id: values.organisationId,
    consent_reference: values.consentReference,
  };
  return Object.fromEntries(Object.entries(columns).filter(([, value]) => value !== undefined));
}

export async function saveNewPerson(
  tx: Tx,
  person: Person,
  values: RecordValues & { readonly enteredBy: string | null; readonly isFromSheet?: boolean },
  now: Instant,
): Promise<void> {
  const { enteredBy, isFromSheet = false, ...rest } = values;
  const columns = { ...columnsOf({ ...rest, name: person.name, organisationId: person.organisationId }) };
  await tx
    .tables<PeopleTables>()
    .insertInto('people.person')
    .values({
      ...columns,
      tenant_id: tx.tenantId,
      id: person.id,
      volunteer_no: person.volunteerNo,
      registered_at: now,
      entered_by: enteredBy,
      is_from_sheet: isFromSheet,
    } as Row)
    .execute();
}

/** Saves what changed. A part that is mended is shown from the record itself again. */
export async function saveRecord(tx: Tx, id: string, values: RecordValues, shows: Shown | null): Promise<void> {
  await tx
    .tables<PeopleTables>()
    .updateTable('people.person')
    .set({ ...columnsOf(values), shows: sql`${shows === null ? null : JSON.stringify(shows)}::jsonb` })
    .where('tenant_id', '=', tx.tenantId)
    .where('id', '=', id)
    .execute();
}
