create table organisations.region (
  tenant_id uuid not null,
  id uuid not null,
  code text not null check (code ~ '^\d{6}(\d{3}|\d{6})?$'),
  system text not null check (system in ('gb-2260', 'gb-10114', 'nbs')),
  name text not null check (length(name) between 2 and 60),
  parent_code text check (parent_code ~ '^\d{6}(\d{3}|\d{6})?$'),
  valid_from text check (valid_from ~ '^\d{4}-\d{2}-\d{2}$'),
  valid_until text check (valid_until ~ '^\d{4}-\d{2}-\d{2}$'),
  successor_codes text[] not null,
  import_id uuid not null,
  imported_at timestamptz not null,
  primary key (tenant_id, id),
  constraint begins_before_it_ends check (valid_until > valid_from),
  constraint never_its_own_successor check (not code = any (successor_codes))
);
comment on table organisations.region is 'Codes of divisions as dated tables give them (DOC-08); brought in, never shipped.';
comment on column organisations.region.valid_until is 'The first day on which the code no longer held.';
comment on column organisations.region.successor_codes is 'The codes that came after an abolished one.';
create unique index region_once on organisations.region (tenant_id, system, code, coalesce(valid_from, ''));
create index region_by_code on organisations.region (tenant_id, code);
grant select, insert, update on organisations.region to tongxin_app;
grant select on organisations.region to tongxin_reader;
alter table organisations.region enable row level security;
alter table organisations.region force row level security;
create policy tenant on organisations.region
  using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
  with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
