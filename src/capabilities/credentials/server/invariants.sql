-- the numbers of an issuer and a year have no gaps, and the counter stands on the last one
select s.tenant_id, s.organisation_id, n.year, n.last_no, count(c.id) as papers, max(c.year_no) as highest
from credentials.series s
join credentials.number_counter n on n.tenant_id = s.tenant_id and n.organisation_id = s.organisation_id
left join credentials.credential c
  on c.tenant_id = n.tenant_id and c.issuer_organisation_id = n.organisation_id and c.year = n.year
group by s.tenant_id, s.organisation_id, n.year, n.last_no
having count(c.id) <> n.last_no or coalesce(max(c.year_no), 0) <> n.last_no;

-- the series of a place have no gaps
select tenant_id, count(*) as issuers, max(no) as highest
from credentials.series
group by tenant_id
having count(*) <> max(no);

-- what is written beside a paper is what the paper says
select tenant_id, id, number
from credentials.credential
where snapshot ->> 'number' <> number
   or snapshot ->> 'kind' <> kind
   or snapshot ->> 'validUntil' is distinct from valid_until
   or document -> 'credentialSubject' ->> 'licenseNumber' <> number;

-- what the public may see holds no whole name of a person
select c.tenant_id, c.id, c.number
from credentials.credential c
where c.holder_person_id is not null
  and length(c.snapshot ->> 'holderName') > 1
  and c.document -> 'credentialSubject' ->> 'name' = c.snapshot ->> 'holderName';

-- nobody has two papers that stand on the same records
select c.tenant_id, c.issuer_organisation_id, c.holder_person_id, c.basis_sha256, count(*) as papers
from credentials.credential c
left join credentials.revocation r on r.tenant_id = c.tenant_id and r.credential_id = c.id
where c.basis_sha256 is not null and r.credential_id is null
group by c.tenant_id, c.issuer_organisation_id, c.holder_person_id, c.basis_sha256
having count(*) > 1;

-- a finished batch has a paper for every line
select b.tenant_id, b.id, b.line_count, count(c.id) as papers
from credentials.batch b
left join credentials.credential c on c.tenant_id = b.tenant_id and c.batch_id = b.id
where b.finished_at is not null
group by b.tenant_id, b.id, b.line_count
having count(c.id) <> b.line_count;
