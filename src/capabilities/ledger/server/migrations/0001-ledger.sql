create schema ledger;
grant usage on schema ledger to tongxin_app, tongxin_reader;

create table ledger.account (
  tenant_id uuid not null,
  id uuid not null,
  kind text not null check (kind ~ '^[a-z][a-z-]{1,30}$'),
  unit text not null check (unit in ('minutes')),
  owner_capability text not null check (length(owner_capability) between 1 and 40),
  owner_id uuid not null,
  floor_amount bigint,
  balance bigint not null,
  opened_at timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, owner_capability, owner_id, kind, unit),
  check (floor_amount is null or balance >= floor_amount)
);
comment on table ledger.account is 'Holds one unit for one owner. Its balance is the sum of its entries.';
comment on column ledger.account.owner_capability is 'Whose account it is, kept opaque: the capability and the id there.';
comment on column ledger.account.floor_amount is 'The least the balance may be; null for a source that may fall without end.';
grant select, insert on ledger.account to tongxin_app;
-- Only the balance may ever change: what an account is stays as it was opened.
grant update (balance) on ledger.account to tongxin_app;
grant select on ledger.account to tongxin_reader;

create table ledger.transaction (
  tenant_id uuid not null,
  id uuid not null,
  unit text not null,
  reason text not null check (length(reason) between 1 and 60),
  origin_capability text not null,
  origin_id uuid not null,
  reverses_id uuid,
  posted_at timestamptz not null,
  posted_by text not null,
  primary key (tenant_id, id),
  unique (tenant_id, reverses_id),
  foreign key (tenant_id, reverses_id) references ledger.transaction (tenant_id, id),
  check (reverses_id is distinct from id)
);
comment on table ledger.transaction is 'Append-only: entries that sum to zero. A correction is a reversal and a new transaction.';
comment on column ledger.transaction.reverses_id is 'The transaction this one mirrors with its signs turned; unique, so nothing is reversed twice.';
comment on column ledger.transaction.posted_by is 'A person''s id, or system:<name> when the product itself acted.';
create index transaction_by_origin on ledger.transaction (tenant_id, origin_id);
grant select, insert on ledger.transaction to tongxin_app;
grant select on ledger.transaction to tongxin_reader;

create table ledger.entry (
  tenant_id uuid not null,
  id uuid not null,
  transaction_id uuid not null,
  no integer not null check (no > 0),
  account_id uuid not null,
  amount bigint not null check (amount <> 0),
  balance_after bigint not null,
  primary key (tenant_id, id),
  unique (tenant_id, transaction_id, no),
  foreign key (tenant_id, transaction_id) references ledger.transaction (tenant_id, id),
  foreign key (tenant_id, account_id) references ledger.account (tenant_id, id)
);
comment on table ledger.entry is 'Append-only: one line of a transaction, what it adds to an account or takes from it.';
comment on column ledger.entry.balance_after is 'The account''s balance when this entry was written, so that a statement reads without a sum.';
create index entry_by_account on ledger.entry (tenant_id, account_id, id);
grant select, insert on ledger.entry to tongxin_app;
grant select on ledger.entry to tongxin_reader;

alter table ledger.account enable row level security;
alter table ledger.account force row level security;
create policy tenant on ledger.account
  using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
  with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
alter table ledger.transaction enable row level security;
alter table ledger.transaction force row level security;
create policy tenant on ledger.transaction
  using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
  with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
alter table ledger.entry enable row level security;
alter table ledger.entry force row level security;
create policy tenant on ledger.entry
  using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
  with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
