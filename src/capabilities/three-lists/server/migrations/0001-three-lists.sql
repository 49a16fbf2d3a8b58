create schema three_lists;
grant usage on schema three_lists to tongxin_app, tongxin_reader;

create table three_lists.need (
  tenant_id uuid not null,
  id uuid not null,
  organisation_id uuid not null,
  title text not null check (title <> ''),
  category text not null,
  description text not null,
  area_text text not null,
  deadline_on text not null check (deadline_on ~ '^\d{4}-\d\d-\d\d$'),
  contact_role text not null,
  origin_capability text,
  origin_id uuid,
  state text not null check (state in ('draft', 'pending-review', 'open', 'fulfilled', 'withdrawn')),
  submitted_by uuid,
  submitted_at timestamptz,
  published_at timestamptz,
  fulfilled_on text,
  reason text,
  primary key (tenant_id, id),
  foreign key (tenant_id, organisation_id) references organisations.organisation (tenant_id, id),
  check ((origin_capability is null) = (origin_id is null)),
  check (state not in ('open', 'fulfilled') or published_at is not null),
  check ((state = 'fulfilled') = (fulfilled_on is not null)),
  check (state <> 'withdrawn' or reason is not null)
);
comment on table three_lists.need is 'What an organisation asks for in the name of those it speaks for (W3).';
comment on column three_lists.need.origin_id is 'The agreement clause it serves, opaque: no foreign key follows it.';
comment on column three_lists.need.contact_role is 'A post to turn to, never a person''s name.';
comment on column three_lists.need.reason is 'Why it was last returned or withdrawn; not public.';
create index need_on_wall on three_lists.need (tenant_id, state, published_at, id);
create index need_by_organisation on three_lists.need (tenant_id, organisation_id, id);
create index need_by_origin on three_lists.need (tenant_id, origin_id) where origin_id is not null;
grant select, insert, update on three_lists.need to tongxin_app;
grant select on three_lists.need to tongxin_reader;

create table three_lists.need_line (
  tenant_id uuid not null,
  id uuid not null,
  need_id uuid not null,
  no integer not null check (no > 0),
  name text not null check (name <> ''),
  amount bigint not null check (amount > 0),
  unit text not null check (unit <> ''),
  primary key (tenant_id, id),
  unique (tenant_id, need_id, no),
  foreign key (tenant_id, need_id) references three_lists.need (tenant_id, id)
);
comment on table three_lists.need_line is 'One countable part of a need. Its row lock lets one claim at a time count what remains.';
grant select, insert, update, delete on three_lists.need_line to tongxin_app;
grant select on three_lists.need_line to tongxin_reader;

create table three_lists.claim (
  tenant_id uuid not null,
  id uuid not null,
  need_id uuid not null,
  line_id uuid not null,
  commitment_id uuid not null,
  organisation_id uuid not null,
  amount bigint not null check (amount > 0),
  first_contact_on text not null check (first_contact_on ~ '^\d{4}-\d\d-\d\d$'),
  finish_on text not null check (finish_on >= first_contact_on),
  claimed_at timestamptz not null,
  released_at timestamptz,
  primary key (tenant_id, id),
  unique (tenant_id, commitment_id),
  foreign key (tenant_id, need_id) references three_lists.need (tenant_id, id),
  foreign key (tenant_id, line_id) references three_lists.need_line (tenant_id, id),
  foreign key (tenant_id, commitment_id) references commitments.commitment (tenant_id, id),
  foreign key (tenant_id, organisation_id) references organisations.organisation (tenant_id, id)
);
comment on table three_lists.claim is 'A part of a line that an organisation took over. The promise itself is the commitment.';
comment on column three_lists.claim.amount is 'What it holds of the line; lowered when the commitment was closed with less.';
comment on column three_lists.claim.released_at is 'When the part went back to the pool: declined, or given back.';
create index claim_by_need on three_lists.claim (tenant_id, need_id, id);
create index claim_by_line on three_lists.claim (tenant_id, line_id) where released_at is null;
grant select, insert, update on three_lists.claim to tongxin_app;
grant select on three_lists.claim to tongxin_reader;

alter table three_lists.need enable row level security;
alter table three_lists.need force row level security;
create policy tenant on three_lists.need
  using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
  with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
alter table three_lists.need_line enable row level security;
alter table three_lists.need_line force row level security;
create policy tenant on three_lists.need_line
  using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
  with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
alter table three_lists.claim enable row level security;
alter table three_lists.claim force row level security;
create policy tenant on three_lists.claim
  using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
  with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
