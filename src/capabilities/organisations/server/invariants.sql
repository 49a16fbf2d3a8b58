-- The lineage of an organisation is its own id before the lineage of its parent.
select o.tenant_id, o.id
from organisations.organisation o
left join organisations.organisation p on p.tenant_id = o.tenant_id and p.id = o.parent_id
where o.lineage <> array_prepend(o.id, coalesce(p.lineage, array[]::uuid[]));

-- A host is never a Party organisation.
select o.tenant_id, o.id
from organisations.organisation o
join organisations.organisation h on h.tenant_id = o.tenant_id and h.id = o.host_organisation_id
where h.kind in (
  'branch', 'joint-branch', 'general-branch', 'committee', 'joint-committee', 'work-committee', 'leading-group'
);
