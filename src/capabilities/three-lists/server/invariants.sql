-- What organisations hold of a line never exceeds what was asked for.
select line.tenant_id, line.id
from three_lists.need_line line
join three_lists.claim claim
  on claim.tenant_id = line.tenant_id and claim.line_id = line.id and claim.released_at is null
group by line.tenant_id, line.id, line.amount
having sum(claim.amount) > line.amount;

-- A claim stands on a line of its own need.
select claim.tenant_id, claim.id
from three_lists.claim claim
join three_lists.need_line line on line.tenant_id = claim.tenant_id and line.id = claim.line_id
where line.need_id <> claim.need_id;

-- Nobody claims the need of their own organisation.
select claim.tenant_id, claim.id
from three_lists.claim claim
join three_lists.need need on need.tenant_id = claim.tenant_id and need.id = claim.need_id
where need.organisation_id = claim.organisation_id;

-- Only needs that were published were ever claimed.
select claim.tenant_id, claim.id
from three_lists.claim claim
join three_lists.need need on need.tenant_id = claim.tenant_id and need.id = claim.need_id
where need.published_at is null or need.state in ('draft', 'pending-review');

-- A fulfilled need is held by claims on every line to the last part.
select line.tenant_id, line.need_id
from three_lists.need_line line
join three_lists.need need on need.tenant_id = line.tenant_id and need.id = line.need_id and need.state = 'fulfilled'
left join three_lists.claim claim
  on claim.tenant_id = line.tenant_id and claim.line_id = line.id and claim.released_at is null
group by line.tenant_id, line.need_id, line.id, line.amount
having coalesce(sum(claim.amount), 0) < line.amount;

-- Every need has at least one line.
select need.tenant_id, need.id
from three_lists.need need
where not exists (
  select 1 from three_lists.need_line line where line.tenant_id = need.tenant_id and line.need_id = need.id
);
