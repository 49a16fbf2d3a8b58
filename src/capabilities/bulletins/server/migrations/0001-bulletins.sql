create schema bulletins;
grant usage on schema bulletins to tongxin_app, tongxin_reader;

create table bulletins.bulletin (
  tenant_id uuid not null,
  id uuid not null,
  organisation_id uuid not null,
  title text not null check (length(title) between 1 and 80),
  lead text not null,
  paragraphs jsonb not null,
  distribution jsonb not null,
  copies integer not null check (copies >= 0),
  state text not null check (state in ('draft', 'submitted', 'published')),
  figures jsonb not null,
  drafted_by uuid not null,
  drafted_at timestamptz not null,
  return_reason text,
  signed_by uuid,
  issue_year integer,
  issue_no integer check (issue_no > 0),
  total_no integer check (total_no > 0),
  issued_on text check (issued_on ~ '^\d{4}-\d{2}-\d{2}$'),
  primary key (tenant_id, id),
  foreign key (tenant_id, organisation_id) references organisations.organisation (tenant_id, id),
  constraint published_is_signed check (
    (state = 'published') = (signed_by is not null and issue_no is not null and total_no is not null
      and issued_on is not null and issue_year is not null)
  ),
  constraint drafter_is_not_signer check (signed_by is null or signed_by <> drafted_by),
  constraint total_no_given_once unique (tenant_id, organisation_id, total_no),
  constraint issue_no_given_once unique (tenant_id, organisation_id, issue_year, issue_no)
);
comment on table bulletins.bulletin is 'A bulletin (简报) from draft to signature (W18).';
comment on column bulletins.bulletin.figures is 'Numbers as measured: figure, months, value, text, moment. Never typed.';
comment on column bulletins.bulletin.issue_no is 'Number of the year, given at sign-off, without gaps per organisation (DOC-03).';
create index bulletin_by_organisation on bulletins.bulletin (tenant_id, organisation_id, id);
create index bulletin_published on bulletins.bulletin (tenant_id, id) where state = 'published';
grant select, insert, update on bulletins.bulletin to tongxin_app;
grant select on bulletins.bulletin to tongxin_reader;
alter table bulletins.bulletin enable row level security;
alter table bulletins.bulletin force row level security;
create policy tenant on bulletins.bulletin
  using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
  with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);

create table bulletins.issue_counter (
  tenant_id uuid not null,
  organisation_id uuid not null,
  year integer not null,
  issue_no integer not null check (issue_no >= 0),
  primary key (tenant_id, organisation_id, year)
);
comment on table bulletins.issue_counter is 'The last number given out. Year 0 counts the issues ever.';
grant select, insert, update on bulletins.issue_counter to tongxin_app;
alter table bulletins.issue_counter enable row level security;
alter table bulletins.issue_counter force row level security;
create policy tenant on bulletins.issue_counter
  using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
  with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
