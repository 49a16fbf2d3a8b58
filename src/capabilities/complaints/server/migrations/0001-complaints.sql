create schema complaints;
grant usage on schema complaints to tongxin_app, tongxin_reader;

create table complaints.complaint (
  tenant_id uuid not null,
  id uuid not null,
  number text not null,
  kind text not null check (kind in ('complaint', 'suggestion', 'privacy')),
  state text not null check (state in ('received', 'in-hand', 'answered', 'closed', 'reopened')),
  text_sealed text not null,
  contact_sealed text,
  from_path text check (from_path not like '%?%'),
  code_index text not null,
  received_at timestamptz not null,
  due_on text not null check (due_on ~ '^\d{4}-\d{2}-\d{2}$'),
  reopened_at timestamptz,
  primary key (tenant_id, id),
  constraint complaint_number_given_once unique (tenant_id, number)
);
comment on table complaints.complaint is 'What somebody says is wrong or could be better (SEC-32). It keeps no sender.';
comment on column complaints.complaint.text_sealed is 'Under authenticated encryption: complaints name people.';
comment on column complaints.complaint.code_index is 'Keyed hash of the code with which the sender reads the answer.';
comment on column complaints.complaint.from_path is 'The page it came from, without its query.';
create index complaint_by_state on complaints.complaint (tenant_id, state, id);
grant select, insert, update on complaints.complaint to tongxin_app;
alter table complaints.complaint enable row level security;
alter table complaints.complaint force row level security;
create policy tenant on complaints.complaint
  using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
  with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);

create table complaints.complaint_step (
  tenant_id uuid not null,
  id uuid not null,
  complaint_id uuid not null,
  action text not null check (action in ('take-in-hand', 'answer', 'close', 'reopen')),
  at timestamptz not null,
  person_id uuid,
  text_sealed text,
  primary key (tenant_id, id),
  foreign key (tenant_id, complaint_id) references complaints.complaint (tenant_id, id),
  foreign key (tenant_id, person_id) references people.person (tenant_id, id),
  check ((action = 'reopen') = (person_id is null)),
  check (text_sealed is not null or action not in ('answer', 'reopen'))
);
comment on table complaints.complaint_step is 'Append-only: what was done about a complaint, by whom and when.';
comment on column complaints.complaint_step.person_id is 'Null when the sender came back with it.';
create index complaint_step_by_complaint on complaints.complaint_step (tenant_id, complaint_id, id);
grant select, insert on complaints.complaint_step to tongxin_app;
alter table complaints.complaint_step enable row level security;
alter table complaints.complaint_step force row level security;
create policy tenant on complaints.complaint_step
  using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
  with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);

create table complaints.complaint_counter (
  tenant_id uuid not null,
  year integer not null,
  last_no integer not null check (last_no >= 0),
  primary key (tenant_id, year)
);
comment on table complaints.complaint_counter is 'The last number of a complaint given out in a year.';
grant select, insert, update on complaints.complaint_counter to tongxin_app;
alter table complaints.complaint_counter enable row level security;
alter table complaints.complaint_counter force row level security;
create policy tenant on complaints.complaint_counter
  using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
  with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
