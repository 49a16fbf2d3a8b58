alter table organisations.organisation add column is_from_sheet boolean not null default false;
comment on column organisations.organisation.is_from_sheet is 'Made by a row of a sheet; nothing else is ever taken away, and this only while it is untouched.';
grant delete on organisations.organisation to tongxin_app;
create policy only_what_a_sheet_made on organisations.organisation as restrictive for delete using (is_from_sheet);
