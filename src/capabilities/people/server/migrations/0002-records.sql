-- What VOL-02 asks for, all of it optional: a record is as small as the work allows.
alter table people.person alter column phone_sealed drop not null;
alter table people.person alter column phone_index drop not null;
alter table people.person drop constraint one_person_per_phone;
alter table people.person
  add column phone_shared_note text,
  add column sex text check (sex in ('female', 'male')),
  add column birth_on text check (birth_on ~ '^\d{4}-\d{2}-\d{2}$'),
  add column paper_kind text check (paper_kind in ('resident-id', 'residence-permit', 'passport', 'other')),
  add column paper_sealed text,
  add column paper_index text,
  add column paper_last4 text,
  add column residence_region text,
  add column skills text[] not null default '{}',
  add column service_categories text[] not null default '{}',
  add column is_party_member boolean not null default false,
  add column party_organisation_id uuid,
  add column party_role text,
  add column entered_by text,
  add column consent_reference text,
  add column merged_into uuid,
  add column shows jsonb;
alter table people.person add constraint paper_is_whole
  check (num_nulls(paper_kind, paper_sealed, paper_index, paper_last4) in (0, 4));
alter table people.person add constraint phone_is_whole
  check (num_nulls(phone_sealed, phone_index) in (0, 2));
alter table people.person add constraint party_place_is_whole
  check (num_nulls(party_organisation_id, party_role) in (0, 2));
alter table people.person add constraint not_merged_into_itself
  check (merged_into <> id);
alter table people.person add constraint party_organisation
  foreign key (tenant_id, party_organisation_id)
  references organisations.organisation (tenant_id, id);
alter table people.person add constraint merged_into_somebody
  foreign key (tenant_id, merged_into)
  references people.person (tenant_id, id);
create unique index one_person_per_phone on people.person (tenant_id, phone_index) where phone_shared_note is null;
create unique index one_person_per_paper on people.person (tenant_id, paper_index);
create index person_by_name on people.person (tenant_id, name, id);
create index person_by_survivor on people.person (tenant_id, merged_into) where merged_into is not null;
comment on column people.person.phone_shared_note is 'Whose telephone it is, where a household has one; such a number signs nobody in.';
comment on column people.person.paper_sealed is 'Number of the paper under authenticated encryption; no picture of it is kept (SEC-11).';
comment on column people.person.paper_index is 'Keyed hash of kind and number, for finding without opening.';
comment on column people.person.is_party_member is 'All that is kept of Party membership besides branch and part (PTY-15).';
comment on column people.person.entered_by is 'Who entered the data for the person; null when they did themselves.';
comment on column people.person.consent_reference is 'Number of the paper with the consent, when an organisation entered the data (VOL-02).';
comment on column people.person.merged_into is 'The record of the same person that counts; everything stays on both.';
comment on column people.person.shows is 'Which parts are shown from which merged record.';

create table people.guardian (
  tenant_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  name text not null,
  relation text not null,
  contact_sealed text not null,
  consented_at timestamptz not null,
  method text not null,
  recorded_by text not null,
  recorded_at timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, person_id) references people.person (tenant_id, id)
);
comment on table people.guardian is 'A guardian who consented for somebody under eighteen, when and how (SEC-02, VOL-20).';
create index guardian_by_person on people.guardian (tenant_id, person_id, id);
grant select, insert, update on people.guardian to tongxin_app;
alter table people.guardian enable row level security;
alter table people.guardian force row level security;
create policy tenant on people.guardian
  using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
  with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);

create table people.reveal (
  tenant_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  what text not null,
  reason text not null,
  revealed_by text not null,
  revealed_at timestamptz not null,
  is_minor boolean not null,
  approval_id uuid,
  primary key (tenant_id, id),
  foreign key (tenant_id, person_id) references people.person (tenant_id, id),
  constraint minor_only_with_approval check (not is_minor or approval_id is not null)
);
comment on table people.reveal is 'Who opened which value of whom, when and why; never the value (SEC-03, SEC-12).';
create index reveal_by_actor on people.reveal (tenant_id, revealed_by, revealed_at);
create index reveal_of_minors on people.reveal (tenant_id, id) where is_minor;
grant select, insert on people.reveal to tongxin_app;
alter table people.reveal enable row level security;
alter table people.reveal force row level security;
create policy tenant on people.reveal
  using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
  with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);

create table people.merge (
  tenant_id uuid not null,
  id uuid not null,
  survivor_id uuid not null,
  merged_id uuid not null,
  reason text not null,
  parts text[] not null,
  showed_before jsonb,
  merged_at timestamptz not null,
  merged_by text not null,
  undone_at timestamptz,
  undone_by text,
  primary key (tenant_id, id),
  foreign key (tenant_id, survivor_id) references people.person (tenant_id, id),
  foreign key (tenant_id, merged_id) references people.person (tenant_id, id)
);
comment on table people.merge is 'That two records were said to be one person, and that it was taken back.';
create unique index merged_once on people.merge (tenant_id, merged_id) where undone_at is null;
create index merge_by_survivor on people.merge (tenant_id, survivor_id, id);
grant select, insert, update on people.merge to tongxin_app;
alter table people.merge enable row level security;
alter table people.merge force row level security;
create policy tenant on people.merge
  using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
  with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);

create table people.different_pair (
  tenant_id uuid not null,
  one_id uuid not null,
  other_id uuid not null,
  said_by text not null,
  said_at timestamptz not null,
  primary key (tenant_id, one_id, other_id),
  foreign key (tenant_id, one_id) references people.person (tenant_id, id),
  foreign key (tenant_id, other_id) references people.person (tenant_id, id),
  check (one_id < other_id)
);
comment on table people.different_pair is 'Two records that look alike and were said to be two people; they are not asked about again.';
grant select, insert on people.different_pair to tongxin_app;
alter table people.different_pair enable row level security;
alter table people.different_pair force row level security;
create policy tenant on people.different_pair
  using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
  with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
