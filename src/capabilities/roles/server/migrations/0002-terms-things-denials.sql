-- A role is held for a term, over an organisation or for one thing of it, and remembers by whose right it was given.
alter table roles.role_grant
  add column thing_capability text,
  add column thing_id uuid,
  add column thing_title text,
  add column from_at timestamptz,
  add column until_at timestamptz,
  add column reason text not null default '',
  add column under_grant_id uuid,
  add column revoked_by text;

-- The owner is bound by the policy of the tenant as everybody is, and what is filled in here belongs to all tenants.
alter table roles.role_grant no force row level security;
update roles.role_grant set from_at = granted_at;
alter table roles.role_grant force row level security;

alter table roles.role_grant alter column from_at set not null;
alter table roles.role_grant add constraint term_has_length check (until_at > from_at);
alter table roles.role_grant add constraint thing_is_named_whole check (
  (thing_capability is null) = (thing_id is null) and (thing_id is null) = (thing_title is null)
);
alter table roles.role_grant add constraint given_by_a_right_of_this_place
  foreign key (tenant_id, under_grant_id) references roles.role_grant (tenant_id, id);

-- Held twice at one time is refused by the rule, under a lock; a term that ended makes room without being touched.
drop index roles.role_held_once;
create index role_grant_by_person on roles.role_grant (tenant_id, person_id, role);
create index role_grant_by_organisation on roles.role_grant (tenant_id, organisation_id, role);
create index role_grant_by_right on roles.role_grant (tenant_id, under_grant_id) where under_grant_id is not null;
create index role_grant_by_thing on roles.role_grant (tenant_id, thing_id) where thing_id is not null;

comment on table roles.role_grant is
  'A role over an organisation and everything below it, or for one thing of it, for a term.';
comment on column roles.role_grant.thing_capability is 'Whose thing it is; with thing_id null where the role is held over the organisation.';
comment on column roles.role_grant.thing_title is 'How people call the thing, as it was called when the role was given.';
comment on column roles.role_grant.until_at is 'Counts for nothing from this instant; null: until it is taken back.';
comment on column roles.role_grant.under_grant_id is
  'The grant of the giver out of which it was given and with which it ends; null where it was given in office.';

create table roles.denial (
  tenant_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  role text not null,
  organisation_id uuid not null,
  reason text not null check (reason <> ''),
  denied_by text not null,
  denied_at timestamptz not null,
  lifted_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, person_id) references people.person (tenant_id, id),
  foreign key (tenant_id, organisation_id) references organisations.organisation (tenant_id, id)
);
comment on table roles.denial is
  'A role a person is not to exercise over an organisation and everything below it, whatever was granted.';
comment on column roles.denial.lifted_at is 'From this instant the grants count again.';
create index denial_by_person on roles.denial (tenant_id, person_id) where lifted_at is null;
create index denial_by_organisation on roles.denial (tenant_id, organisation_id, id);
alter table roles.denial enable row level security;
alter table roles.denial force row level security;
create policy tenant on roles.denial
  using (tenant_id = nullif(current_setting('app.tenant_id', true),'')::uuid)
  with check (tenant_id = nullif(current_setting('app.tenant_id', true),'')::uuid);
grant select, insert, update on roles.denial to tongxin_app;
grant select on roles.denial to tongxin_reader;
