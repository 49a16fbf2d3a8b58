-- While its rows are there, an import counts them right.
select i.tenant_id, i.id, i.row_count, count(r.row_no)
from sheets.import i
left join sheets.import_row r on r.tenant_id = i.tenant_id and r.import_id = i.id
where i.cleared_at is null and i.state not in ('unreadable', 'discarded')
group by i.tenant_id, i.id
having i.row_count <> count(r.row_no)
  or i.wrong_count <> count(r.row_no) filter (where r.state = 'wrong')
  or i.written_count <> count(r.row_no) filter (where r.state in ('written', 'kept'))
  or i.undone_count <> count(r.row_no) filter (where r.state = 'undone')
  or i.kept_count <> count(r.row_no) filter (where r.state = 'kept');

-- Nothing was made from a sheet that nobody has confirmed.
select r.tenant_id, r.import_id, r.row_no
from sheets.import_row r
join sheets.import i on i.tenant_id = r.tenant_id and i.id = r.import_id
where r.token is not null and i.state in ('reading', 'unreadable', 'ready', 'discarded');

-- A wrong row says what is wrong with it.
select tenant_id, import_id, row_no from sheets.import_row where state = 'wrong' and problems = '[]'::jsonb;

-- What was cleared is gone.
select i.tenant_id, i.id
from sheets.import i
join sheets.import_row r on r.tenant_id = i.tenant_id and r.import_id = i.id
where i.cleared_at is not null;
