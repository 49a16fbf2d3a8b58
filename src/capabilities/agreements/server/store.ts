import type { CivilDate } from '../../../kernel/days.ts';
import type { Tx } from '../../../platform/server/transaction.ts';
import type { Agreement, AgreementParty, AgreementState, Clause } from '../domain/model.ts';
import type { AgreementsTables, AgreementTable, ClauseTable, PartyTable } from './tables.ts';

function asParty(row: PartyTable): AgreementParty {
  return { organisationId: row.organisation_id, role: row.role, agreedAt: row.agreed_at, agreedBy: row.agreed_by };
}

function asClause(row: ClauseTable): Clause {
  return {
    id: row.id,
    no: row.no,
    text: row.text,
    providerOrganisationId: row.provider_organisation_id,
    requesterOrganisationId: row.requester_organisation_id,
    target: { amount: row.target_amount, unit: row.target_unit },
    from: row.from_on,
    dueOn: row.due_on,
    way: row.way,
    tickedAt: row.ticked_at,
  };
}

function asAgreement(row: AgreementTable, parties: readonly PartyTable[], clauses: readonly ClauseTable[]): Agreement {
  return {
    id: row.id,
    title: row.title,
    purpose: row.purpose,
    startsOn: row.starts_on,
    endsOn: row.ends_on,
    parties: parties.filter((party) => party.agreement_id === row.id).map(asParty),
    clauses: clauses.filter((clause) => clause.agreement_id === row.id).map(asClause),
    state: row.state,
    signedOn: row.signed_on,
    placeText: row.place_text,
    endedOn: row.ended_on,
    reason: row.reason,
  };
}

async function whole(tx: Tx, rows: readonly AgreementTable[]): Promise<Agreement[]> {
  if (rows.length === 0) return [];
  const ids = rows.map((row) => row.id);
  const tables = tx.tables<AgreementsTables>();
  const parties = await tables
    .selectFrom('agreements.party')
    .selectAll()
    .where('tenant_id', '=', tx.tenantId)
    .where('agreement_id', 'in', ids)
    .orderBy('no')
    .execute();
  const clauses = await tables
    .selectFrom('agreements.clause')
    .selectAll()
    .where('tenant_id', '=', tx.tenantId)
    .where('agreement_id', 'in', ids)
    .orderBy('no')
    .execute();
  return rows.map((row) => asAgreement(row, parties, clauses));
}

function agreementRow(tx: Tx, id: string) {
  return tx
    .tables<AgreementsTables>()
    .selectFrom('agreements.agreement')
    .selectAll()
    .where('tenant_id', '=', tx.tenantId)
    .where('id', '=', id);
}

export async function findAgreement(tx: Tx, id: string): Promise<Agreement | undefined> {
  return (await whole(tx, await agreementRow(tx, id).execute()))[0];
}

export async function findAgreementForUpdate(tx: Tx, id: string): Promise<Agreement | undefined> {
  return (await whole(tx, await agreementRow(tx, id).forUpdate().execute()))[0];
}

export async function findAgreementIdOfClause(tx: Tx, clauseId: string): Promise<string | undefined> {
  const row = await tx
    .tables<AgreementsTables>()
    .selectFrom('agreements.clause')
    .select('agreement_id')
    .where('tenant_id', '=', tx.tenantId)
    .where('id', '=', clauseId)
    .executeTakeFirst();
  return row?.agreement_id;
}

export async function saveNewAgreement(tx: Tx, agreement: Agreement): Promise<void> {
  const tables = tx.tables<AgreementsTables>();
  const key = { tenant_id: tx.tenantId, agreement_id: agreement.id };
  await tables
    .insertInto('agreements.agreement')
    .values({
      tenant_id: tx.tenantId,
      id: agreement.id,
      title: agreement.title,
      purpose: agreement.purpose,
      starts_on: agreement.startsOn,
      ends_on: agreement.endsOn,
      ...changing(agreement),
    })
    .execute();
  const parties = agreement.parties.map((party, index) => ({
    ...key,
    organisation_id: party.organisationId,
    no: index + 1,
    role: party.role,
    agreed_at: party.agreedAt,
    agreed_by: party.agreedBy,
  }));
  await tables.insertInto('agreements.party').values(parties).execute();
  await tables
    .insertInto('agreements.clause')
    .values(agreement.clauses.map((clause) => ({ ...key, ...clauseValues(clause) })))
    .execute();
}

function changing({ state, signedOn, placeText, endedOn, reason }: Agreement) {
  return { state, signed_on: signedOn, place_text: placeText, ended_on: endedOn, reason };
}

function clauseValues(clause: Clause) {
  return {
    id: clause.id,
    no: clause.no,
    text: clause.text,
    provider_organisation_id: clause.providerOrganisationId,
    requester_organisation_id: clause.requesterOrganisationId,
    target_amount: clause.target.amount,
    target_unit: clause.target.unit,
    from_on: clause.from,
    due_on: clause.dueOn,
    way: clause.way,
    ticked_at: clause.tickedAt,
  };
}

/** Saves the state and the words of the parties. What was written in the draft never changes. */
export async function saveAgreement(tx: Tx, agreement: Agreement): Promise<void> {
  const tables = tx.tables<AgreementsTables>();
  await tables
    .updateTable('agreements.agreement')
    .set(changing(agreement))
    .where('tenant_id', '=', tx.tenantId)
    .where('id', '=', agreement.id)
    .execute();
  for (const party of agreement.parties) {
    await tables
      .updateTable('agreements.party')
      .set({ agreed_at: party.agreedAt, agreed_by: party.agreedBy })
      .where('tenant_id', '=', tx.tenantId)
      .where('agreement_id', '=', agreement.id)
      .where('organisation_id', '=', party.organisationId)
      .execute();
  }
}

export async function saveClauseTick(tx: Tx, clause: Clause): Promise<void> {
  await tx
    .tables<AgreementsTables>()
    .updateTable('agreements.clause')
    .set({ ticked_at: clause.tickedAt })
    .where('tenant_id', '=', tx.tenantId)
    .where('id', '=', clause.id)
    .execute();
}

type AfterKey = { readonly after: string | null; readonly limit: number };

/** Agreements that were signed, newest first. */
export async function listSigned(tx: Tx, states: readonly AgreementState[], page: AfterKey): Promise<Agreement[]> {
  const rows = await tx.query<AgreementTable>(
    `select * from agreements.agreement
     where tenant_id = $1 and signed_on is not null and state = any($2::text[]) and ($3::uuid is null or id < $3)
     order by id desc limit $4`,
    [tx.tenantId, states, page.after, page.limit],
  );
  return whole(tx, rows);
}

/** Agreements in which one of these organisations is a party, newest first. */
export async function listAgreementsOf(
  tx: Tx,
  filter: { readonly organisationIds: readonly string[]; readonly states: readonly AgreementState[] },
  page: AfterKey,
): Promise<Agreement[]> {
  const rows = await tx.query<AgreementTable>(
    `select * from agreements.agreement
     where tenant_id = $1 and state = any($3::text[]) and ($4::uuid is null or id < $4)
       and id in (
         select agreement_id from agreements.party where tenant_id = $1 and organisation_id = any($2::uuid[])
       )
     order by id desc limit $5`,
    [tx.tenantId, filter.organisationIds, filter.states, page.after, page.limit],
  );
  return whole(tx, rows);
}

export type TitledClause = Clause & { readonly agreementId: string; readonly agreementTitle: string };

function asTitledClause(row: ClauseTable & { readonly agreement_title: string }): TitledClause {
  return { ...asClause(row), agreementId: row.agreement_id, agreementTitle: row.agreement_title };
}

/** Clauses in force that needs may serve and that are not kept yet, at most two hundred. */
export async function listOpenClauses(tx: Tx): Promise<TitledClause[]> {
  const rows = await tx.query<ClauseTable & { agreement_title: string }>(
    `select clause.*, agreement.title as agreement_title
     from agreements.clause clause
     join agreements.agreement agreement
       on agreement.tenant_id = clause.tenant_id and agreement.id = clause.agreement_id
     where clause.tenant_id = $1 and agreement.state = 'in-force' and clause.ticked_at is null
       and clause.way = 'by-needs'
     order by agreement.id desc, clause.no limit 200`,
    [tx.tenantId],
  );
  return rows.map(asTitledClause);
}

/**
 * Clauses served by needs whose day has passed and which these organisations promised. `direct` clauses are not
 * among them: their commitments remind by themselves, and nobody should be reminded of one thing twice.
 */
export async function listOverdueClauses(
  tx: Tx,
  organisationIds: readonly string[],
  today: CivilDate,
): Promise<TitledClause[]> {
  const rows = await tx.query<ClauseTable & { agreement_title: string }>(
    `select clause.*, agreement.title as agreement_title
     from agreements.clause clause
     join agreements.agreement agreement
       on agreement.tenant_id = clause.tenant_id and agreement.id = clause.agreement_id
     where clause.tenant_id = $1 and agreement.state = 'in-force' and clause.ticked_at is null
       and clause.way = 'by-needs' and clause.due_on < $3 and clause.provider_organisation_id = any($2::uuid[])
     order by clause.due_on, clause.id limit 50`,
    [tx.tenantId, organisationIds, today],
  );
  return rows.map(asTitledClause);
}
