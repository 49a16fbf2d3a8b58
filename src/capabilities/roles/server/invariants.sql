-- Whoever audits holds no other role (SEC-15).
select a.tenant_id, a.person_id
from roles.role_grant a
join roles.role_grant b on b.tenant_id = a.tenant_id and b.person_id = a.person_id
where a.role = 'auditor' and b.role <> 'auditor' and a.revoked_at is null and b.revoked_at is null;

-- Nobody granted a role to himself.
select tenant_id, id from roles.role_grant where granted_by = person_id::text;
