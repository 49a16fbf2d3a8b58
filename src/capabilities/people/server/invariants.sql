-- No telephone is stored in the clear.
select tenant_id, id from people.person where phone_sealed !~ '^[a-z0-9-]+:[^:]+:' or phone_index ~ '^1[3-9][0-9]{9}$';
