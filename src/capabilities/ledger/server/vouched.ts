import type { VouchedRows } from '../../../platform/server/chain/vouching.ts';
import { transactionRecord } from '../domain/record.ts';
import * as store from './store-vouched.ts';

/** Every transaction with its entries stands as a hash in the fact that tells of it. */
export const vouchedTransactions: VouchedRows = {
  table: 'ledger.transaction',
  factNames: ['ledger.posted', 'ledger.reversed'],
  async readRecords(tx, ids) {
    const found = await store.listTransactions(tx, ids);
    return new Map(found.map((transaction) => [transaction.id, transactionRecord(transaction)]));
  },
  listIds: store.listTransactionIds,
  /** An entry whose amount does not lead from the balance before to the balance after, where just one is such. */
  async findTrouble(tx, id) {
    const lines = await store.listLinesWithBalanceBefore(tx, id);
    const wrong = lines.filter((line) => line.balanceBefore + line.amount !== line.balanceAfter);
    const [only] = wrong;
    if (!only || wrong.length > 1) return undefined;
    return {
      table: 'ledger.entry',
      row: `${only.id} (line ${only.no} of transaction ${id})`,
      shouldBe: `amount ${only.balanceAfter - only.balanceBefore}, balance after ${only.balanceAfter}`,
      is: `amount ${only.amount}, balance after ${only.balanceAfter}`,
    };
  },
};
