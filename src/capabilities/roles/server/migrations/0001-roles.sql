-- The grants came from access, whose second migration moved them here.
-- Which roles there are is said once, in the code; a further one is no change of this table.
alter table roles.role_grant drop constraint role_grant_role_check;
