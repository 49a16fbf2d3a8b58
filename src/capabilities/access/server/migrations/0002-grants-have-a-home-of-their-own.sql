create schema roles;
grant usage on schema roles to tongxin_app, tongxin_reader;
alter table access.role_grant set schema roles;
