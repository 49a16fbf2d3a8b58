import { actorId } from '../../../kernel/actor.ts';
import { allow, refuse, type Allowed, type Decision } from '../../../kernel/decision.ts';
import type { Origin } from '../../../kernel/origin.ts';
import { vouchedFor } from '../../../platform/server/chain/vouching.ts';
import type { Doing } from '../../../platform/server/handle.ts';
import type { Tx } from '../../../platform/server/transaction.ts';
import { accountOpened } from '../domain/facts.ts';
import type {
  Account,
  AccountWanted,
  LedgerTransaction,
  OwnedEntry,
  Posting,
  Reversal,
  Unit,
} from '../domain/model.ts';
import { transactionRecord } from '../domain/record.ts';
import * as rules from '../domain/rules.ts';
import * as store from './store.ts';

/**
 * The owner's account of this kind and unit, opened now if there was none. Never refuses; the facts are empty when it
 * was there already, and then its floor stays as it was opened.
 */
export async function ensureAccount(doing: Doing, wanted: AccountWanted): Promise<Allowed<Account>> {
  const there = await store.findAccount(doing.tx, wanted);
  if (there) return allow(there);
  const account: Account = { ...wanted, id: doing.newId(), balance: 0 };
  if (await store.saveNewAccount(doing.tx, account, doing.now)) return allow(account, accountOpened(account));
  const other = await store.findAccount(doing.tx, wanted);
  if (!other) throw new Error('An account was neither opened nor found.');
  return allow(other);
}

/** Writes a transaction whose lines sum to zero, if it leaves every account at or above its floor. */
export async function post(doing: Doing, posting: Posting): Promise<Decision<LedgerTransaction, rules.PostRefusal>> {
  const ids = posting.lines.map((line) => line.accountId);
  const accounts = await store.listAccountsForUpdate(doing.tx, ids);
  const decision = rules.post(accounts, posting, { now: doing.now, by: actorId(doing.actor) });
  if (!decision.ok) return decision;
  await store.saveMoved(doing.tx, decision.value, doing.newId);
  const { transaction } = decision.value;
  return allow(transaction, ...vouchedFor(decision.facts, transactionRecord(transaction)));
}

/** Mirrors a transaction by a new one, once. What it gave is taken back only where floors allow. */
export async function reverse(
  doing: Doing,
  reversal: Reversal,
): Promise<Decision<LedgerTransaction, rules.ReverseRefusal>> {
  const known = await store.findTransaction(doing.tx, reversal.transactionId);
  if (!known) return refuse('transaction-not-found');
  const ids = known.transaction.entries.map((entry) => entry.accountId);
  const accounts = await store.listAccountsForUpdate(doing.tx, ids);
  // Read again under the locks: another may have reversed it while we waited for the accounts.
  const original = (await store.findTransaction(doing.tx, reversal.transactionId)) ?? known;
  const decision = rules.reverse(accounts, original, reversal, { now: doing.now, by: actorId(doing.actor) });
  if (!decision.ok) return decision;
  await store.saveMoved(doing.tx, decision.value, doing.newId);
  const { transaction } = decision.value;
  return allow(transaction, ...vouchedFor(decision.facts, transactionRecord(transaction)));
}

/** What an owner holds of a unit, over all the owner's accounts. */
export function balanceOf(tx: Tx, owner: Origin, unit: Unit): Promise<number> {
  return store.sumBalances(tx, { capability: owner.capability, ids: [owner.id] }, unit);
}

/** An owner's entries, newest first. */
export function listEntriesOf(
  tx: Tx,
  owner: Origin,
  page: { readonly after: string | null; readonly limit: number },
): Promise<OwnedEntry[]> {
  return store.listEntries(tx, { owner: { capability: owner.capability, ids: [owner.id] }, ...page });
}
