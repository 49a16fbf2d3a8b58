import { sql } from 'kysely';
import type { Tx } from '../../../platform/server/transaction.ts';
import { waitingFor } from '../domain/due.ts';
import type { Commitment, Evidence, Fulfilment, Step } from '../domain/model.ts';
import type { Taken } from '../domain/rules.ts';
import type { CommitmentRow, CommitmentsTables, EvidenceRow, FulfilmentRow, StepRow } from './tables.ts';

const tablesOf = (tx: Tx) => tx.tables<CommitmentsTables>();

/** A number of the permanent ledger, e.g. the seventh of 2026. */
export type LedgerPlace = { readonly year: number; readonly serial: number; readonly ledgerNo: string };

/**
 * Gives out the next number of a year. The row stays locked until the transaction ends, and a transaction that fails
 * gives its number back: so there are no gaps.
 */
export async function takeLedgerSerial(tx: Tx, year: number): Promise<number> {
  const [row] = await tx.query<{ last_serial: number }>(
    `insert into commitments.ledger_number as counter (tenant_id, year, last_serial) values ($1, $2, 1)
     on conflict (tenant_id, year) do update set last_serial = counter.last_serial + 1
     returning last_serial`,
    [tx.tenantId, year],
  );
  if (!row) throw new Error('The ledger gave out no number.');
  return row.last_serial;
}

function asStep(row: StepRow): Step {
  return {
    id: row.id,
    no: row.no,
    action: row.action,
    from: row.from_state,
    to: row.to_state,
    cycle: row.cycle,
    at: row.at,
    personId: row.person_id,
    organisationId: row.organisation_id,
    reason: row.reason,
    satisfaction: row.satisfaction,
    result: row.result,
  };
}

function asFulfilment(row: FulfilmentRow): Fulfilment {
  const { id, cycle, amount, note } = row;
  return { id, stepId: row.step_id, cycle, amount, on: row.fulfilled_on, note };
}

function asEvidence(row: EvidenceRow): Evidence {
  const { id, cycle, kind, text, origin_capability: capability, origin_id: originId } = row;
  const origin = capability && originId ? { capability, id: originId } : null;
  return { id, stepId: row.step_id, cycle, kind, text, fileId: row.file_id, origin };
}

/** Everything that hangs on these commitments, in the order in which it came. Four statements however many they are. */
async function listParts(tx: Tx, ids: readonly string[]) {
  const ofThese = sql<boolean>`tenant_id = ${tx.tenantId} and commitment_id = any(${ids}::uuid[])`;
  const db = tablesOf(tx);
  return {
    origins: await db.selectFrom('commitments.commitment_origin').selectAll().where(ofThese).execute(),
    steps: await db.selectFrom('commitments.step').selectAll().where(ofThese).orderBy('no').execute(),
    fulfilments: await db.selectFrom('commitments.fulfilment').selectAll().where(ofThese).orderBy('id').execute(),
    evidence: await db.selectFrom('commitments.evidence').selectAll().where(ofThese).orderBy('id').execute(),
  };
}

/** Makes whole commitments of their rows, in the same order. */
export async function completeCommitments(tx: Tx, rows: readonly CommitmentRow[]): Promise<Commitment[]> {
  if (rows.length === 0) return [];
  const parts = await listParts(
    tx,
    rows.map((row) => row.id),
  );
  const of = <Part extends { commitment_id: string }>(row: CommitmentRow, all: readonly Part[]) =>
    all.filter((part) => part.commitment_id === row.id);
  return rows.map((row) => ({
    id: row.id,
    ledgerNo: row.ledger_no,
    title: row.title,
    providerOrganisationId: row.provider_organisation_id,
    requesterOrganisationId: row.requester_organisation_id,
    origins: of(row, parts.origins).map(({ capability, origin_id: id }) => ({ capability, id })),
    quantity: { amount: row.quantity_amount, unit: row.quantity_unit },
    dueOn: row.due_on,
    plan: row.plan,
    state: row.state,
    cycle: row.cycle,
    closedOn: row.closed_on,
    steps: of(row, parts.steps).map(asStep),
    fulfilments: of(row, parts.fulfilments).map(asFulfilment),
    evidence: of(row, parts.evidence).map(asEvidence),
  }));
}

async function findRow(tx: Tx, id: string, isLocked: boolean): Promise<CommitmentRow | undefined> {
  const query = tablesOf(tx)
    .selectFrom('commitments.commitment')
    .selectAll()
    .where('tenant_id', '=', tx.tenantId)
    .where('id', '=', id);
  return (isLocked ? query.forUpdate() : query).executeTakeFirst();
}

export async function findCommitment(tx: Tx, id: string): Promise<Commitment | undefined> {
  const row = await findRow(tx, id, false);
  return row && (await completeCommitments(tx, [row]))[0];
}

/** Locks the commitment, so that of two steps taken at once the second sees what the first has changed. */
export async function findCommitmentForUpdate(tx: Tx, id: string): Promise<Commitment | undefined> {
  const row = await findRow(tx, id, true);
  return row && (await completeCommitments(tx, [row]))[0];
}

/** Whether a fulfilment or a piece of evidence has this id already. */
export async function isEntryKnown(tx: Tx, id: string): Promise<boolean> {
  const rows = await tx.query<{ id: string }>(
    `select id from commitments.fulfilment where tenant_id = $1 and id = $2
     union all select id from commitments.evidence where tenant_id = $1 and id = $2`,
    [tx.tenantId, id],
  );
  return rows.length > 0;
}

function columnsOf(commitment: Commitment) {
  return {
    due_on: commitment.dueOn,
    state: commitment.state,
    cycle: commitment.cycle,
    closed_on: commitment.closedOn,
    next_due_on: waitingFor(commitment)?.dueOn ?? null,
  };
}

async function saveStep(tx: Tx, { commitment, step }: Taken): Promise<void> {
  const { id, no, action, cycle, at, reason, satisfaction, result } = step;
  await tablesOf(tx)
    .insertInto('commitments.step')
    .values({
      tenant_id: tx.tenantId,
      id,
      commitment_id: commitment.id,
      no,
      action,
      from_state: step.from,
      to_state: step.to,
      cycle,
      at,
      person_id: step.personId,
      organisation_id: step.organisationId,
      reason,
      satisfaction,
      result,
    })
    .execute();
}

/** Saves a new commitment with its origins and the step that made it. */
export async function saveMaking(tx: Tx, taken: Taken, ledger: LedgerPlace): Promise<void> {
  const { commitment } = taken;
  const { id, title, plan, quantity, origins } = commitment;
  const db = tablesOf(tx);
  await db
    .insertInto('commitments.commitment')
    .values({
      tenant_id: tx.tenantId,
      id,
      ledger_year: ledger.year,
      ledger_serial: ledger.serial,
      ledger_no: ledger.ledgerNo,
      title,
      provider_organisation_id: commitment.providerOrganisationId,
      requester_organisation_id: commitment.requesterOrganisationId,
      quantity_amount: quantity.amount,
      quantity_unit: quantity.unit,
      plan,
      ...columnsOf(commitment),
    })
    .execute();
  const rows = origins.map((origin) => ({
    tenant_id: tx.tenantId,
    commitment_id: id,
    capability: origin.capability,
    origin_id: origin.id,
  }));
  if (rows.length > 0) await db.insertInto('commitments.commitment_origin').values(rows).execute();
  await saveStep(tx, taken);
}

/** Saves one step: the row of the history, what came with it, and where the commitment now stands. */
export async function saveTaken(tx: Tx, taken: Taken): Promise<void> {
  const { commitment, step } = taken;
  const db = tablesOf(tx);
  await db
    .updateTable('commitments.commitment')
    .set(columnsOf(commitment))
    .where('tenant_id', '=', tx.tenantId)
    .where('id', '=', commitment.id)
    .execute();
  await saveStep(tx, taken);
  const kept = { tenant_id: tx.tenantId, commitment_id: commitment.id, step_id: step.id, cycle: step.cycle };
  for (const { id, amount, on, note } of commitment.fulfilments.filter((each) => each.stepId === step.id)) {
    await db
      .insertInto('commitments.fulfilment')
      .values({ ...kept, id, amount, fulfilled_on: on, note })
      .execute();
  }
  for (const { id, kind, text, fileId, origin } of commitment.evidence.filter((each) => each.stepId === step.id)) {
    const from = { origin_capability: origin?.capability ?? null, origin_id: origin?.id ?? null };
    await db
      .insertInto('commitments.evidence')
      .values({ ...kept, id, kind, text, file_id: fileId, ...from })
      .execute();
  }
}
