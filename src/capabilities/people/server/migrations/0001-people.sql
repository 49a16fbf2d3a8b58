create schema people;
grant usage on schema people to tongxin_app, tongxin_reader;

create table people.person (
  tenant_id uuid not null,
  id uuid not null,
  name text not null check (length(name) between 2 and 30),
  volunteer_no text not null,
  phone_sealed text not null,
  phone_index text not null,
  organisation_id uuid,
  registered_at timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, organisation_id) references organisations.organisation (tenant_id, id),
  constraint one_person_per_phone unique (tenant_id, phone_index),
  constraint volunteer_no_given_once unique (tenant_id, volunteer_no)
);
comment on table people.person is 'A person, once per place, with as little about them as the work needs.';
comment on column people.person.volunteer_no is 'Given here; never the identity number (VOL-27).';
comment on column people.person.phone_sealed is 'Telephone under authenticated encryption, with the id of its key.';
comment on column people.person.phone_index is 'Keyed hash of the telephone, for finding it without opening any.';
create index person_by_organisation on people.person (tenant_id, organisation_id, id);
grant select, insert, update on people.person to tongxin_app;
alter table people.person enable row level security;
alter table people.person force row level security;
create policy tenant on people.person
  using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
  with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);

create table people.volunteer_counter (
  tenant_id uuid not null,
  year integer not null,
  last_no integer not null check (last_no >= 0),
  primary key (tenant_id, year)
);
comment on table people.volunteer_counter is 'The last volunteer number given out in a year.';
grant select, insert, update on people.volunteer_counter to tongxin_app;
alter table people.volunteer_counter enable row level security;
alter table people.volunteer_counter force row level security;
create policy tenant on people.volunteer_counter
  using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
  with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
