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
