-- the counter of each activity is the number of its confirmed sign-ups
select a.tenant_id, a.id, a.confirmed_count, count(s.id) as confirmed
from activities.activity a
left join activities.sign_up s on s.tenant_id = a.tenant_id and s.activity_id = a.id and s.state = 'confirmed'
group by a.tenant_id, a.id, a.confirmed_count
having a.confirmed_count <> count(s.id);

-- no activity gives out more places than it has
select a.tenant_id, a.id, a.capacity, count(*) as confirmed
from activities.activity a
join activities.sign_up s on s.tenant_id = a.tenant_id and s.activity_id = a.id and s.state = 'confirmed'
group by a.tenant_id, a.id, a.capacity
having count(*) > a.capacity;

-- nobody holds places in two activities at the same time
select s.tenant_id, s.person_id, a.id as one, b.id as other
from activities.sign_up s
join activities.activity a
  on a.tenant_id = s.tenant_id and a.id = s.activity_id and a.state <> 'cancelled'
join activities.sign_up r
  on r.tenant_id = s.tenant_id and r.person_id = s.person_id and r.activity_id > s.activity_id and r.state = 'confirmed'
join activities.activity b
  on b.tenant_id = r.tenant_id and b.id = r.activity_id and b.state <> 'cancelled'
where s.state = 'confirmed' and a.starts_at < b.ends_at and b.starts_at < a.ends_at;

-- nobody serves in two places at the same time
select r.tenant_id, r.person_id, r.id as one, o.id as other
from activities.service_record r
join activities.service_record o
  on o.tenant_id = r.tenant_id and o.person_id = r.person_id and o.id > r.id
where r.from_at < o.to_at and o.from_at < r.to_at;

-- service is recorded only from countersigned segments of volunteer service, within their window
select r.tenant_id, r.id
from activities.service_record r
join activities.segment s on s.tenant_id = r.tenant_id and s.id = r.segment_id
where s.kind <> 'volunteer-service'
   or s.countersigned_at is null
   or s.countersigned_by <> r.recorded_by
   or r.from_at < s.starts_at
   or r.to_at > s.ends_at;

-- each person present in a countersigned segment of volunteer service has a record of the same minutes
select s.tenant_id, s.id, p.person_id
from activities.segment s
join activities.presence p on p.tenant_id = s.tenant_id and p.roll_call_id = s.roll_call_id
left join activities.service_record r
  on r.tenant_id = s.tenant_id and r.segment_id = s.id and r.person_id = p.person_id
where s.kind = 'volunteer-service' and s.countersigned_at is not null
  and r.minutes is distinct from p.minutes;

-- in a settled activity every segment is countersigned
select a.tenant_id, a.id, s.id as segment_id
from activities.activity a
join activities.segment s on s.tenant_id = a.tenant_id and s.activity_id = a.id
where a.state = 'settled' and s.countersigned_at is null;
