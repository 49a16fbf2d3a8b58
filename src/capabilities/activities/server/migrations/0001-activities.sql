create schema activities;
grant usage on schema activities to tongxin_app, tongxin_reader;

create table activities.activity (
  tenant_id uuid not null,
  id uuid not null,
  organisation_id uuid not null,
  origin_capability text,
  origin_id uuid,
  title text not null check (length(title) between 1 and 80),
  content text not null,
  place_text text not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  sign_up_closes_at timestamptz not null,
  capacity integer check (capacity > 0),
  conditions text not null,
  risks text not null,
  guarantees text not null,
  how_to_sign_up text not null,
  leader_person_id uuid,
  state text not null check (state in ('draft', 'recruiting', 'ended', 'settled', 'cancelled')),
  state_reason text,
  confirmed_count integer not null check (confirmed_count >= 0),
  arrival_count integer not null check (arrival_count >= confirmed_count),
  record_due_on text check (record_due_on ~ '^\d{4}-\d{2}-\d{2}$'),
  drafted_at timestamptz not null,
  state_since timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, organisation_id) references organisations.organisation (tenant_id, id),
  foreign key (tenant_id, leader_person_id) references people.person (tenant_id, id),
  check (starts_at < ends_at),
  check (sign_up_closes_at <= ends_at),
  check ((origin_capability is null) = (origin_id is null)),
  check (confirmed_count <= capacity),
  -- The last line behind the publishing rule: what is announced says all that VOL-17 asks.
  check (
    state in ('draft', 'cancelled')
    or (
      content <> '' and place_text <> '' and capacity is not null and conditions <> '' and risks <> ''
      and guarantees <> '' and how_to_sign_up <> '' and leader_person_id is not null and record_due_on is not null
    )
  )
);
comment on table activities.activity is 'An activity from draft to settled, with the places it gives out (W8).';
comment on column activities.activity.confirmed_count is 'How many sign-ups hold a place. Moves only under the lock of this row.';
comment on column activities.activity.arrival_count is 'The last number given out in the queue of sign-ups.';
comment on column activities.activity.record_due_on is 'Ten working days after the end (VOL-08).';
comment on column activities.activity.state_reason is 'Why it was cancelled, in the words of whoever did it.';
create index activity_by_start on activities.activity (tenant_id, starts_at, id);
create index activity_by_origin on activities.activity (tenant_id, origin_id) where origin_id is not null;
create index activity_by_organisation on activities.activity (tenant_id, organisation_id, starts_at);
grant select, insert, update on activities.activity to tongxin_app;
grant select on activities.activity to tongxin_reader;

create table activities.segment (
  tenant_id uuid not null,
  id uuid not null,
  activity_id uuid not null,
  no integer not null check (no > 0),
  kind text not null check (
    kind in ('study', 'lecture', 'visit', 'oath', 'tribute', 'symposium', 'signing', 'plaque', 'volunteer-service')
  ),
  title text not null check (length(title) between 1 and 80),
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  roll_call_id uuid,
  called_by uuid,
  called_at timestamptz,
  countersigned_by uuid,
  countersigned_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, activity_id) references activities.activity (tenant_id, id),
  check (starts_at < ends_at),
  check ((roll_call_id is null) = (called_by is null)),
  check ((countersigned_by is null) = (countersigned_at is null)),
  check (countersigned_by is null or countersigned_by <> called_by)
);
comment on table activities.segment is 'A part of an activity with a kind of its own. Only volunteer-service earns hours (VOL-15).';
comment on column activities.segment.roll_call_id is 'The roll call that counts; an earlier one stays on record beside it.';
create unique index segment_by_activity on activities.segment (tenant_id, activity_id, no);
-- A draft's segments may be taken away; the foreign key of roll_call keeps every segment that holds evidence.
grant select, insert, update, delete on activities.segment to tongxin_app;
grant select on activities.segment to tongxin_reader;

create table activities.participant (
  tenant_id uuid not null,
  person_id uuid not null,
  primary key (tenant_id, person_id),
  foreign key (tenant_id, person_id) references people.person (tenant_id, id)
);
comment on table activities.participant is
  'One row per person, locked in order of ids after the activity: so two activities never give the same hour twice.';
-- Update is what the database asks for before it locks a row; nothing is ever changed here.
grant select, insert, update on activities.participant to tongxin_app;

create table activities.sign_up (
  tenant_id uuid not null,
  id uuid not null,
  activity_id uuid not null,
  person_id uuid not null,
  state text not null check (state in ('confirmed', 'waiting', 'withdrawn')),
  arrival_no integer not null check (arrival_no > 0),
  signed_up_at timestamptz not null,
  state_since timestamptz not null,
  primary key (tenant_id, id),
  unique (tenant_id, activity_id, arrival_no),
  foreign key (tenant_id, activity_id) references activities.activity (tenant_id, id),
  foreign key (tenant_id, person_id) references activities.participant (tenant_id, person_id)
);
comment on table activities.sign_up is 'A person''s place in the queue of an activity. One that was withdrawn stays on record.';
comment on column activities.sign_up.arrival_no is 'The order of arrival; the waiting list moves up by it.';
create unique index sign_up_once on activities.sign_up (tenant_id, activity_id, person_id) where state <> 'withdrawn';
create index sign_up_by_person on activities.sign_up (tenant_id, person_id, id);
create index sign_up_waiting on activities.sign_up (tenant_id, activity_id, arrival_no) where state = 'waiting';
grant select, insert, update on activities.sign_up to tongxin_app;
grant select on activities.sign_up to tongxin_reader;

create table activities.roll_call (
  tenant_id uuid not null,
  id uuid not null,
  segment_id uuid not null,
  called_by uuid not null,
  called_at timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, segment_id) references activities.segment (tenant_id, id)
);
comment on table activities.roll_call is 'Append-only: the leader says who was there. A better call is a new one.';
create index roll_call_by_segment on activities.roll_call (tenant_id, segment_id);
grant select, insert on activities.roll_call to tongxin_app;
grant select on activities.roll_call to tongxin_reader;

create table activities.presence (
  tenant_id uuid not null,
  roll_call_id uuid not null,
  person_id uuid not null,
  from_at timestamptz not null,
  to_at timestamptz not null,
  minutes integer not null check (minutes > 0 and minutes <= 1440),
  primary key (tenant_id, roll_call_id, person_id),
  foreign key (tenant_id, roll_call_id) references activities.roll_call (tenant_id, id),
  foreign key (tenant_id, person_id) references activities.participant (tenant_id, person_id),
  check (from_at < to_at)
);
comment on table activities.presence is 'Append-only: one person present in one roll call. Counts once the segment is countersigned.';
create index presence_by_person on activities.presence (tenant_id, person_id);
grant select, insert on activities.presence to tongxin_app;
grant select on activities.presence to tongxin_reader;

create table activities.service_record (
  tenant_id uuid not null,
  id uuid not null,
  activity_id uuid not null,
  segment_id uuid not null,
  person_id uuid not null,
  activity_title text not null check (activity_title <> ''),
  served_on text not null check (served_on ~ '^\d{4}-\d{2}-\d{2}$'),
  place_text text not null check (place_text <> ''),
  content text not null check (content <> ''),
  minutes integer not null check (minutes > 0 and minutes <= 1440),
  organisation_id uuid not null,
  leader_person_id uuid not null,
  from_at timestamptz not null,
  to_at timestamptz not null,
  grade text not null check (grade = 'C'),
  called_by uuid not null,
  recorded_by uuid not null,
  recorded_at timestamptz not null,
  record_due_on text not null,
  late_entry boolean not null,
  primary key (tenant_id, id),
  unique (tenant_id, segment_id, person_id),
  foreign key (tenant_id, activity_id) references activities.activity (tenant_id, id),
  foreign key (tenant_id, segment_id) references activities.segment (tenant_id, id),
  foreign key (tenant_id, person_id) references activities.participant (tenant_id, person_id),
  check (from_at < to_at),
  check (recorded_by <> called_by and recorded_by <> leader_person_id and recorded_by <> person_id)
);
comment on table activities.service_record is
  'Append-only: volunteer service as given, with the seven facts of VOL-03. Kept at least ten years (VOL-16).';
comment on column activities.service_record.grade is 'How the hour is known. C: roll call by the leader, countersigned by another.';
comment on column activities.service_record.late_entry is 'Recorded after the ten working days of VOL-08.';
comment on column activities.service_record.minutes is 'Whole minutes as given; rounded to hours only where it is shown.';
create index service_record_by_person on activities.service_record (tenant_id, person_id, from_at);
create index service_record_by_activity on activities.service_record (tenant_id, activity_id);
create index service_record_by_organisation on activities.service_record (tenant_id, organisation_id, served_on);
grant select, insert on activities.service_record to tongxin_app;
grant select on activities.service_record to tongxin_reader;

alter table activities.activity enable row level security;
alter table activities.activity force row level security;
create policy tenant on activities.activity
  using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
  with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);

alter table activities.segment enable row level security;
alter table activities.segment force row level security;
create policy tenant on activities.segment
  using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
  with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);

alter table activities.participant enable row level security;
alter table activities.participant force row level security;
create policy tenant on activities.participant
  using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
  with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);

alter table activities.sign_up enable row level security;
alter table activities.sign_up force row level security;
create policy tenant on activities.sign_up
  using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
  with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);

alter table activities.roll_call enable row level security;
alter table activities.roll_call force row level security;
create policy tenant on activities.roll_call
  using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
  with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);

alter table activities.presence enable row level security;
alter table activities.presence force row level security;
create policy tenant on activities.presence
  using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
  with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);

alter table activities.service_record enable row level security;
alter table activities.service_record force row level security;
create policy tenant on activities.service_record
  using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
  with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
