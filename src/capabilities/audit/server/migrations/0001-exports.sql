create schema audit;
grant usage on schema audit to tongxin_app, tongxin_reader;

create table audit.export (
  tenant_id uuid not null,
  id uuid not null,
  format text not null check (format in ('csv', 'xlsx', 'jsonl')),
  reason text not null check (length(reason) between 5 and 200),
  asked_filter jsonb not null,
  filter jsonb not null,
  asked_by uuid not null,
  asked_at timestamptz not null,
  state text not null check (state in ('making', 'ready', 'expired')),
  row_count integer not null check (row_count >= 0),
  last_fact_id uuid,
  is_cut boolean not null,
  expires_at timestamptz,
  primary key (tenant_id, id),
  check ((state = 'making') = (expires_at is null))
);
comment on table audit.export is 'Entries of the record as a file: who asked, why, and until when it can be fetched.';
comment on column audit.export.asked_filter is 'The filter as the auditor typed it.';
comment on column audit.export.filter is 'The filter as it was understood when it was asked.';
comment on column audit.export.last_fact_id is 'How far the writing has come: facts are written newest first.';
create index export_open on audit.export (tenant_id, expires_at) where state <> 'expired';
grant select, insert on audit.export to tongxin_app;
grant update (state, row_count, last_fact_id, is_cut, expires_at) on audit.export to tongxin_app;

create table audit.export_part (
  tenant_id uuid not null,
  export_id uuid not null,
  no integer not null check (no > 0),
  facts jsonb not null,
  primary key (tenant_id, export_id, no),
  foreign key (tenant_id, export_id) references audit.export (tenant_id, id)
);
comment on table audit.export_part is 'Some hundred facts of an export, as they were when it was made. Removed when it expires.';
grant select, insert, delete on audit.export_part to tongxin_app;

create table audit.export_download (
  tenant_id uuid not null,
  id uuid not null,
  export_id uuid not null,
  person_id uuid not null,
  at timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, export_id) references audit.export (tenant_id, id)
);
comment on table audit.export_download is 'Append-only: each time an export was fetched.';
create index export_download_by_export on audit.export_download (tenant_id, export_id, at);
grant select, insert on audit.export_download to tongxin_app;

alter table audit.export enable row level security;
alter table audit.export force row level security;
create policy tenant on audit.export
  using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
  with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
alter table audit.export_part enable row level security;
alter table audit.export_part force row level security;
create policy tenant on audit.export_part
  using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
  with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
alter table audit.export_download enable row level security;
alter table audit.export_download force row level security;
create policy tenant on audit.export_download
  using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
  with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
