-- Whatever was signed had the word of at least two main parties, and of every one of them.
select agreement.tenant_id, agreement.id
from agreements.agreement agreement
join agreements.party party on party.tenant_id = agreement.tenant_id and party.agreement_id = agreement.id
where agreement.signed_on is not null and party.role = 'main'
group by agreement.tenant_id, agreement.id
having count(*) < 2 or count(*) <> count(party.agreed_at);

-- Nobody agreed for two sides of one agreement.
select party.tenant_id, party.agreement_id, party.agreed_by
from agreements.party party
where party.agreed_by is not null
group by party.tenant_id, party.agreement_id, party.agreed_by
having count(*) > 1;

-- Every agreement has at least two main parties.
select agreement.tenant_id, agreement.id
from agreements.agreement agreement
where 2 > (
  select count(*) from agreements.party party
  where party.tenant_id = agreement.tenant_id and party.agreement_id = agreement.id and party.role = 'main'
);

-- Every agreement has at least one clause.
select agreement.tenant_id, agreement.id
from agreements.agreement agreement
where not exists (
  select 1 from agreements.clause clause
  where clause.tenant_id = agreement.tenant_id and clause.agreement_id = agreement.id
);

-- Only clauses of signed agreements are ticked.
select clause.tenant_id, clause.id
from agreements.clause clause
join agreements.agreement agreement
  on agreement.tenant_id = clause.tenant_id and agreement.id = clause.agreement_id
where clause.ticked_at is not null and agreement.signed_on is null;
