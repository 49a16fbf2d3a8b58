alter table activities.activity add column record_rule_id text;
comment on column activities.activity.record_rule_id is 'The version of the rule that gave the day by which it must be recorded.';
