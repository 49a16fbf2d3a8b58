import type { Fact } from '../../../kernel/decision.ts';
import type { Account, LedgerTransaction } from './model.ts';

export function accountOpened(account: Account): Fact {
  return {
    name: 'ledger.account-opened',
    subject: { kind: 'account', id: account.id },
    detail: { kind: account.kind, unit: account.unit, owner: account.owner, floorAmount: account.floorAmount },
  };
}

/** Holds how much was moved in all, not between whom: the entries say that to those with the right. */
export function posted(transaction: LedgerTransaction): Fact {
  return {
    name: 'ledger.posted',
    subject: { kind: 'ledger-transaction', id: transaction.id },
    detail: { unit: transaction.unit, origin: transaction.origin, movedAmount: movedAmount(transaction) },
  };
}

export function reversed(transaction: LedgerTransaction): Fact {
  return {
    name: 'ledger.reversed',
    subject: { kind: 'ledger-transaction', id: transaction.id },
    detail: {
      unit: transaction.unit,
      origin: transaction.origin,
      reversesId: transaction.reversesId,
      movedAmount: movedAmount(transaction),
    },
  };
}

function movedAmount(transaction: LedgerTransaction): number {
  return transaction.entries.reduce((sum, entry) => sum + Math.max(entry.amount, 0), 0);
}
