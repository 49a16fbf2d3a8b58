import type { Tx } from '../../../platform/server/transaction.ts';
import type { Entry, LedgerTransaction, Unit } from '../domain/model.ts';

type HeadRow = {
  id: string;
  unit: string;
  reason: string;
  origin_capability: string;
  origin_id: string;
  reverses_id: string | null;
  posted_at: string;
  posted_by: string;
};
type LineRow = { transaction_id: string; no: number; account_id: string; amount: number; balance_after: number };

/** The transactions of these ids, each with its entries in order. */
export async function listTransactions(tx: Tx, ids: readonly string[]): Promise<LedgerTransaction[]> {
  const heads = await tx.query<HeadRow>(
    `select id, unit, reason, origin_capability, origin_id, reverses_id, posted_at, posted_by
     from ledger.transaction where tenant_id = $1 and id = any($2::uuid[])`,
    [tx.tenantId, ids],
  );
  const rows = await tx.query<LineRow>(
    `select transaction_id, no, account_id, amount, balance_after
     from ledger.entry where tenant_id = $1 and transaction_id = any($2::uuid[]) order by transaction_id, no`,
    [tx.tenantId, ids],
  );
  const lines = Map.groupBy(rows, (row) => row.transaction_id);
  return heads.map((head) => ({
    id: head.id,
    unit: head.unit as Unit,
    reason: head.reason,
    origin: { capability: head.origin_capability, id: head.origin_id },
    reversesId: head.reverses_id,
    postedAt: head.posted_at,
    postedBy: head.posted_by,
    entries: (lines.get(head.id) ?? []).map(asEntry),
  }));
}

function asEntry({ no, account_id: accountId, amount, balance_after: balanceAfter }: LineRow): Entry {
  return { no, accountId, amount, balanceAfter };
}

export async function listTransactionIds(tx: Tx, after: string | null, limit: number): Promise<readonly string[]> {
  const rows = await tx.query<{ id: string }>(
    `select id from ledger.transaction
     where tenant_id = $1 and ($2::uuid is null or id > $2) order by id limit $3`,
    [tx.tenantId, after, limit],
  );
  return rows.map((row) => row.id);
}

type LineWithBefore = {
  readonly id: string;
  readonly no: number;
  readonly amount: number;
  readonly balanceAfter: number;
  readonly balanceBefore: number;
};

/** The lines of a transaction, each with what the line before it left on the same account. */
export async function listLinesWithBalanceBefore(tx: Tx, transactionId: string): Promise<LineWithBefore[]> {
  return tx.query<LineWithBefore>(
    `select e.id, e.no, e.amount, e.balance_after as "balanceAfter",
            coalesce((select b.balance_after from ledger.entry b
                      where b.tenant_id = e.tenant_id and b.account_id = e.account_id and b.id < e.id
                      order by b.id desc limit 1), 0) as "balanceBefore"
     from ledger.entry e where e.tenant_id = $1 and e.transaction_id = $2 order by e.no limit 10000`,
    [tx.tenantId, transactionId],
  );
}
