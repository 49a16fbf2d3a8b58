create schema rulebook;
grant usage on schema rulebook to tongxin_app, tongxin_reader;

create table rulebook.rule_set (
  tenant_id uuid not null,
  id uuid not null,
  subject text not null,
  jurisdiction text not null,
  title text not null check (length(title) between 2 and 80),
  source text not null check (length(source) between 2 and 300),
  numbers jsonb not null,
  in_force_from text check (in_force_from ~ '^\d{4}-\d{2}-\d{2}$'),
  state text not null check (state in ('draft', 'proposed', 'approved', 'withdrawn')),
  drafted_by text not null,
  drafted_at timestamptz not null,
  proposed_by text,
  decided_by text,
  decided_at timestamptz,
  return_reason text,
  primary key (tenant_id, id),
  constraint what_decides_has_a_date check (state in ('draft', 'withdrawn') or in_force_from is not null),
  constraint approved_by_another check (
    state <> 'approved' or (decided_by is not null and decided_by <> proposed_by and decided_by <> drafted_by)
  )
);
comment on table rulebook.rule_set is 'A dated version of the numbers of one subject, made by the place. Those of the country are shipped.';
comment on column rulebook.rule_set.jurisdiction is 'The beginning of the region codes it holds for.';
comment on column rulebook.rule_set.source is 'The document it follows, with article.';
create index rule_set_by_subject on rulebook.rule_set (tenant_id, subject, id);
grant select, insert, update on rulebook.rule_set to tongxin_app;
grant select on rulebook.rule_set to tongxin_reader;
alter table rulebook.rule_set enable row level security;
alter table rulebook.rule_set force row level security;
create policy tenant on rulebook.rule_set
  using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
  with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);

create table rulebook.calendar_day (
  tenant_id uuid not null,
  on_day text not null check (on_day ~ '^\d{4}-\d{2}-\d{2}$'),
  is_working_day boolean not null,
  note text not null,
  set_by text not null,
  set_at timestamptz not null,
  primary key (tenant_id, on_day)
);
comment on table rulebook.calendar_day is 'A day that the place counts otherwise than was announced for the country.';
grant select, insert, update on rulebook.calendar_day to tongxin_app;
grant select on rulebook.calendar_day to tongxin_reader;
alter table rulebook.calendar_day enable row level security;
alter table rulebook.calendar_day force row level security;
create policy tenant on rulebook.calendar_day
  using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
  with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
