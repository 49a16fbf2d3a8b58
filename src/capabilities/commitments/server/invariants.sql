-- Every commitment stands where its last step led, in the cycle of that step.
select c.tenant_id, c.id
from commitments.commitment c
left join lateral (
  select s.to_state, s.cycle from commitments.step s
  where s.tenant_id = c.tenant_id and s.commitment_id = c.id
  order by s.no desc limit 1
) last_step on true
where last_step.to_state is distinct from c.state or last_step.cycle is distinct from c.cycle;

-- Histories are numbered from 1 without gaps, and each step begins where the one before it led.
select s.tenant_id, s.commitment_id, s.no
from commitments.step s
left join commitments.step before
  on before.tenant_id = s.tenant_id and before.commitment_id = s.commitment_id and before.no = s.no - 1
where s.no > 1 and (before.id is null or before.to_state <> s.from_state or before.at > s.at);

-- What was closed was reported, accepted and closed by three different people in that cycle.
select closing.tenant_id, closing.commitment_id, closing.no
from commitments.step closing
left join lateral (
  select s.person_id from commitments.step s
  where s.tenant_id = closing.tenant_id and s.commitment_id = closing.commitment_id
    and s.cycle = closing.cycle and s.no < closing.no and s.action = 'report-done'
  order by s.no desc limit 1
) report on true
left join lateral (
  select s.person_id from commitments.step s
  where s.tenant_id = closing.tenant_id and s.commitment_id = closing.commitment_id
    and s.cycle = closing.cycle and s.no < closing.no and s.action = 'accept'
  order by s.no desc limit 1
) acceptance on true
where closing.action = 'close-out' and not coalesce(
  report.person_id <> acceptance.person_id
  and acceptance.person_id <> closing.person_id
  and report.person_id <> closing.person_id, false);

-- Work is reported for the provider, accepted for the requester, and closed by neither in the name of the provider.
select s.tenant_id, s.id
from commitments.step s
join commitments.commitment c on c.tenant_id = s.tenant_id and c.id = s.commitment_id
where (s.action = 'report-done' and s.organisation_id <> c.provider_organisation_id)
  or (s.action = 'accept' and s.organisation_id <> c.requester_organisation_id)
  or (s.action in ('accept-claim', 'close-out') and s.organisation_id = c.provider_organisation_id);

-- What was reported, accepted or closed shows at least one fulfilment and one piece of evidence in its cycle.
select c.tenant_id, c.id
from commitments.commitment c
where c.state in ('reported', 'accepted', 'closed') and (
  not exists (select 1 from commitments.fulfilment f
    where f.tenant_id = c.tenant_id and f.commitment_id = c.id and f.cycle = c.cycle)
  or not exists (select 1 from commitments.evidence e
    where e.tenant_id = c.tenant_id and e.commitment_id = c.id and e.cycle = c.cycle));

-- No cycle records more than was promised.
select f.tenant_id, f.commitment_id, f.cycle
from commitments.fulfilment f
join commitments.commitment c on c.tenant_id = f.tenant_id and c.id = f.commitment_id
group by f.tenant_id, f.commitment_id, f.cycle, c.quantity_amount
having sum(f.amount) > c.quantity_amount;

-- Ledger numbers of a year run from 1 to the last one given out, without gaps.
select coalesce(counter.tenant_id, given.tenant_id) as tenant_id, coalesce(counter.year, given.year) as year
from commitments.ledger_number counter
full join (
  select tenant_id, ledger_year as year, count(*) as given, max(ledger_serial) as last_serial
  from commitments.commitment group by tenant_id, ledger_year
) given on given.tenant_id = counter.tenant_id and given.year = counter.year
where counter.last_serial is distinct from given.last_serial or given.given <> given.last_serial;

-- The number shown is made of the year and the serial.
select tenant_id, id from commitments.commitment
where ledger_no not like '%-' || ledger_year || '-'
  || lpad(ledger_serial::text, greatest(4, length(ledger_serial::text)), '0');

-- A fulfilment or a piece of evidence came with a step of its own kind, in the same commitment and cycle.
select part.tenant_id, part.id
from (
  select tenant_id, id, commitment_id, step_id, cycle, 'record-fulfilment' as action from commitments.fulfilment
  union all
  select tenant_id, id, commitment_id, step_id, cycle, 'add-evidence' from commitments.evidence
) part
join commitments.step s on s.tenant_id = part.tenant_id and s.id = part.step_id
where s.commitment_id <> part.commitment_id or s.cycle <> part.cycle or s.action <> part.action;
