create table privacy.erasure (
  tenant_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  state text not null check (state in ('requested', 'cancelled', 'carried-out')),
  requested_at timestamptz not null,
  runs_on text not null check (runs_on ~ '^\d{4}-\d{2}-\d{2}$'),
  ended_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, person_id) references people.person (tenant_id, id),
  check ((state = 'requested') = (ended_at is null))
);
comment on table privacy.erasure is 'A person closes the account: asked for, taken back in time, or carried out (SEC-07).';
create unique index erasure_asked_once on privacy.erasure (tenant_id, person_id) where state = 'requested';
create index erasure_due on privacy.erasure (tenant_id, runs_on) where state = 'requested';
create index erasure_by_person on privacy.erasure (tenant_id, person_id, id);
grant select, insert, update on privacy.erasure to tongxin_app;
alter table privacy.erasure enable row level security;
alter table privacy.erasure force row level security;
create policy tenant on privacy.erasure
  using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
  with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);

create table privacy.locked_identity (
  tenant_id uuid not null,
  person_id uuid not null,
  erasure_id uuid not null,
  identity_sealed text not null,
  locked_until text check (locked_until ~ '^\d{4}-\d{2}-\d{2}$'),
  primary key (tenant_id, person_id),
  foreign key (tenant_id, person_id) references people.person (tenant_id, id),
  foreign key (tenant_id, erasure_id) references privacy.erasure (tenant_id, id)
);
comment on table privacy.locked_identity is
  'Who somebody was who closed the account, while records of what they did must be kept (VOL-16). No route reads it.';
comment on column privacy.locked_identity.locked_until is 'The last day; null where the law names none.';
create index locked_identity_by_day on privacy.locked_identity (tenant_id, locked_until);
-- Deleted when its day is over: that is the point of it.
grant select, insert, delete on privacy.locked_identity to tongxin_app;
alter table privacy.locked_identity enable row level security;
alter table privacy.locked_identity force row level security;
create policy tenant on privacy.locked_identity
  using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
  with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);

