create table platform.sheet_upload (
  tenant_id uuid not null,
  id uuid not null,
  kind text not null check (kind in ('xlsx', 'csv')),
  name text not null,
  size_bytes bigint not null check (size_bytes > 0),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  uploaded_by text not null,
  uploaded_at timestamptz not null,
  primary key (tenant_id, id)
);
comment on table platform.sheet_upload is 'A sheet handed in and not yet taken up by an import. Cleared after an hour; the bytes lie outside.';
create index sheet_upload_by_sender on platform.sheet_upload (tenant_id, uploaded_by, uploaded_at);
grant select, insert, delete on platform.sheet_upload to tongxin_app;
alter table platform.sheet_upload enable row level security;
alter table platform.sheet_upload force row level security;
create policy tenant on platform.sheet_upload
  using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
  with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
