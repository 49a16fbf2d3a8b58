alter table people.person add column is_from_sheet boolean not null default false;
comment on column people.person.is_from_sheet is 'Made by a row of a sheet; no other record is ever taken away, and this only while it is untouched.';
grant delete on people.person to tongxin_app;
create policy only_what_a_sheet_made on people.person as restrictive for delete using (is_from_sheet);
