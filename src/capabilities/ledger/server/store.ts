import type { Selectable } from 'kysely';
import type { Instant } from '../../../kernel/days.ts';
import type { Tx } from '../../../platform/server/transaction.ts';
import type { Moved } from '../domain/rules.ts';
import type { Account, AccountWanted, LedgerTransaction, OwnedEntry, Unit } from '../domain/model.ts';
import type { LedgerTables } from './tables.ts';

type AccountRow = Selectable<LedgerTables['ledger.account']>;

function asAccount(row: AccountRow): Account {
  return {
    id: row.id,
    kind: row.kind,
    unit: row.unit as Unit,
    owner: { capability: row.owner_capability, id: row.owner_id },
    floorAmount: row.floor_amount,
    balance: row.balance,
  };
}

export async function findAccount(tx: Tx, wanted: AccountWanted): Promise<Account | undefined> {
  const row = await tx
    .tables<LedgerTables>()
    .selectFrom('ledger.account')
    .selectAll()
    .where('tenant_id', '=', tx.tenantId)
    .where('owner_capability', '=', wanted.owner.capability)
    .where('owner_id', '=', wanted.owner.id)
    .where('kind', '=', wanted.kind)
    .where('unit', '=', wanted.unit)
    .executeTakeFirst();
  return row && asAccount(row);
}

/** Opens the account unless someone else has just done so. Returns whether it was us. */
export async function saveNewAccount(tx: Tx, account: Account, now: Instant): Promise<boolean> {
  const row = await tx
    .tables<LedgerTables>()
    .insertInto('ledger.account')
    .values({
      tenant_id: tx.tenantId,
      id: account.id,
      kind: account.kind,
      unit: account.unit,
      owner_capability: account.owner.capability,
      owner_id: account.owner.id,
      floor_amount: account.floorAmount,
      balance: 0,
      opened_at: now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** Locks the accounts in order of their ids, so two transactions over the same accounts never wait for each other. */
export async function listAccountsForUpdate(tx: Tx, ids: readonly string[]): Promise<Account[]> {
  const rows = await tx.query<AccountRow>(
    'select * from ledger.account where tenant_id = $1 and id = any($2::uuid[]) order by id for update',
    [tx.tenantId, [...new Set(ids)]],
  );
  return rows.map(asAccount);
}

export async function findTransaction(
  tx: Tx,
  id: string,
): Promise<{ transaction: LedgerTransaction; isReversed: boolean } | undefined> {
  const tables = tx.tables<LedgerTables>();
  const rows = await tables
    .selectFrom('ledger.transaction')
    .selectAll()
    .where('tenant_id', '=', tx.tenantId)
    .where((where) => where.or([where('id', '=', id), where('reverses_id', '=', id)]))
    .execute();
  const head = rows.find((row) => row.id === id);
  if (!head) return undefined;
  const entries = await tables
    .selectFrom('ledger.entry')
    .select(['no', 'account_id as accountId', 'amount', 'balance_after as balanceAfter'])
    .where('tenant_id', '=', tx.tenantId)
    .where('transaction_id', '=', id)
    .orderBy('no')
    .execute();
  const transaction: LedgerTransaction = {
    id,
    unit: head.unit as Unit,
    reason: head.reason,
    origin: { capability: head.origin_capability, id: head.origin_id },
    reversesId: head.reverses_id,
    postedAt: head.posted_at,
    postedBy: head.posted_by,
    entries,
  };
  return { transaction, isReversed: rows.some((row) => row.reverses_id === id) };
}

/** Saves the transaction, its entries and the balances it leaves; the accounts must be locked. */
export async function saveMoved(tx: Tx, moved: Moved, newId: () => string): Promise<void> {
  const { transaction, accounts } = moved;
  await tx
    .tables<LedgerTables>()
    .insertInto('ledger.transaction')
    .values({
      tenant_id: tx.tenantId,
      id: transaction.id,
      unit: transaction.unit,
      reason: transaction.reason,
      origin_capability: transaction.origin.capability,
      origin_id: transaction.origin.id,
      reverses_id: transaction.reversesId,
      posted_at: transaction.postedAt,
      posted_by: transaction.postedBy,
    })
    .execute();
  const { entries } = transaction;
  await tx.query(
    `insert into ledger.entry (tenant_id, id, transaction_id, no, account_id, amount, balance_after)
     select $1, id, $2, no, account_id, amount, balance_after
     from unnest($3::uuid[], $4::int[], $5::uuid[], $6::bigint[], $7::bigint[])
       as line(id, no, account_id, amount, balance_after)`,
    [
      tx.tenantId,
      transaction.id,
      entries.map(() => newId()),
      entries.map((entry) => entry.no),
      entries.map((entry) => entry.accountId),
      entries.map((entry) => entry.amount),
      entries.map((entry) => entry.balanceAfter),
    ],
  );
  await tx.query(
    `update ledger.account as account set balance = left_with.balance
     from unnest($2::uuid[], $3::bigint[]) as left_with(id, balance)
     where account.tenant_id = $1 and account.id = left_with.id`,
    [tx.tenantId, accounts.map((account) => account.id), accounts.map((account) => account.balance)],
  );
}

/** Of an owner under one id or several, as somebody has whose records were merged. */
export type Owner = { readonly capability: string; readonly ids: readonly string[] };

export async function sumBalances(tx: Tx, owner: Owner, unit: Unit): Promise<number> {
  const [row] = await tx.query<{ balance: number }>(
    `select coalesce(sum(balance), 0)::bigint as balance from ledger.account
     where tenant_id = $1 and owner_capability = $2 and owner_id = any($3::uuid[]) and unit = $4`,
    [tx.tenantId, owner.capability, owner.ids, unit],
  );
  return row?.balance ?? 0;
}

export type EntryFilter = {
  /** Whose entries; null for all. */
  readonly owner: Owner | null;
  /** Entries written before this one. */
  readonly after: string | null;
  readonly limit: number;
};

/** Newest first. */
export async function listEntries(tx: Tx, filter: EntryFilter): Promise<OwnedEntry[]> {
  const rows = await tx.query<EntryRow>(
    `select e.id, a.owner_capability, a.owner_id, e.transaction_id, e.account_id, a.kind, a.unit, e.amount,
            e.balance_after, t.reason, t.origin_capability, t.origin_id, t.reverses_id, t.posted_at
     from ledger.account a
     join ledger.entry e on e.tenant_id = a.tenant_id and e.account_id = a.id
     join ledger.transaction t on t.tenant_id = e.tenant_id and t.id = e.transaction_id
     where a.tenant_id = $1
       and ($2::text is null or (a.owner_capability = $2 and a.owner_id = any($3::uuid[])))
       and ($4::uuid is null or e.id < $4)
     order by e.id desc limit $5`,
    [tx.tenantId, filter.owner?.capability ?? null, filter.owner?.ids ?? null, filter.after, filter.limit],
  );
  return rows.map(asOwnedEntry);
}

type EntryRow = {
  id: string;
  owner_capability: string;
  owner_id: string;
  transaction_id: string;
  account_id: string;
  kind: string;
  unit: string;
  amount: number;
  balance_after: number;
  reason: string;
  origin_capability: string;
  origin_id: string;
  reverses_id: string | null;
  posted_at: string;
};

function asOwnedEntry(row: EntryRow): OwnedEntry {
  return {
    id: row.id,
    owner: { capability: row.owner_capability, id: row.owner_id },
    transactionId: row.transaction_id,
    accountId: row.account_id,
    accountKind: row.kind,
    unit: row.unit as Unit,
    amount: row.amount,
    balanceAfter: row.balance_after,
    reason: row.reason,
    origin: { capability: row.origin_capability, id: row.origin_id },
    reversesId: row.reverses_id,
    postedAt: row.posted_at,
  };
}
