create schema privacy;
grant usage on schema privacy to tongxin_app, tongxin_reader;

create table privacy.notice (
  tenant_id uuid not null,
  id uuid not null,
  kind text not null check (kind in ('general', 'children', 'blood-publicity', 'photo')),
  -- The first version of each kind is shipped with the product.
  version integer not null check (version > 1),
  in_force_on text check (in_force_on ~ '^\d{4}-\d{2}-\d{2}$'),
  texts jsonb not null,
  drafted_by uuid not null,
  drafted_at timestamptz not null,
  published_by uuid,
  published_at timestamptz,
  primary key (tenant_id, id),
  constraint notice_version_given_once unique (tenant_id, kind, version),
  foreign key (tenant_id, drafted_by) references people.person (tenant_id, id),
  foreign key (tenant_id, published_by) references people.person (tenant_id, id),
  check ((in_force_on is null) = (published_at is null)),
  check ((published_by is null) = (published_at is null))
);
comment on table privacy.notice is 'A version of a notice on personal information (SEC-04) that this place wrote itself.';
comment on column privacy.notice.in_force_on is 'Null while it is being written; from then on its words never change.';
create unique index notice_draft_once on privacy.notice (tenant_id, kind) where in_force_on is null;
grant select, insert, update on privacy.notice to tongxin_app;
alter table privacy.notice enable row level security;
alter table privacy.notice force row level security;
create policy tenant on privacy.notice
  using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
  with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);

create table privacy.consent (
  tenant_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  purpose text not null check (purpose in (
    'account-and-service', 'publish-name', 'photo', 'share-with-organisation', 'blood-publicity', 'children'
  )),
  organisation_id uuid,
  notice_version integer not null check (notice_version > 0),
  state text not null check (state in ('given', 'withdrawn', 'expired', 'superseded')),
  given_by text not null check (given_by in ('self', 'guardian', 'organisation')),
  method text not null check (method in ('form', 'phone', 'paper')),
  evidence_file_id uuid,
  recorded_by uuid not null,
  given_at timestamptz not null,
  expires_on text check (expires_on ~ '^\d{4}-\d{2}-\d{2}$'),
  ended_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, person_id) references people.person (tenant_id, id),
  foreign key (tenant_id, recorded_by) references people.person (tenant_id, id),
  foreign key (tenant_id, organisation_id) references organisations.organisation (tenant_id, id),
  check ((purpose = 'share-with-organisation') = (organisation_id is not null)),
  check ((state = 'given') = (ended_at is null)),
  check ((given_by = 'self') = (evidence_file_id is null)),
  check (purpose <> 'children' or given_by = 'guardian')
);
comment on table privacy.consent is 'What somebody consented to, when, to which words, and when it ended (W17).';
comment on column privacy.consent.notice_version is 'Of the kind of notice that tells of this purpose.';
create unique index consent_stands_once on privacy.consent
  (tenant_id, person_id, purpose, coalesce(organisation_id, '00000000-0000-0000-0000-000000000000'::uuid))
  where state = 'given';
create index consent_by_person on privacy.consent (tenant_id, person_id, id);
create index consent_expiring on privacy.consent (tenant_id, expires_on)
  where state = 'given' and expires_on is not null;
grant select, insert, update on privacy.consent to tongxin_app;
alter table privacy.consent enable row level security;
alter table privacy.consent force row level security;
create policy tenant on privacy.consent
  using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
  with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
