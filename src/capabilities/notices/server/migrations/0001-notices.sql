create schema notices;
grant usage on schema notices to tongxin_app, tongxin_reader;

create table notices.notice (
  tenant_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  key text not null,
  kind text not null,
  subject_capability text not null,
  subject_id uuid not null,
  to_path text not null check (to_path like '/%'),
  words jsonb not null,
  made_at timestamptz not null,
  read_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, person_id) references people.person (tenant_id, id),
  constraint told_once unique (tenant_id, person_id, key)
);
comment on table notices.notice is 'Something a person was told; the inbox.';
comment on column notices.notice.key is 'Names the occasion, so that one is told once however often its cause is followed.';
comment on column notices.notice.words is 'Title and text in both languages, as told.';
create index notice_by_person on notices.notice (tenant_id, person_id, id);
create index notice_unread on notices.notice (tenant_id, person_id) where read_at is null;
grant select, insert, update, delete on notices.notice to tongxin_app;

create table notices.delivery (
  tenant_id uuid not null,
  id uuid not null,
  notice_id uuid not null,
  person_id uuid not null,
  channel text not null check (channel in ('sms', 'mail')),
  state text not null check (state in ('waiting', 'sending', 'sent', 'failed', 'unclear')),
  is_urgent boolean not null,
  not_before timestamptz not null,
  tries integer not null check (tries >= 0),
  trouble text,
  made_at timestamptz not null,
  taken_at timestamptz,
  sent_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, notice_id) references notices.notice (tenant_id, id) on delete cascade,
  constraint one_delivery_by_each_way unique (tenant_id, notice_id, channel)
);
comment on table notices.delivery is 'A notice on its way out by message or mail; the outbox.';
comment on column notices.delivery.trouble is 'What the provider answered last; never the text or the number.';
create index delivery_waiting on notices.delivery (tenant_id, not_before) where state in ('waiting', 'sending');
create index delivery_by_person on notices.delivery (tenant_id, person_id, channel, sent_at);
create index delivery_by_state on notices.delivery (tenant_id, state, id);
grant select, insert, update, delete on notices.delivery to tongxin_app;

create table notices.preference (
  tenant_id uuid not null,
  person_id uuid not null,
  quiet_from text not null check (quiet_from ~ '^\d{2}:\d{2}$'),
  quiet_to text not null check (quiet_to ~ '^\d{2}:\d{2}$'),
  sms text[] not null,
  mail text[] not null,
  changed_at timestamptz not null,
  primary key (tenant_id, person_id),
  foreign key (tenant_id, person_id) references people.person (tenant_id, id)
);
comment on table notices.preference is 'By which ways somebody wants to hear of what, and when not.';
grant select, insert, update, delete on notices.preference to tongxin_app;

create table notices.address (
  tenant_id uuid not null,
  person_id uuid not null,
  mail_sealed text not null,
  code_hash text,
  code_sent_at timestamptz,
  tries_left integer not null check (tries_left >= 0),
  confirmed_at timestamptz,
  primary key (tenant_id, person_id),
  foreign key (tenant_id, person_id) references people.person (tenant_id, id)
);
comment on table notices.address is 'The mail address of a person, sealed; used once its owner proved to read it.';
grant select, insert, update, delete on notices.address to tongxin_app;

create table notices.webhook (
  tenant_id uuid not null,
  id uuid not null,
  url text not null check (url like 'http%'),
  key_sealed text not null,
  fact_names text[] not null,
  position bigint not null check (position >= 0),
  failures integer not null check (failures >= 0),
  next_try_at timestamptz not null,
  trouble text,
  made_by text not null,
  made_at timestamptz not null,
  ended_at timestamptz,
  primary key (tenant_id, id)
);
comment on table notices.webhook is 'Another system that is told of facts, in their order.';
comment on column notices.webhook.position is 'The position of the last fact it took.';
grant select, insert, update on notices.webhook to tongxin_app;

alter table notices.notice enable row level security;
alter table notices.notice force row level security;
create policy tenant on notices.notice
  using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
  with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
alter table notices.delivery enable row level security;
alter table notices.delivery force row level security;
create policy tenant on notices.delivery
  using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
  with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
alter table notices.preference enable row level security;
alter table notices.preference force row level security;
create policy tenant on notices.preference
  using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
  with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
alter table notices.address enable row level security;
alter table notices.address force row level security;
create policy tenant on notices.address
  using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
  with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
alter table notices.webhook enable row level security;
alter table notices.webhook force row level security;
create policy tenant on notices.webhook
  using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
  with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
