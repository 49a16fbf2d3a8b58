-- The schema itself is made by the migrator, which keeps its own list of applied files in it.
grant usage on schema platform to tongxin_app, tongxin_reader;

-- not of a tenant: this is the list of tenants; Citus keeps it as a reference table.
create table platform.place (
  tenant_id uuid not null primary key,
  slug text not null unique check (slug ~ '^[a-z][a-z0-9-]{1,30}$'),
  name_zh text not null,
  name_en text not null,
  region_code text not null,
  ledger_prefix text not null unique check (ledger_prefix ~ '^[A-Z]{2,6}$'),
  made_at timestamptz not null
);
comment on table platform.place is 'A tenant: a co-building area of county level or above.';
comment on column platform.place.ledger_prefix is 'Starts every permanent ledger number given out here.';
grant select, insert on platform.place to tongxin_app;

-- not of a tenant: what the installation remembers about itself, e.g. when its demo town was played.
create table platform.setting (
  name text not null primary key,
  value jsonb not null,
  set_at timestamptz not null
);
comment on table platform.setting is 'What the installation remembers about itself.';
grant select, insert, update on platform.setting to tongxin_app;

create table platform.fact (
  tenant_id uuid not null,
  id uuid not null,
  at timestamptz not null,
  actor_id text not null,
  name text not null,
  subject_kind text not null,
  subject_id uuid not null,
  detail jsonb not null,
  primary key (tenant_id, id)
);
comment on table platform.fact is 'Append-only: who did what to which thing and when. Audit trail and outbox in one.';
comment on column platform.fact.actor_id is 'A person''s id, or system:<name> when the product itself acted.';
create index fact_by_subject on platform.fact (tenant_id, subject_id, id);
create index fact_by_name on platform.fact (tenant_id, name, id);
grant select, insert on platform.fact to tongxin_app;
grant select on platform.fact to tongxin_reader;

create table platform.fact_pending (
  tenant_id uuid not null,
  fact_id uuid not null,
  primary key (tenant_id, fact_id)
);
comment on table platform.fact_pending is 'Facts that have no position yet. Written with the fact, emptied by the numbering.';
grant select, insert, delete on platform.fact_pending to tongxin_app;

create table platform.fact_order (
  tenant_id uuid not null,
  position bigint not null,
  fact_id uuid not null,
  primary key (tenant_id, position),
  unique (tenant_id, fact_id)
);
comment on table platform.fact_order is 'The place of each fact in the one order that listeners follow, without gaps.';
grant select, insert on platform.fact_order to tongxin_app;

create table platform.fact_head (
  tenant_id uuid not null primary key,
  position bigint not null check (position >= 0)
);
comment on table platform.fact_head is 'The last position given out; its row lock makes numbering one at a time.';
grant select, insert, update on platform.fact_head to tongxin_app;

create table platform.listener_cursor (
  tenant_id uuid not null,
  listener text not null,
  position bigint not null check (position >= 0),
  primary key (tenant_id, listener)
);
comment on table platform.listener_cursor is 'How far each listener has followed the facts; moves in the transaction of its effects.';
grant select, insert, update on platform.listener_cursor to tongxin_app;

create table platform.receipt (
  tenant_id uuid not null,
  actor_id text not null,
  key uuid not null,
  route text not null,
  input_hash text not null,
  output jsonb not null,
  at timestamptz not null,
  primary key (tenant_id, actor_id, key)
);
comment on table platform.receipt is 'What was answered to a write, by the key its sender gave it: sending again is harmless.';
create index receipt_by_age on platform.receipt (tenant_id, at);
grant select, insert, delete on platform.receipt to tongxin_app;

create table platform.file (
  tenant_id uuid not null,
  id uuid not null,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  name text not null,
  type text not null,
  size_bytes bigint not null check (size_bytes > 0),
  uploaded_by text not null,
  uploaded_at timestamptz not null,
  primary key (tenant_id, id)
);
comment on table platform.file is 'A file someone handed in. The bytes lie outside, under their SHA-256.';
grant select, insert on platform.file to tongxin_app;

alter table platform.fact enable row level security;
alter table platform.fact force row level security;
create policy tenant on platform.fact
  using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
  with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
alter table platform.fact_pending enable row level security;
alter table platform.fact_pending force row level security;
create policy tenant on platform.fact_pending
  using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
  with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
alter table platform.fact_order enable row level security;
alter table platform.fact_order force row level security;
create policy tenant on platform.fact_order
  using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
  with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
alter table platform.fact_head enable row level security;
alter table platform.fact_head force row level security;
create policy tenant on platform.fact_head
  using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
  with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
alter table platform.listener_cursor enable row level security;
alter table platform.listener_cursor force row level security;
create policy tenant on platform.listener_cursor
  using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
  with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
alter table platform.receipt enable row level security;
alter table platform.receipt force row level security;
create policy tenant on platform.receipt
  using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
  with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
alter table platform.file enable row level security;
alter table platform.file force row level security;
create policy tenant on platform.file
  using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
  with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
