create table activities.proven_record (
  tenant_id uuid not null,
  proof_id uuid not null,
  service_record_id uuid not null,
  primary key (tenant_id, proof_id, service_record_id),
  foreign key (tenant_id, service_record_id) references activities.service_record (tenant_id, id)
);
comment on table activities.proven_record is
  'Append-only: which service a proof rests on. The proof itself is a paper of credentials, known there by the same id.';
create index proven_record_by_record on activities.proven_record (tenant_id, service_record_id);
grant select, insert on activities.proven_record to tongxin_app;
grant select on activities.proven_record to tongxin_reader;

alter table activities.proven_record enable row level security;
alter table activities.proven_record force row level security;
create policy tenant on activities.proven_record
  using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
  with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
