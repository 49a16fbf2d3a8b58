-- No telephone and no number of a paper is stored in the clear.
select tenant_id, id from people.person
where phone_sealed !~ '^[a-z0-9-]+:[^:]+:' or phone_index ~ '^1[3-9][0-9]{9}$'
   or paper_sealed !~ '^[a-z0-9-]+:[^:]+:' or paper_index ~ '^[0-9]{17}[0-9X]$';

-- Merged records lead to one that counts, never round in a circle.
with recursive way(tenant_id, start, at, steps) as (
  select tenant_id, id, merged_into, 1 from people.person where merged_into is not null
  union all
  select way.tenant_id, way.start, p.merged_into, way.steps + 1
  from way join people.person p on p.tenant_id = way.tenant_id and p.id = way.at
  where p.merged_into is not null and way.steps < 50
)
select tenant_id, start from way where steps >= 50;

-- A record is merged exactly while a merge that was not undone says so.
select p.tenant_id, p.id from people.person p
left join people.merge m on m.tenant_id = p.tenant_id and m.merged_id = p.id and m.undone_at is null
where p.merged_into is distinct from m.survivor_id;

-- A record shows only what records that were merged into it lend.
select p.tenant_id, p.id, lent.value from people.person p
cross join lateral jsonb_each_text(coalesce(p.shows, '{}'::jsonb)) as lent
where not exists (
  with recursive under(id) as (
    select m.id from people.person m where m.tenant_id = p.tenant_id and m.merged_into = p.id
    union
    select m.id from people.person m join under on m.merged_into = under.id where m.tenant_id = p.tenant_id
  )
  select 1 from under where under.id::text = lent.value
);

-- Nobody opened a minor's data without an approval.
select tenant_id, id from people.reveal where is_minor and approval_id is null;
