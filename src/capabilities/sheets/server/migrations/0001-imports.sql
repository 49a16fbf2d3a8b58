create schema sheets;
grant usage on schema sheets to tongxin_app, tongxin_reader;

create table sheets.import (
  tenant_id uuid not null,
  id uuid not null,
  kind text not null,
  upload_id uuid not null,
  file_name text not null,
  file_kind text not null check (file_kind in ('xlsx', 'csv')),
  sha256 text not null,
  sent_by uuid not null,
  grants jsonb not null,
  state text not null check (
    state in ('reading', 'unreadable', 'ready', 'discarded', 'writing', 'written', 'undoing', 'undone')
  ),
  trouble jsonb,
  reading jsonb,
  is_read_whole boolean not null,
  cursor integer not null check (cursor >= 0),
  row_count integer not null check (row_count >= 0),
  wrong_count integer not null check (wrong_count >= 0),
  written_count integer not null check (written_count >= 0),
  undone_count integer not null check (undone_count >= 0),
  kept_count integer not null check (kept_count >= 0),
  sent_at timestamptz not null,
  changed_at timestamptz not null,
  cleared_at timestamptz,
  primary key (tenant_id, id)
);
comment on table sheets.import is 'A sheet that somebody handed in so that things are made from its rows.';
comment on column sheets.import.kind is 'The definition it follows, offered by the capability that owns the things.';
comment on column sheets.import.upload_id is 'Under which name the file lies outside until it was read.';
comment on column sheets.import.grants is 'What the sender held when it was handed in or confirmed: the rights with which its rows act.';
comment on column sheets.import.cursor is 'The last row that the work under way has finished; moves in the transaction of that row.';
comment on column sheets.import.changed_at is 'When the state changed last. The rows are deleted seven days after.';
create index import_by_sender on sheets.import (tenant_id, sent_by, id);
create index import_by_change on sheets.import (tenant_id, changed_at) where cleared_at is null;
grant select, insert, update on sheets.import to tongxin_app;

create table sheets.import_row (
  tenant_id uuid not null,
  import_id uuid not null,
  row_no integer not null check (row_no > 0),
  state text not null check (state in ('right', 'wrong', 'written', 'undone', 'kept')),
  cells_sealed text not null,
  key_index text,
  problems jsonb not null,
  token jsonb,
  primary key (tenant_id, import_id, row_no),
  foreign key (tenant_id, import_id) references sheets.import (tenant_id, id),
  check ((token is not null) = (state in ('written', 'undone', 'kept')))
);
comment on table sheets.import_row is 'A row of a sheet between preview and undoing. Deleted seven days after the last change.';
comment on column sheets.import_row.cells_sealed is 'The cells as they were sent, sealed, since they may hold personal data.';
comment on column sheets.import_row.key_index is 'Finds a row of the same sheet with the same key without opening any.';
comment on column sheets.import_row.token is 'Ids of what the row made, so that it can be taken back.';
create index import_row_by_key on sheets.import_row (tenant_id, import_id, key_index) where key_index is not null;
create index import_row_by_state on sheets.import_row (tenant_id, import_id, state, row_no);
grant select, insert, update, delete on sheets.import_row to tongxin_app;

alter table sheets.import enable row level security;
alter table sheets.import force row level security;
create policy tenant on sheets.import
  using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
  with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
alter table sheets.import_row enable row level security;
alter table sheets.import_row force row level security;
create policy tenant on sheets.import_row
  using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid)
  with check (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
