create table sheets.export (
  tenant_id uuid not null,
  id uuid not null,
  kind text not null,
  format text not null check (format in ('xlsx', 'csv')),
  locale text not null check (locale in ('zh-CN', 'en')),
  asked_by uuid not null,
  grants jsonb not null,
  state text not null check (state in ('waiting', 'ready', 'expired')),
  row_count integer not null check (row_count >= 0),
  size_bytes bigint not null check (size_bytes >= 0),
  asked_at timestamptz not null,
  expires_at timestamptz not null,
  primary key (tenant_id, id),
  check ((size_bytes > 0) = (state = 'ready') or state = 'expired')
);
comment on table sheets.export is 'A long table that is written into a file for one person; the file lies outside and goes after a day.';
comment on column sheets.export.grants is 'What was held by the person when asking; decides which rows there are.';
create index export_by_asker on sheets.export (tenant_id, asked_by, id);
create index export_by_end on sheets.export (tenant_id, expires_at) where state <> 'expired';
grant select, insert, update on sheets.export to tongxin_app;
alter table sheets.export enable row level security;
alter table sheets.export force row level security;
create policy tenant on sheets.export
  using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
  with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
