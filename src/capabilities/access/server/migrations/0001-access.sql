create schema access;
grant usage on schema access to tongxin_app, tongxin_reader;

create table access.one_time_code (
  tenant_id uuid not null,
  id uuid not null,
  phone_index text not null,
  phone_sealed text not null,
  code_hash text not null,
  sent_at timestamptz not null,
  tries_left integer not null check (tries_left >= 0),
  used_at timestamptz,
  primary key (tenant_id, id)
);
comment on table access.one_time_code is 'A code sent to a telephone. Neither the code nor the telephone is stored in the clear.';
create index one_time_code_by_phone on access.one_time_code (tenant_id, phone_index, sent_at);
grant select, insert, update, delete on access.one_time_code to tongxin_app;

create table access.password (
  tenant_id uuid not null,
  person_id uuid not null,
  hash text not null check (hash like '$argon2id$%'),
  set_at timestamptz not null,
  primary key (tenant_id, person_id),
  foreign key (tenant_id, person_id) references people.person (tenant_id, id)
);
comment on table access.password is 'Passwords of staff, as argon2id hashes.';
grant select, insert, update on access.password to tongxin_app;

create table access.session (
  tenant_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  token_hash text not null,
  made_at timestamptz not null,
  seen_at timestamptz not null,
  ended_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, person_id) references people.person (tenant_id, id),
  constraint token_belongs_to_one_session unique (tenant_id, token_hash)
);
comment on table access.session is 'Where somebody is signed in. Only a hash of the token is kept.';
create index session_by_person on access.session (tenant_id, person_id, id);
grant select, insert, update on access.session to tongxin_app;

create table access.role_grant (
  tenant_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  role text not null check (role in (
    'coordinator', 'clerk', 'leader', 'editor', 'signer', 'auditor', 'security-administrator'
  )),
  organisation_id uuid not null,
  granted_by text not null,
  granted_at timestamptz not null,
  revoked_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, person_id) references people.person (tenant_id, id),
  foreign key (tenant_id, organisation_id) references organisations.organisation (tenant_id, id)
);
comment on table access.role_grant is 'A role over an organisation and everything below it.';
create unique index role_held_once on access.role_grant (tenant_id, person_id, role, organisation_id)
  where revoked_at is null;
grant select, insert, update on access.role_grant to tongxin_app;
grant select on access.role_grant to tongxin_reader;

create table access.demo_person (
  tenant_id uuid not null,
  person_id uuid not null,
  no integer not null,
  post text not null,
  phone text not null,
  has_password boolean not null,
  primary key (tenant_id, person_id),
  foreign key (tenant_id, person_id) references people.person (tenant_id, id)
);
comment on table access.demo_person is 'The invented people of the demo town, for the panel of the sign-in page.';
comment on column access.demo_person.phone is 'An invented number in the clear; real people never stand in this table.';
grant select, insert on access.demo_person to tongxin_app;

alter table access.one_time_code enable row level security;
alter table access.one_time_code force row level security;
create policy tenant on access.one_time_code
  using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
  with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
alter table access.password enable row level security;
alter table access.password force row level security;
create policy tenant on access.password
  using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
  with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
alter table access.session enable row level security;
alter table access.session force row level security;
create policy tenant on access.session
  using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
  with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
alter table access.role_grant enable row level security;
alter table access.role_grant force row level security;
create policy tenant on access.role_grant
  using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
  with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
alter table access.demo_person enable row level security;
alter table access.demo_person force row level security;
create policy tenant on access.demo_person
  using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
  with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
