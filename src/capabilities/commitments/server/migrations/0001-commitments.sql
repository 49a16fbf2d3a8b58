create schema commitments;
grant usage on schema commitments to tongxin_app, tongxin_reader;

create table commitments.ledger_number (
  tenant_id uuid not null,
  year integer not null check (year between 2000 and 2999),
  last_serial integer not null check (last_serial >= 1),
  primary key (tenant_id, year)
);
comment on table commitments.ledger_number is 'The last serial given out in a year. Its row lock makes numbers gapless: a number is given or not at all.';
grant select, insert, update on commitments.ledger_number to tongxin_app;

create table commitments.commitment (
  tenant_id uuid not null,
  id uuid not null,
  ledger_year integer not null,
  ledger_serial integer not null check (ledger_serial >= 1),
  ledger_no text not null,
  title text not null check (title <> ''),
  provider_organisation_id uuid not null,
  requester_organisation_id uuid not null,
  quantity_amount integer not null check (quantity_amount >= 1),
  quantity_unit text not null check (quantity_unit <> ''),
  due_on text not null check (due_on ~ '^\d{4}-\d{2}-\d{2}$'),
  plan text not null,
  state text not null check (state in
    ('proposed', 'committed', 'in-progress', 'reported', 'accepted', 'closed', 'reopened', 'released', 'declined')),
  cycle integer not null check (cycle >= 1),
  closed_on text check (closed_on ~ '^\d{4}-\d{2}-\d{2}$'),
  next_due_on text check (next_due_on ~ '^\d{4}-\d{2}-\d{2}$'),
  primary key (tenant_id, id),
  unique (tenant_id, ledger_year, ledger_serial),
  unique (tenant_id, ledger_no),
  foreign key (tenant_id, provider_organisation_id) references organisations.organisation (tenant_id, id),
  foreign key (tenant_id, requester_organisation_id) references organisations.organisation (tenant_id, id),
  check (provider_organisation_id <> requester_organisation_id),
  check ((state = 'closed') = (closed_on is not null))
);
comment on table commitments.commitment is 'Who promised what to whom, how much and by when (W3).';
comment on column commitments.commitment.ledger_no is 'Permanent number shown to people; declining, releasing and reopening keep it (REG-09).';
comment on column commitments.commitment.state is 'Where the last step led; repeated here so that lists need not read the history.';
comment on column commitments.commitment.cycle is '1 at first; each reopening begins the next.';
comment on column commitments.commitment.next_due_on is 'Day until which the step now waited for is due (domain/due.ts); null when nothing is waited for.';
create index commitment_by_provider
  on commitments.commitment (tenant_id, provider_organisation_id, ledger_year, ledger_serial);
create index commitment_by_requester
  on commitments.commitment (tenant_id, requester_organisation_id, ledger_year, ledger_serial);
create index commitment_by_state on commitments.commitment (tenant_id, state, ledger_year, ledger_serial);
create index commitment_by_due_day on commitments.commitment (tenant_id, next_due_on) where next_due_on is not null;
create index commitment_by_closing_day on commitments.commitment (tenant_id, closed_on) where closed_on is not null;
grant select, insert, update on commitments.commitment to tongxin_app;

create table commitments.commitment_origin (
  tenant_id uuid not null,
  commitment_id uuid not null,
  capability text not null,
  origin_id uuid not null,
  primary key (tenant_id, commitment_id, capability, origin_id),
  foreign key (tenant_id, commitment_id) references commitments.commitment (tenant_id, id)
);
comment on table commitments.commitment_origin is 'What a commitment serves: a line of a need, a clause of an agreement. Opaque, no foreign key follows it.';
create index commitment_origin_by_origin on commitments.commitment_origin (tenant_id, capability, origin_id);
grant select, insert on commitments.commitment_origin to tongxin_app;

create table commitments.step (
  tenant_id uuid not null,
  id uuid not null,
  commitment_id uuid not null,
  no integer not null check (no >= 1),
  action text not null,
  from_state text,
  to_state text not null,
  cycle integer not null check (cycle >= 1),
  at timestamptz not null,
  person_id uuid,
  organisation_id uuid not null,
  reason text check (reason <> ''),
  satisfaction integer check (satisfaction between 1 and 5),
  result text check (result in ('good', 'bad')),
  primary key (tenant_id, id),
  unique (tenant_id, commitment_id, no),
  foreign key (tenant_id, commitment_id) references commitments.commitment (tenant_id, id),
  foreign key (tenant_id, organisation_id) references organisations.organisation (tenant_id, id),
  check ((from_state is null) = (no = 1)),
  check ((satisfaction is not null) = (action = 'accept')),
  check ((result is not null) = (action = 'follow-up')),
  check (reason is not null or action not in ('decline', 'release', 'return', 'reopen'))
);
comment on table commitments.step is 'Append-only history of a commitment, numbered from 1; its last row is the present state.';
comment on column commitments.step.person_id is 'Null when the product itself acted.';
comment on column commitments.step.organisation_id is 'For whom the actor acted: a party, or the organisation over which the coordinator is set.';
comment on column commitments.step.reason is 'Why, a comment or a note, as the actor wrote it. May hold personal data: never public.';
grant select, insert on commitments.step to tongxin_app;

create table commitments.fulfilment (
  tenant_id uuid not null,
  id uuid not null,
  commitment_id uuid not null,
  step_id uuid not null,
  cycle integer not null check (cycle >= 1),
  amount integer not null check (amount >= 1),
  fulfilled_on text not null check (fulfilled_on ~ '^\d{4}-\d{2}-\d{2}$'),
  note text not null,
  primary key (tenant_id, id),
  unique (tenant_id, step_id),
  foreign key (tenant_id, commitment_id) references commitments.commitment (tenant_id, id),
  foreign key (tenant_id, step_id) references commitments.step (tenant_id, id)
);
comment on table commitments.fulfilment is 'Append-only: a part of the promise that was kept. Who recorded it and when stands in its step.';
create index fulfilment_by_commitment on commitments.fulfilment (tenant_id, commitment_id, cycle);
grant select, insert on commitments.fulfilment to tongxin_app;

create table commitments.evidence (
  tenant_id uuid not null,
  id uuid not null,
  commitment_id uuid not null,
  step_id uuid not null,
  cycle integer not null check (cycle >= 1),
  kind text not null check (kind in
    ('text-report', 'signed-form', 'list', 'photo', 'official-document', 'activity')),
  text text not null,
  file_id uuid,
  origin_capability text,
  origin_id uuid,
  primary key (tenant_id, id),
  unique (tenant_id, step_id),
  foreign key (tenant_id, commitment_id) references commitments.commitment (tenant_id, id),
  foreign key (tenant_id, step_id) references commitments.step (tenant_id, id),
  foreign key (tenant_id, file_id) references platform.file (tenant_id, id),
  check ((kind = 'activity') = (origin_id is not null)),
  check ((origin_capability is null) = (origin_id is null))
);
comment on table commitments.evidence is 'Append-only: how it is shown that something was done.';
comment on column commitments.evidence.text is 'May hold personal data: never public.';
comment on column commitments.evidence.origin_id is 'The activity that shows it, when the product added it by itself.';
create index evidence_by_commitment on commitments.evidence (tenant_id, commitment_id, cycle);
create index evidence_by_file on commitments.evidence (tenant_id, file_id) where file_id is not null;
grant select, insert on commitments.evidence to tongxin_app;

alter table commitments.ledger_number enable row level security;
alter table commitments.ledger_number force row level security;
create policy tenant on commitments.ledger_number
  using (tenant_id = nullif(current_setting('app.tenant_id', true),'')::uuid)
  with check (tenant_id = nullif(current_setting('app.tenant_id', true),'')::uuid);
alter table commitments.commitment enable row level security;
alter table commitments.commitment force row level security;
create policy tenant on commitments.commitment
  using (tenant_id = nullif(current_setting('app.tenant_id', true),'')::uuid)
  with check (tenant_id = nullif(current_setting('app.tenant_id', true),'')::uuid);
alter table commitments.commitment_origin enable row level security;
alter table commitments.commitment_origin force row level security;
create policy tenant on commitments.commitment_origin
  using (tenant_id = nullif(current_setting('app.tenant_id', true),'')::uuid)
  with check (tenant_id = nullif(current_setting('app.tenant_id', true),'')::uuid);
alter table commitments.step enable row level security;
alter table commitments.step force row level security;
create policy tenant on commitments.step
  using (tenant_id = nullif(current_setting('app.tenant_id', true),'')::uuid)
  with check (tenant_id = nullif(current_setting('app.tenant_id', true),'')::uuid);
alter table commitments.fulfilment enable row level security;
alter table commitments.fulfilment force row level security;
create policy tenant on commitments.fulfilment
  using (tenant_id = nullif(current_setting('app.tenant_id', true),'')::uuid)
  with check (tenant_id = nullif(current_setting('app.tenant_id', true),'')::uuid);
alter table commitments.evidence enable row level security;
alter table commitments.evidence force row level security;
create policy tenant on commitments.evidence
  using (tenant_id = nullif(current_setting('app.tenant_id', true),'')::uuid)
  with check (tenant_id = nullif(current_setting('app.tenant_id', true),'')::uuid);
