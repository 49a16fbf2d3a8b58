alter table access.session add column proven_at timestamptz;
update access.session set proven_at = made_at;
alter table access.session alter column proven_at set not null;
alter table access.session add column has_second_factor boolean not null default false;
alter table access.session add column device text not null default 'unknown'
  check (device in ('wechat', 'phone', 'tablet', 'computer', 'unknown'));
alter table access.session add column began_by text not null default 'code'
  check (began_by in ('code', 'password', 'passkey', 'identity', 'demo'));
comment on column access.session.proven_at is 'When it was last shown who sits there.';
comment on column access.session.device is 'The kind of device, no finer: no address, no model, no place.';

create table access.former_password (
  tenant_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  hash text not null check (hash like '$argon2id$%'),
  replaced_at timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, person_id) references people.person (tenant_id, id)
);
comment on table access.former_password is 'Hashes of the last few passwords, so that none of them comes back.';
create index former_password_by_person on access.former_password (tenant_id, person_id, id);
grant select, insert, delete on access.former_password to tongxin_app;

create table access.try_counter (
  tenant_id uuid not null,
  lock text not null,
  wrong integer not null check (wrong >= 0),
  counted_at timestamptz not null,
  locked_until timestamptz,
  primary key (tenant_id, lock)
);
comment on table access.try_counter is 'Wrong tries at a password or a second factor, whoever tries and from wherever.';
comment on column access.try_counter.lock is 'What is tried: a kind with the keyed hash of a telephone or a person''s id.';
create index try_counter_by_age on access.try_counter (tenant_id, counted_at);
grant select, insert, update, delete on access.try_counter to tongxin_app;

create table access.second_step (
  tenant_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  began_by text not null check (began_by in ('code', 'password', 'identity')),
  made_at timestamptz not null,
  used_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, person_id) references people.person (tenant_id, id)
);
comment on table access.second_step is 'Somebody who did the first step of signing in and not yet the second.';
create index second_step_by_age on access.second_step (tenant_id, made_at);
grant select, insert, update, delete on access.second_step to tongxin_app;

create table access.authenticator (
  tenant_id uuid not null,
  person_id uuid not null,
  secret_sealed text not null,
  made_at timestamptz not null,
  confirmed_at timestamptz,
  last_step bigint,
  primary key (tenant_id, person_id),
  foreign key (tenant_id, person_id) references people.person (tenant_id, id)
);
comment on table access.authenticator is 'The secret that an authenticator app shares, sealed; it counts once confirmed.';
comment on column access.authenticator.last_step is 'The last half minute whose code was taken; none of it or before is taken again.';
grant select, insert, update, delete on access.authenticator to tongxin_app;

create table access.recovery_code (
  tenant_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  code_hash text not null,
  code_sealed text,
  made_at timestamptz not null,
  used_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, person_id) references people.person (tenant_id, id),
  constraint recovery_code_is_its_own unique (tenant_id, person_id, code_hash)
);
comment on table access.recovery_code is 'Codes for who lost the second factor, as hashes; each serves once.';
comment on column access.recovery_code.code_sealed is 'Only until its owner has read it, a quarter of an hour at most.';
grant select, insert, update, delete on access.recovery_code to tongxin_app;

create table access.passkey (
  tenant_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  credential_id text not null,
  public_key text not null,
  counter bigint not null check (counter >= 0),
  transports text not null,
  name text not null check (length(name) between 1 and 40),
  is_backed_up boolean not null,
  made_at timestamptz not null,
  used_at timestamptz,
  removed_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, person_id) references people.person (tenant_id, id),
  constraint passkey_belongs_to_one unique (tenant_id, credential_id)
);
comment on table access.passkey is 'The public half of a passkey.';
create index passkey_by_person on access.passkey (tenant_id, person_id, id);
grant select, insert, update on access.passkey to tongxin_app;

create table access.challenge (
  tenant_id uuid not null,
  id uuid not null,
  purpose text not null check (purpose in ('register', 'sign-in', 'second-step', 'prove')),
  person_id uuid,
  challenge text not null,
  made_at timestamptz not null,
  used_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, person_id) references people.person (tenant_id, id)
);
comment on table access.challenge is 'A number that a passkey signs, good for minutes and once.';
create index challenge_by_age on access.challenge (tenant_id, made_at);
grant select, insert, update, delete on access.challenge to tongxin_app;

create table access.linked_identity (
  tenant_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  subject_index text not null,
  linked_at timestamptz not null,
  removed_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, person_id) references people.person (tenant_id, id)
);
comment on table access.linked_identity is 'Who somebody is at the identity provider.';
comment on column access.linked_identity.subject_index is 'Keyed hash of the provider and its name for the person.';
create unique index identity_linked_once on access.linked_identity (tenant_id, subject_index)
  where removed_at is null;
create index linked_identity_by_person on access.linked_identity (tenant_id, person_id, id);
grant select, insert, update on access.linked_identity to tongxin_app;

create table access.invitation (
  tenant_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  secret_hash text not null,
  made_by text not null,
  made_at timestamptz not null,
  ends_at timestamptz not null,
  used_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, person_id) references people.person (tenant_id, id)
);
comment on table access.invitation is 'A link to set the first password, handed over by hand; it serves once.';
create index invitation_by_person on access.invitation (tenant_id, person_id, id);
grant select, insert, update on access.invitation to tongxin_app;

alter table access.former_password enable row level security;
alter table access.former_password force row level security;
create policy tenant on access.former_password
  using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
  with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
alter table access.try_counter enable row level security;
alter table access.try_counter force row level security;
create policy tenant on access.try_counter
  using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
  with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
alter table access.second_step enable row level security;
alter table access.second_step force row level security;
create policy tenant on access.second_step
  using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
  with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
alter table access.authenticator enable row level security;
alter table access.authenticator force row level security;
create policy tenant on access.authenticator
  using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
  with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
alter table access.recovery_code enable row level security;
alter table access.recovery_code force row level security;
create policy tenant on access.recovery_code
  using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
  with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
alter table access.passkey enable row level security;
alter table access.passkey force row level security;
create policy tenant on access.passkey
  using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
  with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
alter table access.challenge enable row level security;
alter table access.challenge force row level security;
create policy tenant on access.challenge
  using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
  with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
alter table access.linked_identity enable row level security;
alter table access.linked_identity force row level security;
create policy tenant on access.linked_identity
  using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
  with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
alter table access.invitation enable row level security;
alter table access.invitation force row level security;
create policy tenant on access.invitation
  using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
  with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
