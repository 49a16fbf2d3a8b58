-- Whoever audits holds no other role at the same time (SEC-15).
select a.tenant_id, a.person_id
from roles.role_grant a
join roles.role_grant b on b.tenant_id = a.tenant_id and b.person_id = a.person_id
where a.role = 'auditor' and b.role <> 'auditor'
  and greatest(a.from_at, b.from_at)
    < least(a.until_at, a.revoked_at, b.until_at, b.revoked_at, 'infinity');

-- Nobody keeps both the system and its security at the same time (SEC-15).
select a.tenant_id, a.person_id
from roles.role_grant a
join roles.role_grant b on b.tenant_id = a.tenant_id and b.person_id = a.person_id
where a.role = 'system-administrator' and b.role = 'security-administrator'
  and greatest(a.from_at, b.from_at)
    < least(a.until_at, a.revoked_at, b.until_at, b.revoked_at, 'infinity');

-- Nobody granted a role to himself.
select tenant_id, id from roles.role_grant where granted_by = person_id::text;

-- Nobody holds a role twice over the same scope at the same time.
select a.tenant_id, a.id
from roles.role_grant a
join roles.role_grant b on b.tenant_id = a.tenant_id and b.person_id = a.person_id and b.role = a.role
  and b.organisation_id = a.organisation_id and b.thing_id is not distinct from a.thing_id and b.id > a.id
where greatest(a.from_at, b.from_at) < least(a.until_at, a.revoked_at, b.until_at, b.revoked_at, 'infinity');

-- What was given out of somebody's right was given by that person, and ends with the right at the latest.
select child.tenant_id, child.id
from roles.role_grant child
join roles.role_grant own on own.tenant_id = child.tenant_id and own.id = child.under_grant_id
where child.granted_by <> own.person_id::text
  or child.from_at < own.from_at
  or least(child.until_at, child.revoked_at, 'infinity') > least(own.until_at, own.revoked_at, 'infinity');

-- What was given out of a right for one thing is for the same thing.
select child.tenant_id, child.id
from roles.role_grant child
join roles.role_grant own on own.tenant_id = child.tenant_id and own.id = child.under_grant_id
where own.thing_id is not null and child.thing_id is distinct from own.thing_id;

-- A role is denied to a person over one organisation once at a time.
select tenant_id, person_id, role, organisation_id
from roles.denial where lifted_at is null
group by 1, 2, 3, 4 having count(*) > 1;
