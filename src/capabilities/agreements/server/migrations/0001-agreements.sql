create schema agreements;
grant usage on schema agreements to tongxin_app, tongxin_reader;

create table agreements.agreement (
  tenant_id uuid not null,
  id uuid not null,
  title text not null check (title <> ''),
  purpose text not null,
  starts_on text not null check (starts_on ~ '^\d{4}-\d\d-\d\d$'),
  ends_on text not null check (ends_on >= starts_on),
  state text not null check (state in ('draft', 'negotiating', 'ready', 'in-force', 'ended', 'terminated')),
  signed_on text check (signed_on ~ '^\d{4}-\d\d-\d\d$'),
  place_text text,
  ended_on text,
  reason text,
  primary key (tenant_id, id),
  check (state not in ('in-force', 'ended') or signed_on is not null),
  check (state not in ('draft', 'negotiating', 'ready') or signed_on is null),
  check ((signed_on is null) = (place_text is null)),
  check ((state in ('ended', 'terminated')) = (ended_on is not null)),
  check (ended_on is null or reason is not null)
);
comment on table agreements.agreement is 'A co-building agreement from its draft to its end (W2).';
comment on column agreements.agreement.reason is 'Why it was terminated, or the summary with which it ended.';
grant select, insert, update on agreements.agreement to tongxin_app;
grant select on agreements.agreement to tongxin_reader;

create table agreements.party (
  tenant_id uuid not null,
  agreement_id uuid not null,
  organisation_id uuid not null,
  no integer not null check (no > 0),
  role text not null check (role in ('main', 'supporting')),
  agreed_at timestamptz,
  agreed_by uuid,
  primary key (tenant_id, agreement_id, organisation_id),
  foreign key (tenant_id, agreement_id) references agreements.agreement (tenant_id, id),
  foreign key (tenant_id, organisation_id) references organisations.organisation (tenant_id, id),
  check (agreed_by is null or agreed_at is not null)
);
comment on table agreements.party is 'Who stands in an agreement. Main parties are Party organisations or their hosts (REG-04).';
comment on column agreements.party.agreed_by is 'The person who agreed for it; nobody agrees for two sides.';
create index party_by_organisation on agreements.party (tenant_id, organisation_id, agreement_id);
grant select, insert, update on agreements.party to tongxin_app;
grant select on agreements.party to tongxin_reader;

create table agreements.clause (
  tenant_id uuid not null,
  id uuid not null,
  agreement_id uuid not null,
  no integer not null check (no > 0),
  text text not null check (text <> ''),
  provider_organisation_id uuid not null,
  requester_organisation_id uuid not null,
  target_amount bigint not null check (target_amount > 0),
  target_unit text not null check (target_unit <> ''),
  from_on text not null check (from_on ~ '^\d{4}-\d\d-\d\d$'),
  due_on text not null check (due_on >= from_on),
  way text not null check (way in ('direct', 'by-needs')),
  ticked_at timestamptz,
  primary key (tenant_id, id),
  unique (tenant_id, agreement_id, no),
  foreign key (tenant_id, agreement_id) references agreements.agreement (tenant_id, id),
  foreign key (tenant_id, agreement_id, provider_organisation_id)
    references agreements.party (tenant_id, agreement_id, organisation_id),
  foreign key (tenant_id, agreement_id, requester_organisation_id)
    references agreements.party (tenant_id, agreement_id, organisation_id),
  check (provider_organisation_id <> requester_organisation_id)
);
comment on table agreements.clause is 'One promise of one party to another, measured and dated.';
comment on column agreements.clause.way is 'direct: a commitment from the signature on; by-needs: served by needs that name it.';
comment on column agreements.clause.ticked_at is 'When as much as was promised had been closed out.';
create index clause_by_due_day on agreements.clause (tenant_id, due_on, id) where ticked_at is null;
grant select, insert, update on agreements.clause to tongxin_app;
grant select on agreements.clause to tongxin_reader;

alter table agreements.agreement enable row level security;
alter table agreements.agreement force row level security;
create policy tenant on agreements.agreement
  using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
  with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
alter table agreements.party enable row level security;
alter table agreements.party force row level security;
create policy tenant on agreements.party
  using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
  with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
alter table agreements.clause enable row level security;
alter table agreements.clause force row level security;
create policy tenant on agreements.clause
  using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
  with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
