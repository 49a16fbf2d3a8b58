create schema organisations;
grant usage on schema organisations to tongxin_app, tongxin_reader;

create table organisations.organisation (
  tenant_id uuid not null,
  id uuid not null,
  parent_id uuid,
  lineage uuid[] not null,
  kind text not null check (kind in (
    'branch', 'joint-branch', 'general-branch', 'committee', 'joint-committee', 'work-committee', 'leading-group',
    'enterprise', 'hospital', 'blood-centre', 'red-cross', 'community', 'women-children-centre',
    'social-organisation', 'government', 'volunteer-team'
  )),
  name text not null check (length(name) between 2 and 80),
  short_name text not null check (length(short_name) between 2 and 20),
  host_organisation_id uuid,
  region_code text not null check (region_code ~ '^\d{6}(\d{3}|\d{6})?$'),
  added_at timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, parent_id) references organisations.organisation (tenant_id, id),
  foreign key (tenant_id, host_organisation_id) references organisations.organisation (tenant_id, id),
  constraint lineage_begins_with_itself check (lineage[1] = id),
  constraint name_once_under_a_parent unique (tenant_id, parent_id, name)
);
comment on table organisations.organisation is 'An organisation of the place, in one tree.';
comment on column organisations.organisation.lineage is 'Its own id and the ids above it, the nearest first.';
comment on column organisations.organisation.host_organisation_id is 'The unit in which a Party organisation lives.';
comment on column organisations.organisation.region_code is 'Dated data of GB/T 2260 or the 9- and 12-digit codes (DOC-08).';
create index organisation_by_lineage on organisations.organisation using gin (lineage);
grant select, insert, update on organisations.organisation to tongxin_app;
grant select on organisations.organisation to tongxin_reader;
alter table organisations.organisation enable row level security;
alter table organisations.organisation force row level security;
create policy tenant on organisations.organisation
  using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
  with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
