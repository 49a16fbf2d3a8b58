import { allow, refuse, type Decision } from '../../../kernel/decision.ts';
import type { Instant } from '../../../kernel/days.ts';
import { posted, reversed } from './facts.ts';
import type { Account, Entry, LedgerTransaction, Line, Posting, Reversal } from './model.ts';

export type PostRefusal =
  | 'account-not-found'
  | 'account-has-another-unit'
  | 'lines-do-not-balance'
  | 'line-is-empty'
  | 'balance-would-fall-below-floor';
export type ReverseRefusal =
  | 'transaction-not-found'
  | 'already-reversed'
  | 'reversal-is-final'
  | 'balance-would-fall-below-floor';

export type Stamp = { readonly now: Instant; readonly by: string };

/** What an account's balance becomes when the transaction is saved. */
export type Moved = { readonly transaction: LedgerTransaction; readonly accounts: readonly Account[] };

/**
 * Writes lines that sum to zero against the locked accounts. A floor is judged by where the whole transaction leaves
 * the account: a line that gives back what another takes is no reason to refuse.
 */
export function post(accounts: readonly Account[], posting: Posting, stamp: Stamp): Decision<Moved, PostRefusal> {
  const byId = new Map(accounts.map((account) => [account.id, account]));
  for (const line of posting.lines) {
    const account = byId.get(line.accountId);
    if (!account) return refuse('account-not-found');
    if (account.unit !== posting.unit) return refuse('account-has-another-unit');
    if (line.amount === 0) return refuse('line-is-empty');
  }
  if (sumOf(posting.lines) !== 0) return refuse('lines-do-not-balance');
  const moved = move(byId, posting.lines);
  const low = firstBelowFloor(moved.accounts);
  if (low) return refuse('balance-would-fall-below-floor', belowFloor(low));
  const { lines: _, ...head } = posting;
  const transaction = { ...head, reversesId: null, postedAt: stamp.now, postedBy: stamp.by, entries: moved.entries };
  return allow({ transaction, accounts: moved.accounts }, posted(transaction));
}

/** Turns a transaction round, once and for good: what was wrong is posted anew, never reversed a second time. */
export function reverse(
  accounts: readonly Account[],
  original: { readonly transaction: LedgerTransaction; readonly isReversed: boolean },
  reversal: Reversal,
  stamp: Stamp,
): Decision<Moved, ReverseRefusal> {
  if (original.transaction.reversesId !== null) return refuse('reversal-is-final');
  if (original.isReversed) return refuse('already-reversed');
  const byId = new Map(accounts.map((account) => [account.id, account]));
  const lines = original.transaction.entries.map(({ accountId, amount }) => ({ accountId, amount: -amount }));
  const moved = move(byId, lines);
  const low = firstBelowFloor(moved.accounts);
  if (low) return refuse('balance-would-fall-below-floor', belowFloor(low));
  const transaction: LedgerTransaction = {
    id: reversal.id,
    unit: original.transaction.unit,
    reason: reversal.reason,
    origin: reversal.origin,
    reversesId: original.transaction.id,
    postedAt: stamp.now,
    postedBy: stamp.by,
    entries: moved.entries,
  };
  return allow({ transaction, accounts: moved.accounts }, reversed(transaction));
}

function sumOf(lines: readonly Line[]): number {
  return lines.reduce((sum, line) => sum + line.amount, 0);
}

function move(byId: ReadonlyMap<string, Account>, lines: readonly Line[]) {
  const after = new Map<string, Account>();
  const entries: Entry[] = lines.map((line, index) => {
    const account = after.get(line.accountId) ?? byId.get(line.accountId);
    if (!account) throw new Error('A transaction names an account that was not locked.');
    const balanceAfter = account.balance + line.amount;
    after.set(account.id, { ...account, balance: balanceAfter });
    return { ...line, no: index + 1, balanceAfter };
  });
  return { entries, accounts: [...after.values()] };
}

function firstBelowFloor(accounts: readonly Account[]): Account | undefined {
  return accounts.find((account) => account.floorAmount !== null && account.balance < account.floorAmount);
}

function belowFloor(account: Account) {
  return { detail: { floor: account.floorAmount ?? 0, balance: account.balance } };
}
