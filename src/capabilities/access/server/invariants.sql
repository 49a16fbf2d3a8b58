-- Recovery codes serve those who have a second factor.
select r.tenant_id, r.person_id from access.recovery_code r
where not exists (
  select 1 from access.authenticator a
  where a.tenant_id = r.tenant_id and a.person_id = r.person_id and a.confirmed_at is not null)
and not exists (
  select 1 from access.passkey p
  where p.tenant_id = r.tenant_id and p.person_id = r.person_id and p.removed_at is null);
-- Nobody has more than ten recovery codes.
select tenant_id, person_id from access.recovery_code group by tenant_id, person_id having count(*) > 10;
-- Nobody has more than ten former passwords kept.
select tenant_id, person_id from access.former_password group by tenant_id, person_id having count(*) > 10;
-- A lock that counts five wrong tries is locked for a while.
select tenant_id, lock from access.try_counter where wrong >= 5 and locked_until is null;
