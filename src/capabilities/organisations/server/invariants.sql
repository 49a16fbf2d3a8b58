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

-- Nobody is merged in a circle: twenty steps lead from every merged organisation to an open one.
with recursive step as (
  select tenant_id, id as begun, merged_into_id as id, 1 as depth
  from organisations.organisation where merged_into_id is not null
  union all
  select s.tenant_id, s.begun, o.merged_into_id, s.depth + 1
  from step s
  join organisations.organisation o on o.tenant_id = s.tenant_id and o.id = s.id
  where o.merged_into_id is not null and s.depth <= 20
)
select tenant_id, begun from step where depth > 20;

-- An organisation is merged exactly while a merger of it holds, and into the same one.
select o.tenant_id, o.id
from organisations.organisation o
left join organisations.merger m on m.tenant_id = o.tenant_id and m.organisation_id = o.id and m.undone_at is null
where o.merged_into_id is distinct from m.into_organisation_id;

-- No open organisation stands below a merged one.
select o.tenant_id, o.id
from organisations.organisation o
join organisations.organisation p on p.tenant_id = o.tenant_id and p.id = o.parent_id
where o.merged_into_id is null and p.merged_into_id is not null;

-- One name of each kind at a time: former official and short names do not overlap.
select a.tenant_id, a.id
from organisations.other_name a
join organisations.other_name b on b.tenant_id = a.tenant_id and b.organisation_id = a.organisation_id
  and b.kind = a.kind and b.id <> a.id
where a.kind <> 'alias' and a.valid_until > coalesce(a.valid_from, '') and b.valid_until > coalesce(b.valid_from, '')
  and coalesce(a.valid_from, '') < b.valid_until and coalesce(b.valid_from, '') < a.valid_until;

-- The present names begin on the day on which the last former ones ended.
select o.tenant_id, o.id
from organisations.organisation o
where o.name_from is distinct from (
    select max(n.valid_until) from organisations.other_name n
    where n.tenant_id = o.tenant_id and n.organisation_id = o.id and n.kind = 'official')
  or o.short_name_from is distinct from (
    select max(n.valid_until) from organisations.other_name n
    where n.tenant_id = o.tenant_id and n.organisation_id = o.id and n.kind = 'short');

-- The place in the tree is where the last move put it.
select m.tenant_id, m.organisation_id
from organisations.move m
join organisations.organisation o on o.tenant_id = m.tenant_id and o.id = m.organisation_id
where o.parent_id <> m.to_parent_id and not exists (
  select 1 from organisations.move l
  where l.tenant_id = m.tenant_id and l.organisation_id = m.organisation_id and l.id > m.id);

-- Stays of one organisation in one alliance do not overlap.
select a.tenant_id, a.id
from organisations.membership a
join organisations.membership b on b.tenant_id = a.tenant_id and b.alliance_id = a.alliance_id
  and b.organisation_id = a.organisation_id and b.id <> a.id
where coalesce(a.left_on, '9999') > a.joined_on and coalesce(b.left_on, '9999') > b.joined_on
  and a.joined_on < coalesce(b.left_on, '9999') and b.joined_on < coalesce(a.left_on, '9999');

-- Nobody belongs to an alliance that ended.
select m.tenant_id, m.id
from organisations.membership m
join organisations.alliance a on a.tenant_id = m.tenant_id and a.id = m.alliance_id
where a.ended_on is not null and m.left_on is null;
