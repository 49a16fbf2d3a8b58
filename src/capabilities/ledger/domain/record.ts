import type { LedgerTransaction } from './model.ts';

/**
 * All that a transaction with its entries says, in one fixed order. The fact that tells of the transaction holds the
 * hash of this, and so the chain of facts vouches for the ledger: no entry changes, comes or goes without a trace.
 */
export function transactionRecord(transaction: LedgerTransaction): readonly unknown[] {
  const { id, unit, reason, origin, reversesId, postedAt, postedBy, entries } = transaction;
  return [
    'tongxin.ledger-transaction.1',
    id,
    unit,
    reason,
    [origin.capability, origin.id],
    reversesId,
    postedAt,
    postedBy,
    entries.map(({ no, accountId, amount, balanceAfter }) => [no, accountId, amount, balanceAfter]),
  ];
}
