-- Every fact is either numbered or waits to be numbered, never both and never neither.
select f.tenant_id, f.id
from platform.fact f
left join platform.fact_order o on o.tenant_id = f.tenant_id and o.fact_id = f.id
left join platform.fact_pending p on p.tenant_id = f.tenant_id and p.fact_id = f.id
where (o.fact_id is null) = (p.fact_id is null);

-- Positions run from one to the head without a gap.
select o.tenant_id, count(*), max(o.position), h.position
from platform.fact_order o
join platform.fact_head h on h.tenant_id = o.tenant_id
group by o.tenant_id, h.position
having count(*) <> max(o.position) or max(o.position) <> h.position;

-- No listener is ahead of the facts.
select c.tenant_id, c.listener, c.position
from platform.listener_cursor c
join platform.fact_head h on h.tenant_id = c.tenant_id
where c.position > h.position;

-- The chain follows the numbered facts link by link and is never ahead of them.
select h.tenant_id, h.position, f.position, count(l.position), max(l.position)
from platform.chain_head h
left join platform.fact_head f on f.tenant_id = h.tenant_id
left join platform.chain_link l on l.tenant_id = h.tenant_id
group by h.tenant_id, h.position, f.position
having count(l.position) <> h.position or coalesce(max(l.position), 0) <> h.position or h.position > f.position;

-- Checkpoints are numbered without gaps, each covers more than the one before, and none covers what is not chained.
select c.tenant_id, c.no, c.to_position
from platform.checkpoint c
left join platform.checkpoint before on before.tenant_id = c.tenant_id and before.no = c.no - 1
left join platform.chain_head h on h.tenant_id = c.tenant_id
where (c.no > 1 and before.no is null) or c.to_position <= before.to_position
   or h.position is null or c.to_position > h.position;
