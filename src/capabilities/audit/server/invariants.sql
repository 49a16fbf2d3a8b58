-- nothing is left of the rows of an export that has expired
select p.tenant_id, p.export_id, p.no
from audit.export_part p
join audit.export e on e.tenant_id = p.tenant_id and e.id = p.export_id
where e.state = 'expired';

-- no export was fetched more often than allowed
select tenant_id, export_id, count(*)
from audit.export_download
group by tenant_id, export_id
having count(*) > 5;

-- an export that is ready holds as many rows as it says
select e.tenant_id, e.id, e.row_count, coalesce(sum(jsonb_array_length(p.facts)), 0)
from audit.export e
left join audit.export_part p on p.tenant_id = e.tenant_id and p.export_id = e.id
where e.state = 'ready'
group by e.tenant_id, e.id, e.row_count
having e.row_count <> coalesce(sum(jsonb_array_length(p.facts)), 0);
