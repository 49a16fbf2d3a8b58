alter table bulletins.bulletin add column edited_by uuid[] not null default '{}';
comment on column bulletins.bulletin.edited_by is 'Who changed the words since the draft; none of them signs (W18).';
alter table bulletins.bulletin add constraint editor_is_not_signer
  check (signed_by is null or not signed_by = any (edited_by));
