create table privacy.minor_access (
  tenant_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  what text not null,
  reason text not null,
  state text not null check (state in ('requested', 'approved', 'used', 'declined', 'expired')),
  requested_by uuid not null,
  requested_at timestamptz not null,
  decided_by uuid,
  decided_at timestamptz,
  decline_reason text,
  usable_until timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, person_id) references people.person (tenant_id, id),
  foreign key (tenant_id, requested_by) references people.person (tenant_id, id),
  foreign key (tenant_id, decided_by) references people.person (tenant_id, id),
  check (decided_by <> requested_by),
  check ((decided_by is null) = (decided_at is null)),
  check (state not in ('approved', 'used', 'declined') or decided_by is not null),
  check ((state = 'declined') = (decline_reason is not null))
);
comment on table privacy.minor_access is
  'A request to see one value of a minor, decided by another person (SEC-03). The looks themselves lie with people.';
create index minor_access_by_asker on privacy.minor_access (tenant_id, requested_by, id);
create index minor_access_open on privacy.minor_access (tenant_id, usable_until)
  where state in ('requested', 'approved', 'used');
grant select, insert, update on privacy.minor_access to tongxin_app;
alter table privacy.minor_access enable row level security;
alter table privacy.minor_access force row level security;
create policy tenant on privacy.minor_access
  using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
  with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);

