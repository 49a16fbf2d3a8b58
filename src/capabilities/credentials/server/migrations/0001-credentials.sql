create schema credentials;
grant usage on schema credentials to tongxin_app, tongxin_reader;

create table credentials.series (
  tenant_id uuid not null,
  organisation_id uuid not null,
  no integer not null check (no > 0),
  opened_at timestamptz not null,
  primary key (tenant_id, organisation_id),
  unique (tenant_id, no),
  foreign key (tenant_id, organisation_id) references organisations.organisation (tenant_id, id)
);
comment on table credentials.series is
  'The number under which an organisation issues papers, in the order in which organisations began to. Its row is the lock of an issuer.';
-- Update is what the database asks for before it locks a row; nothing is ever changed here.
grant select, insert, update on credentials.series to tongxin_app;
grant select on credentials.series to tongxin_reader;

create table credentials.number_counter (
  tenant_id uuid not null,
  organisation_id uuid not null,
  year integer not null check (year between 2000 and 2999),
  last_no integer not null check (last_no > 0),
  primary key (tenant_id, organisation_id, year),
  foreign key (tenant_id, organisation_id) references credentials.series (tenant_id, organisation_id)
);
comment on table credentials.number_counter is 'The last number an issuer gave out in a year. Without gaps: who fails gives it back.';
grant select, insert, update on credentials.number_counter to tongxin_app;
grant select on credentials.number_counter to tongxin_reader;

create table credentials.batch (
  tenant_id uuid not null,
  id uuid not null,
  issuer_organisation_id uuid not null,
  kind text not null check (kind in ('training-certificate', 'thanks', 'plaque')),
  title text check (length(title) between 1 and 40),
  text text not null check (length(text) between 1 and 600),
  valid_months integer check (valid_months between 1 and 600),
  asked_by uuid not null,
  asked_at timestamptz not null,
  line_count integer not null check (line_count between 1 and 5000),
  file_id uuid,
  finished_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, issuer_organisation_id) references organisations.organisation (tenant_id, id),
  foreign key (tenant_id, asked_by) references people.person (tenant_id, id),
  check ((file_id is null) = (finished_at is null))
);
comment on table credentials.batch is 'Papers with the same words for a list of people, issued in portions.';
comment on column credentials.batch.file_id is 'All of them in one file to print; the platform''s file, once the batch is finished.';
create index batch_by_issuer on credentials.batch (tenant_id, issuer_organisation_id, id);
grant select, insert, update on credentials.batch to tongxin_app;
grant select on credentials.batch to tongxin_reader;

create table credentials.batch_line (
  tenant_id uuid not null,
  batch_id uuid not null,
  no integer not null check (no > 0),
  holder_person_id uuid not null,
  primary key (tenant_id, batch_id, no),
  unique (tenant_id, batch_id, holder_person_id),
  foreign key (tenant_id, batch_id) references credentials.batch (tenant_id, id),
  foreign key (tenant_id, holder_person_id) references people.person (tenant_id, id)
);
comment on table credentials.batch_line is 'Append-only: one person of a batch. Its paper names the line, so a portion done twice issues nothing twice.';
grant select, insert on credentials.batch_line to tongxin_app;
grant select on credentials.batch_line to tongxin_reader;

create table credentials.credential (
  tenant_id uuid not null,
  id uuid not null,
  kind text not null check (kind in ('service-proof', 'training-certificate', 'thanks', 'plaque')),
  number text not null,
  year integer not null,
  year_no integer not null check (year_no > 0),
  issuer_organisation_id uuid not null,
  holder_person_id uuid,
  holder_organisation_id uuid,
  snapshot jsonb not null,
  snapshot_sha256 text not null check (snapshot_sha256 ~ '^[0-9a-f]{64}$'),
  document jsonb not null,
  document_sha256 text not null check (document_sha256 ~ '^[0-9a-f]{64}$'),
  origin_capability text not null,
  origin_id uuid not null,
  basis_sha256 text check (basis_sha256 ~ '^[0-9a-f]{64}$'),
  code text not null check (length(code) = 10),
  valid_until text check (valid_until ~ '^\d{4}-\d{2}-\d{2}$'),
  issued_at timestamptz not null,
  issued_by text not null,
  batch_id uuid,
  batch_line_no integer,
  primary key (tenant_id, id),
  unique (tenant_id, number),
  unique (tenant_id, issuer_organisation_id, year, year_no),
  unique (tenant_id, batch_id, batch_line_no),
  foreign key (tenant_id, issuer_organisation_id) references credentials.series (tenant_id, organisation_id),
  foreign key (tenant_id, holder_person_id) references people.person (tenant_id, id),
  foreign key (tenant_id, holder_organisation_id) references organisations.organisation (tenant_id, id),
  foreign key (tenant_id, batch_id, batch_line_no) references credentials.batch_line (tenant_id, batch_id, no),
  check ((holder_person_id is null) <> (holder_organisation_id is null)),
  check ((batch_id is null) = (batch_line_no is null))
);
comment on table credentials.credential is
  'Append-only: a paper an organisation issued, with what it says frozen as it was on that day. Kept at least ten years (VOL-16).';
comment on column credentials.credential.snapshot is 'What the paper says, with names. Only the holder and the issuer''s clerks see it.';
comment on column credentials.credential.document is 'The badge without its signature: what the public may see.';
comment on column credentials.credential.basis_sha256 is 'Of the ids it rests on, so that the same proof is not given twice.';
comment on column credentials.credential.code is 'Printed on the paper; asked for beside the number when somebody checks it.';
create index credential_by_issuer on credentials.credential (tenant_id, issuer_organisation_id, id);
create index credential_by_person on credentials.credential (tenant_id, holder_person_id, id)
  where holder_person_id is not null;
create index credential_by_origin on credentials.credential (tenant_id, origin_id);
create index credential_by_basis on credentials.credential (tenant_id, basis_sha256) where basis_sha256 is not null;
grant select, insert on credentials.credential to tongxin_app;
grant select on credentials.credential to tongxin_reader;

create table credentials.revocation (
  tenant_id uuid not null,
  credential_id uuid not null,
  kind text not null check (kind in ('mistake', 'basis-gone', 'replaced', 'untrue')),
  reason text not null check (length(reason) between 2 and 300),
  revoked_at timestamptz not null,
  revoked_by uuid not null,
  primary key (tenant_id, credential_id),
  foreign key (tenant_id, credential_id) references credentials.credential (tenant_id, id),
  foreign key (tenant_id, revoked_by) references people.person (tenant_id, id)
);
comment on table credentials.revocation is 'Append-only: a paper that no longer stands, why, and who said so. Never undone; a new paper is issued instead.';
comment on column credentials.revocation.kind is 'What the public is told; the reason in words is for the issuer''s own eyes.';
grant select, insert on credentials.revocation to tongxin_app;
grant select on credentials.revocation to tongxin_reader;

alter table credentials.series enable row level security;
alter table credentials.series force row level security;
create policy tenant on credentials.series
  using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
  with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);

alter table credentials.number_counter enable row level security;
alter table credentials.number_counter force row level security;
create policy tenant on credentials.number_counter
  using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
  with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);

alter table credentials.batch enable row level security;
alter table credentials.batch force row level security;
create policy tenant on credentials.batch
  using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
  with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);

alter table credentials.batch_line enable row level security;
alter table credentials.batch_line force row level security;
create policy tenant on credentials.batch_line
  using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
  with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);

alter table credentials.credential enable row level security;
alter table credentials.credential force row level security;
create policy tenant on credentials.credential
  using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
  with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);

alter table credentials.revocation enable row level security;
alter table credentials.revocation force row level security;
create policy tenant on credentials.revocation
  using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
  with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
