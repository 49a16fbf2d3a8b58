-- Who drafted or proposed a rule set did not approve it.
select tenant_id, id from rulebook.rule_set
where state = 'approved' and (decided_by is null or decided_by in (drafted_by, coalesce(proposed_by, '')));
