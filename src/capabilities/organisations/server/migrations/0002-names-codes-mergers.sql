alter table organisations.organisation add column credit_code text;
alter table organisations.organisation
  add constraint credit_code_of_31_characters check (credit_code ~ '^[0-9A-HJ-NPQRTUWXY]{18}$');
alter table organisations.organisation add column name_from text;
alter table organisations.organisation add column short_name_from text;
alter table organisations.organisation add column merged_into_id uuid;
alter table organisations.organisation
  add constraint merged_into foreign key (tenant_id, merged_into_id)
  references organisations.organisation (tenant_id, id);
alter table organisations.organisation
  add constraint not_merged_into_itself check (merged_into_id <> id);
comment on column organisations.organisation.credit_code is 'Unified social credit code of GB 32100-2015 (DOC-10); many Party branches have none.';
comment on column organisations.organisation.name_from is 'Civil date since which it bears its official name; null when it has as long as it is known.';
comment on column organisations.organisation.merged_into_id is 'The one that goes on in its stead; it keeps its place and takes nothing new.';

-- A merged organisation keeps name and code; neither stands in the way of the one that goes on.
alter table organisations.organisation drop constraint name_once_under_a_parent;
create unique index name_once_under_a_parent on organisations.organisation (tenant_id, parent_id, name)
  where merged_into_id is null;
create unique index credit_code_once on organisations.organisation (tenant_id, credit_code)
  where merged_into_id is null;
create index organisation_by_parent on organisations.organisation (tenant_id, parent_id);
create index organisation_by_host on organisations.organisation (tenant_id, host_organisation_id);
create index organisation_by_survivor on organisations.organisation (tenant_id, merged_into_id);

create table organisations.other_name (
  tenant_id uuid not null,
  id uuid not null,
  organisation_id uuid not null,
  kind text not null check (kind in ('official', 'short', 'alias')),
  name text not null check (length(name) between 2 and 80),
  valid_from text check (valid_from ~ '^\d{4}-\d{2}-\d{2}$'),
  valid_until text check (valid_until ~ '^\d{4}-\d{2}-\d{2}$'),
  document_no text check (length(document_no) between 1 and 60),
  reason text check (length(reason) between 2 and 200),
  recorded_at timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, organisation_id) references organisations.organisation (tenant_id, id),
  constraint present_names_stand_with_the_organisation check (kind = 'alias' or valid_until is not null),
  constraint begins_before_it_ends check (valid_until >= valid_from)
);
comment on table organisations.other_name is 'Former official and short names, and aliases with their times; never deleted.';
comment on column organisations.other_name.valid_until is 'The first day on which it no longer held. Equal to valid_from: a slip that held on no day.';
comment on column organisations.other_name.document_no is 'The paper by which the name was changed, or on which the alias is found.';
create index other_name_by_organisation on organisations.other_name (tenant_id, organisation_id);
create unique index alias_once on organisations.other_name (tenant_id, organisation_id, name)
  where kind = 'alias' and valid_until is null;
grant select, insert, update on organisations.other_name to tongxin_app;
grant select on organisations.other_name to tongxin_reader;
alter table organisations.other_name enable row level security;
alter table organisations.other_name force row level security;
create policy tenant on organisations.other_name
  using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
  with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);

create table organisations.merger (
  tenant_id uuid not null,
  id uuid not null,
  organisation_id uuid not null,
  into_organisation_id uuid not null,
  merged_on text not null check (merged_on ~ '^\d{4}-\d{2}-\d{2}$'),
  document_no text check (length(document_no) between 1 and 60),
  reason text not null check (length(reason) between 2 and 200),
  merged_at timestamptz not null,
  undone_at timestamptz,
  undone_reason text check (length(undone_reason) between 2 and 200),
  primary key (tenant_id, id),
  foreign key (tenant_id, organisation_id) references organisations.organisation (tenant_id, id),
  foreign key (tenant_id, into_organisation_id) references organisations.organisation (tenant_id, id),
  constraint undone_with_a_reason check ((undone_at is null) = (undone_reason is null))
);
comment on table organisations.merger is 'Each time one organisation was merged into another, and when that was taken back.';
create unique index merged_once_at_a_time on organisations.merger (tenant_id, organisation_id) where undone_at is null;
grant select, insert, update on organisations.merger to tongxin_app;
grant select on organisations.merger to tongxin_reader;
alter table organisations.merger enable row level security;
alter table organisations.merger force row level security;
create policy tenant on organisations.merger
  using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
  with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);

create table organisations.move (
  tenant_id uuid not null,
  id uuid not null,
  organisation_id uuid not null,
  from_parent_id uuid not null,
  to_parent_id uuid not null,
  moved_on text not null check (moved_on ~ '^\d{4}-\d{2}-\d{2}$'),
  document_no text check (length(document_no) between 1 and 60),
  reason text not null check (length(reason) between 2 and 200),
  moved_at timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, organisation_id) references organisations.organisation (tenant_id, id),
  foreign key (tenant_id, from_parent_id) references organisations.organisation (tenant_id, id),
  foreign key (tenant_id, to_parent_id) references organisations.organisation (tenant_id, id)
);
comment on table organisations.move is 'Each time an organisation was put under another one, with all below it.';
create index move_by_organisation on organisations.move (tenant_id, organisation_id);
grant select, insert on organisations.move to tongxin_app;
grant select on organisations.move to tongxin_reader;
alter table organisations.move enable row level security;
alter table organisations.move force row level security;
create policy tenant on organisations.move
  using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
  with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
