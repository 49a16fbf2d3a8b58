create table platform.round (
  tenant_id uuid not null,
  name text not null,
  made_at timestamptz,
  primary key (tenant_id, name)
);
comment on table platform.round is 'When the product last looked after something that time brings; its row lock lets one server do so.';
grant select, insert, update on platform.round to tongxin_app;
alter table platform.round enable row level security;
alter table platform.round force row level security;
create policy tenant on platform.round
  using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
  with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
