-- Neither a complaint nor a contact is stored in the clear.
select tenant_id, id from complaints.complaint
where text_sealed !~ '^[a-z0-9-]+:[^:]+:' or (contact_sealed is not null and contact_sealed !~ '^[a-z0-9-]+:[^:]+:');

-- A complaint that is answered or closed has an answer.
select c.tenant_id, c.id from complaints.complaint c
where c.state in ('answered', 'closed') and not exists (
  select 1 from complaints.complaint_step s
  where s.tenant_id = c.tenant_id and s.complaint_id = c.id and s.action = 'answer');

-- A sender came back at most once, and then the complaint remembers it.
select c.tenant_id, c.id from complaints.complaint c
left join complaints.complaint_step s
  on s.tenant_id = c.tenant_id and s.complaint_id = c.id and s.action = 'reopen'
group by c.tenant_id, c.id, c.reopened_at
having count(s.id) > 1 or (count(s.id) = 1) <> (c.reopened_at is not null);
