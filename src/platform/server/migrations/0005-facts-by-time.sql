-- Facts lie in order of time, so a range of blocks is enough to find a period, and a write pays nothing for it.
create index fact_by_time on platform.fact using brin (tenant_id, at);
