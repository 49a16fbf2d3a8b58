create table organisations.liaison (
  tenant_id uuid not null,
  id uuid not null,
  organisation_id uuid not null,
  person_capability text not null check (length(person_capability) between 1 and 40),
  person_id uuid not null,
  post text not null check (length(post) between 2 and 40),
  valid_from text not null check (valid_from ~ '^\d{4}-\d{2}-\d{2}$'),
  valid_until text check (valid_until ~ '^\d{4}-\d{2}-\d{2}$'),
  recorded_at timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, organisation_id) references organisations.organisation (tenant_id, id),
  constraint begins_before_it_ends check (valid_until >= valid_from)
);
comment on table organisations.liaison is 'Who speaks for an organisation; the public learns the post alone (REG-02).';
comment on column organisations.liaison.person_id is 'Kept opaque: people stand on a higher floor, so no key follows it.';
create unique index liaison_once_at_a_time on organisations.liaison (tenant_id, organisation_id, person_id)
  where valid_until is null;
grant select, insert, update on organisations.liaison to tongxin_app;
alter table organisations.liaison enable row level security;
alter table organisations.liaison force row level security;
create policy tenant on organisations.liaison
  using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
  with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
