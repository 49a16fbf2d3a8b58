import type { Selectable } from 'kysely';
import { blindIndex, blindIndexes, seal, unseal } from '../../../platform/server/sealing.ts';
import type { Tx } from '../../../platform/server/transaction.ts';
import type { Complaint, ComplaintKind, ComplaintState, ComplaintStep } from '../domain/model.ts';
import type { ComplaintsTables } from './tables.ts';

const TEXT = 'complaint';
const CONTACT = 'complaint-contact';
const CODE = 'complaint-code';
const MOST_STEPS = 100;

type Row = Selectable<ComplaintsTables['complaints.complaint']>;

function asComplaint(row: Row): Complaint {
  return {
    id: row.id,
    number: row.number,
    kind: row.kind,
    state: row.state,
    text: unseal(row.text_sealed, TEXT),
    contact: row.contact_sealed === null ? null : unseal(row.contact_sealed, CONTACT),
    fromPath: row.from_path,
    receivedAt: row.received_at,
    dueOn: row.due_on,
    reopenedAt: row.reopened_at,
  };
}

function complaints(tx: Tx) {
  return tx
    .tables<ComplaintsTables>()
    .selectFrom('complaints.complaint')
    .selectAll()
    .where('tenant_id', '=', tx.tenantId);
}

/** Which complaint is meant: by its id, or by the number that was given with it. */
export type Known = { readonly id: string } | { readonly number: string };

function meant(tx: Tx, known: Known) {
  return 'id' in known ? complaints(tx).where('id', '=', known.id) : complaints(tx).where('number', '=', known.number);
}

export async function findComplaint(tx: Tx, known: Known): Promise<Complaint | undefined> {
  const row = await meant(tx, known).executeTakeFirst();
  return row && asComplaint(row);
}

export async function findComplaintForUpdate(tx: Tx, id: string): Promise<Complaint | undefined> {
  const row = await complaints(tx).where('id', '=', id).forUpdate().executeTakeFirst();
  return row && asComplaint(row);
}

/** The complaint only for whoever holds its code; no code is kept, so none can be read here. */
export async function findBySender(tx: Tx, known: Known, lookupCode: string): Promise<Complaint | undefined> {
  const row = await meant(tx, known).where('code_index', 'in', blindIndexes(lookupCode, CODE)).executeTakeFirst();
  return row && asComplaint(row);
}

type Filter = { readonly kinds: readonly ComplaintKind[]; readonly states: readonly ComplaintState[] };
type ListPage = { readonly after: string | null; readonly limit: number };

/** Newest first. */
export async function listComplaints(tx: Tx, filter: Filter, page: ListPage): Promise<Complaint[]> {
  const rows = await tx.query<Row>(
    `select * from complaints.complaint
     where tenant_id = $1 and kind = any($2::text[]) and state = any($3::text[]) and ($4::uuid is null or id < $4)
     order by id desc limit $5`,
    [tx.tenantId, filter.kinds, filter.states, page.after, page.limit],
  );
  return rows.map(asComplaint);
}

/** Those that wait for somebody, the first due first. */
export async function listWaiting(tx: Tx, kinds: readonly ComplaintKind[], limit: number): Promise<Complaint[]> {
  const rows = await tx.query<Row>(
    `select * from complaints.complaint
     where tenant_id = $1 and kind = any($2::text[]) and state in ('received', 'in-hand', 'reopened')
     order by due_on, id limit $3`,
    [tx.tenantId, kinds, limit],
  );
  return rows.map(asComplaint);
}

/** Gives out the numbers of a year one after the other: until the transaction ends, the next sender waits here. */
export async function lockNumbers(tx: Tx, year: number): Promise<number> {
  await tx.query(
    `insert into complaints.complaint_counter (tenant_id, year, last_no) values ($1, $2, 0)
     on conflict (tenant_id, year) do nothing`,
    [tx.tenantId, year],
  );
  const [row] = await tx.query<{ last_no: number }>(
    'select last_no from complaints.complaint_counter where tenant_id = $1 and year = $2 for update',
    [tx.tenantId, year],
  );
  return row?.last_no ?? 0;
}

export async function saveNumber(tx: Tx, year: number, lastNo: number): Promise<void> {
  await tx.query('update complaints.complaint_counter set last_no = $3 where tenant_id = $1 and year = $2', [
    tx.tenantId,
    year,
    lastNo,
  ]);
}

export async function saveNewComplaint(tx: Tx, complaint: Complaint, lookupCode: string): Promise<void> {
  await tx
    .tables<ComplaintsTables>()
    .insertInto('complaints.complaint')
    .values({
      tenant_id: tx.tenantId,
      id: complaint.id,
      number: complaint.number,
      kind: complaint.kind,
      state: complaint.state,
      text_sealed: seal(complaint.text, TEXT),
      contact_sealed: complaint.contact === null ? null : seal(complaint.contact, CONTACT),
      from_path: complaint.fromPath,
      code_index: blindIndex(lookupCode, CODE),
      received_at: complaint.receivedAt,
      due_on: complaint.dueOn,
      reopened_at: complaint.reopenedAt,
    })
    .execute();
}

/** Saves a step and where it led. */
export async function saveStep(tx: Tx, complaint: Complaint, step: ComplaintStep): Promise<void> {
  await tx
    .tables<ComplaintsTables>()
    .updateTable('complaints.complaint')
    .set({ state: complaint.state, due_on: complaint.dueOn, reopened_at: complaint.reopenedAt })
    .where('tenant_id', '=', tx.tenantId)
    .where('id', '=', complaint.id)
    .execute();
  await tx
    .tables<ComplaintsTables>()
    .insertInto('complaints.complaint_step')
    .values({
      tenant_id: tx.tenantId,
      id: step.id,
      complaint_id: complaint.id,
      action: step.action,
      at: step.at,
      person_id: step.personId,
      text_sealed: step.text === null ? null : seal(step.text, TEXT),
    })
    .execute();
}

/** In the order in which they were taken. */
export async function listSteps(tx: Tx, complaintId: string): Promise<ComplaintStep[]> {
  const rows = await tx
    .tables<ComplaintsTables>()
    .selectFrom('complaints.complaint_step')
    .selectAll()
    .where('tenant_id', '=', tx.tenantId)
    .where('complaint_id', '=', complaintId)
    .orderBy('at')
    .orderBy('id')
    .limit(MOST_STEPS)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    action: row.action,
    at: row.at,
    personId: row.person_id,
    text: row.text_sealed === null ? null : unseal(row.text_sealed, TEXT),
  }));
}
