create table privacy.rights_request (
  tenant_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  kind text not null check (kind in ('look', 'copy', 'correct', 'delete', 'explain', 'withdraw')),
  state text not null check (state in ('received', 'identity-checked', 'in-progress', 'answered', 'refused')),
  text_sealed text not null,
  received_at timestamptz not null,
  due_on text not null check (due_on ~ '^\d{4}-\d{2}-\d{2}$'),
  primary key (tenant_id, id),
  foreign key (tenant_id, person_id) references people.person (tenant_id, id)
);
comment on table privacy.rights_request is 'What somebody asks about their own data, with its clock (W17).';
create index rights_request_by_person on privacy.rights_request (tenant_id, person_id, id);
create index rights_request_open on privacy.rights_request (tenant_id, due_on)
  where state not in ('answered', 'refused');
grant select, insert, update on privacy.rights_request to tongxin_app;
alter table privacy.rights_request enable row level security;
alter table privacy.rights_request force row level security;
create policy tenant on privacy.rights_request
  using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
  with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);

create table privacy.request_step (
  tenant_id uuid not null,
  id uuid not null,
  request_id uuid not null,
  action text not null check (action in ('check-identity', 'start', 'answer', 'refuse')),
  at timestamptz not null,
  person_id uuid not null,
  text_sealed text,
  primary key (tenant_id, id),
  foreign key (tenant_id, request_id) references privacy.rights_request (tenant_id, id),
  foreign key (tenant_id, person_id) references people.person (tenant_id, id),
  check (action = 'start' or text_sealed is not null)
);
comment on table privacy.request_step is 'Append-only: what was done about a request. A refusal always has its written reason.';
create index request_step_by_request on privacy.request_step (tenant_id, request_id, id);
grant select, insert on privacy.request_step to tongxin_app;
alter table privacy.request_step enable row level security;
alter table privacy.request_step force row level security;
create policy tenant on privacy.request_step
  using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
  with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);

