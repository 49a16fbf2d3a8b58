-- A notice that is in force was published by somebody, and its version is beyond the shipped one.
select tenant_id, id from privacy.notice where in_force_on is not null and (published_by is null or version < 2);

-- A consent refers to a version of its notice that existed.
select c.tenant_id, c.id from privacy.consent c
where c.notice_version > 1 and not exists (
  select 1 from privacy.notice n
  where n.tenant_id = c.tenant_id and n.version = c.notice_version and n.in_force_on is not null);

-- Nobody decides on their own request to see a minor's data.
select tenant_id, id from privacy.minor_access where decided_by = requested_by;

-- A request that is answered or refused says so in writing.
select r.tenant_id, r.id from privacy.rights_request r
where r.state in ('answered', 'refused') and not exists (
  select 1 from privacy.request_step s
  where s.tenant_id = r.tenant_id and s.request_id = r.id and s.action in ('answer', 'refuse')
    and s.text_sealed is not null);

-- No request is stored in the clear, and no locked identity.
select tenant_id, id from privacy.rights_request where text_sealed !~ '^[a-z0-9-]+:[^:]+:'
union all
select tenant_id, person_id from privacy.locked_identity where identity_sealed !~ '^[a-z0-9-]+:[^:]+:';

-- Identities are locked only of people whose account was closed.
select l.tenant_id, l.person_id from privacy.locked_identity l
join privacy.erasure e on e.tenant_id = l.tenant_id and e.id = l.erasure_id
where e.state <> 'carried-out';
