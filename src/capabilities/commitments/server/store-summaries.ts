import type { Origin } from '../../../kernel/origin.ts';
import type { Tx } from '../../../platform/server/transaction.ts';
import { countsAsFulfilled, type CommitmentSummary } from '../domain/model.ts';
import type { CommitmentRow } from './tables.ts';

type SummaryRow = Pick<
  CommitmentRow,
  | 'id'
  | 'ledger_no'
  | 'title'
  | 'state'
  | 'provider_organisation_id'
  | 'requester_organisation_id'
  | 'quantity_amount'
  | 'quantity_unit'
  | 'due_on'
  | 'closed_on'
> & { recorded_amount: number; origins: readonly Origin[] };

const columns = `
  c.id, c.ledger_no, c.title, c.state, c.provider_organisation_id, c.requester_organisation_id,
  c.quantity_amount, c.quantity_unit, c.due_on, c.closed_on,
  (select coalesce(sum(f.amount), 0) from commitments.fulfilment f
    where f.tenant_id = c.tenant_id and f.commitment_id = c.id and f.cycle = c.cycle) as recorded_amount,
  (select coalesce(jsonb_agg(jsonb_build_object('capability', o.capability, 'id', o.origin_id)), '[]'::jsonb)
    from commitments.commitment_origin o
    where o.tenant_id = c.tenant_id and o.commitment_id = c.id) as origins`;

function asSummary(row: SummaryRow): CommitmentSummary {
  return {
    id: row.id,
    ledgerNo: row.ledger_no,
    title: row.title,
    state: row.state,
    origins: row.origins,
    providerOrganisationId: row.provider_organisation_id,
    requesterOrganisationId: row.requester_organisation_id,
    quantity: { amount: row.quantity_amount, unit: row.quantity_unit },
    fulfilledAmount: countsAsFulfilled(row.state) ? row.recorded_amount : 0,
    dueOn: row.due_on,
    closedOn: row.closed_on,
  };
}

/** Bounded by the origins asked for and not otherwise: a coverage counted from a list cut short would be wrong. */
export async function listSummariesOf(tx: Tx, origins: readonly Origin[]): Promise<CommitmentSummary[]> {
  if (origins.length === 0) return [];
  const rows = await tx.query<SummaryRow>(
    `select ${columns} from commitments.commitment c
     where c.tenant_id = $1 and c.id in (
       select o.commitment_id from commitments.commitment_origin o
       join unnest($2::text[], $3::uuid[]) as asked (capability, id)
         on o.capability = asked.capability and o.origin_id = asked.id
       where o.tenant_id = $1)
     order by c.ledger_year, c.ledger_serial`,
    [tx.tenantId, origins.map((origin) => origin.capability), origins.map((origin) => origin.id)],
  );
  return rows.map(asSummary);
}

export async function listSummaries(tx: Tx, ids: readonly string[]): Promise<CommitmentSummary[]> {
  const rows = await tx.query<SummaryRow>(
    `select ${columns} from commitments.commitment c where c.tenant_id = $1 and c.id = any($2::uuid[])
     order by c.ledger_year, c.ledger_serial`,
    [tx.tenantId, ids],
  );
  return rows.map(asSummary);
}
