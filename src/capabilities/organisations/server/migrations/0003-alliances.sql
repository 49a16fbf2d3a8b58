create table organisations.alliance (
  tenant_id uuid not null,
  id uuid not null,
  name text not null check (length(name) between 2 and 80),
  kind text not null check (kind in (
    'joint-committee', 'party-building-alliance', 'party-building-community', 'regional-co-building'
  )),
  keeper_organisation_id uuid not null,
  founded_on text not null check (founded_on ~ '^\d{4}-\d{2}-\d{2}$'),
  ended_on text check (ended_on ~ '^\d{4}-\d{2}-\d{2}$'),
  document_no text check (length(document_no) between 1 and 60),
  recorded_at timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, keeper_organisation_id) references organisations.organisation (tenant_id, id),
  constraint founded_before_it_ended check (ended_on >= founded_on)
);
comment on table organisations.alliance is 'Organisations that work together across the tree; gives no right over anybody.';
comment on column organisations.alliance.keeper_organisation_id is 'In whose care it is: who coordinates that one keeps the list of members.';
create unique index alliance_name_once on organisations.alliance (tenant_id, name) where ended_on is null;
grant select, insert, update on organisations.alliance to tongxin_app;
grant select on organisations.alliance to tongxin_reader;
alter table organisations.alliance enable row level security;
alter table organisations.alliance force row level security;
create policy tenant on organisations.alliance
  using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
  with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);

create table organisations.membership (
  tenant_id uuid not null,
  id uuid not null,
  alliance_id uuid not null,
  organisation_id uuid not null,
  part text not null check (part in ('lead', 'member', 'supporting')),
  joined_on text not null check (joined_on ~ '^\d{4}-\d{2}-\d{2}$'),
  left_on text check (left_on ~ '^\d{4}-\d{2}-\d{2}$'),
  document_no text check (length(document_no) between 1 and 60),
  recorded_at timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, alliance_id) references organisations.alliance (tenant_id, id),
  foreign key (tenant_id, organisation_id) references organisations.organisation (tenant_id, id),
  constraint joined_before_it_left check (left_on >= joined_on)
);
comment on table organisations.membership is 'One stay of an organisation in an alliance; ended, never deleted.';
comment on column organisations.membership.left_on is 'The first day on which it no longer belonged to it.';
create unique index member_once_at_a_time on organisations.membership (tenant_id, alliance_id, organisation_id)
  where left_on is null;
create index membership_by_organisation on organisations.membership (tenant_id, organisation_id);
grant select, insert, update on organisations.membership to tongxin_app;
grant select on organisations.membership to tongxin_reader;
alter table organisations.membership enable row level security;
alter table organisations.membership force row level security;
create policy tenant on organisations.membership
  using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
  with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
