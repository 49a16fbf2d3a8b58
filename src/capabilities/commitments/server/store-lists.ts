import { sql, type Expression, type ExpressionBuilder, type SqlBool } from 'kysely';
import type { CivilDate } from '../../../kernel/days.ts';
import type { FigureQuestion } from '../../../platform/server/offers.ts';
import type { Tx } from '../../../platform/server/transaction.ts';
import type { CommitmentState } from '../domain/model.ts';
import type { CommitmentRow, CommitmentsTables } from './tables.ts';

/** Which part of the ledger is asked for. `within` bounds it to commitments by or to these organisations. */
export type LedgerQuestion = {
  readonly state?: CommitmentState | undefined;
  readonly text?: string | undefined;
  readonly organisationId?: string | undefined;
  readonly within?: readonly string[];
  readonly hidden?: readonly CommitmentState[];
  readonly after?: string | undefined;
  readonly limit: number;
};

/** The key by which the ledger is paged: its own number, which is unique and never changes. */
export function ledgerKey(row: Pick<CommitmentRow, 'ledger_year' | 'ledger_serial'>): string {
  return `${row.ledger_year}-${row.ledger_serial}`;
}

function placeAfter(key: string | undefined) {
  const found = /^(\d{4})-(\d{1,9})$/.exec(key ?? '');
  return found ? { year: Number(found[1]), serial: Number(found[2]) } : undefined;
}

/** Percent signs and underscores that somebody typed stand for themselves. */
function infix(text: string): string {
  return `%${text.replaceAll(/[\\%_]/g, '\\$&')}%`;
}

type Build = ExpressionBuilder<CommitmentsTables, 'commitments.commitment'>;

function isAsked(question: LedgerQuestion) {
  return (eb: Build) => {
    const { state, text, organisationId, within, hidden, after } = question;
    const asked: Expression<SqlBool>[] = [];
    const from = placeAfter(after);
    if (from) asked.push(sql<boolean>`(ledger_year, ledger_serial) < (${from.year}, ${from.serial})`);
    if (state) asked.push(eb('state', '=', state));
    for (const each of hidden ?? []) asked.push(eb('state', '<>', each));
    if (text) asked.push(eb.or([eb('title', 'ilike', infix(text)), eb('ledger_no', 'ilike', infix(text))]));
    const side = (ids: readonly string[]) =>
      sql<boolean>`(provider_organisation_id = any(${ids}::uuid[]) or requester_organisation_id = any(${ids}::uuid[]))`;
    if (organisationId) asked.push(side([organisationId]));
    if (within) asked.push(side(within));
    return eb.and(asked);
  };
}

/** One row more than asked, newest number first, so that the caller can tell whether there is more. */
export function listLedger(tx: Tx, question: LedgerQuestion): Promise<CommitmentRow[]> {
  return tx
    .tables<CommitmentsTables>()
    .selectFrom('commitments.commitment')
    .selectAll()
    .where('tenant_id', '=', tx.tenantId)
    .where(isAsked(question))
    .orderBy('ledger_year', 'desc')
    .orderBy('ledger_serial', 'desc')
    .limit(question.limit + 1)
    .execute();
}

/** For whom waiting matters are sought: the organisations whose clerk, and those whose coordinator, the actor is. */
export type Waiters = { readonly clerkOf: readonly string[]; readonly coordinatorOf: readonly string[] };

const WAITING_LIMIT = 200;

/**
 * Matters whose next step may be one of these waiters', the longest due first: what is with the provider until the
 * horizon, a second look once its day has come, all else at once. The policy then judges each.
 */
export function listWaiting(
  tx: Tx,
  { clerkOf, coordinatorOf }: Waiters,
  days: { readonly today: CivilDate; readonly horizon: CivilDate },
): Promise<CommitmentRow[]> {
  return tx.query<CommitmentRow>(
    `select * from commitments.commitment
     where tenant_id = $1 and next_due_on is not null and (
       (state in ('committed', 'in-progress', 'reopened')
         and provider_organisation_id = any($2::uuid[]) and next_due_on <= $4)
       or (state in ('proposed', 'reported') and requester_organisation_id = any($2::uuid[]))
       or (state in ('proposed', 'accepted')
         and (provider_organisation_id = any($3::uuid[]) or requester_organisation_id = any($3::uuid[])))
       or (state = 'closed' and next_due_on <= $5 and (requester_organisation_id = any($2::uuid[])
         or provider_organisation_id = any($3::uuid[]) or requester_organisation_id = any($3::uuid[]))))
     order by next_due_on, id
     limit ${WAITING_LIMIT}`,
    [tx.tenantId, clerkOf, coordinatorOf, days.horizon, days.today],
  );
}

const closedInPeriod = `
  from commitments.commitment
  where tenant_id = $1 and state = 'closed' and closed_on between $2 and $3
    and provider_organisation_id = any($4::uuid[])`;

export async function countClosed(tx: Tx, { organisationIds, from, to }: FigureQuestion): Promise<number> {
  const [row] = await tx.query<{ count: number }>(`select count(*) as count ${closedInPeriod}`, [
    tx.tenantId,
    from,
    to,
    organisationIds,
  ]);
  return row?.count ?? 0;
}

/** Those closed in the period, by id. */
export function listClosed(
  tx: Tx,
  { organisationIds, from, to }: FigureQuestion,
  page: { readonly after: string | null; readonly limit: number },
): Promise<CommitmentRow[]> {
  return tx.query<CommitmentRow>(`select * ${closedInPeriod} and ($5::uuid is null or id > $5) order by id limit $6`, [
    tx.tenantId,
    from,
    to,
    organisationIds,
    page.after,
    page.limit,
  ]);
}
