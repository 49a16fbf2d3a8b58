-- The issues ever of an organisation are numbered from one without a gap.
select tenant_id, organisation_id, count(*), max(total_no)
from bulletins.bulletin where state = 'published'
group by tenant_id, organisation_id having count(*) <> max(total_no);

-- The issues of a year of an organisation are numbered from one without a gap.
select tenant_id, organisation_id, issue_year, count(*), max(issue_no)
from bulletins.bulletin where state = 'published'
group by tenant_id, organisation_id, issue_year having count(*) <> max(issue_no);

-- The counters show the last number given out.
select c.tenant_id, c.organisation_id, c.year, c.issue_no
from bulletins.issue_counter c
where c.issue_no <> (
  select count(*) from bulletins.bulletin b
  where b.tenant_id = c.tenant_id and b.organisation_id = c.organisation_id and b.state = 'published'
    and (c.year = 0 or b.issue_year = c.year)
);
