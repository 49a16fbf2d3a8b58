/** What one sign-up writes and reads in the product, as plain statements for one person. */
export const statements = {
  session: `select s.id, s.person_id, s.made_at, s.seen_at, s.ended_at, g.role, g.organisation_id
    from access.session s
    left join roles.role_grant g
      on g.tenant_id = s.tenant_id and g.person_id = s.person_id and g.revoked_at is null
    where s.tenant_id = $1 and s.token_hash = $2 limit 200`,
  receipt: `select route, input_hash, output from platform.receipt where tenant_id = $1 and actor_id = $2 and key = $3`,
  activity: `select organisation_id, state, capacity, confirmed_count, arrival_count, starts_at, ends_at,
      sign_up_closes_at
    from activities.activity where tenant_id = $1 and id = $2 for update`,
  waiting: `select id, person_id, arrival_no from activities.sign_up
    where tenant_id = $1 and activity_id = $2 and state = 'waiting' order by arrival_no limit 20`,
  makeParticipant: `insert into activities.participant (tenant_id, person_id) values ($1, $2) on conflict do nothing`,
  lockParticipant: `select 1 from activities.participant where tenant_id = $1 and person_id = $2 for update`,
  inQueue: `select id from activities.sign_up
    where tenant_id = $1 and activity_id = $2 and person_id = $3 and state <> 'withdrawn'`,
  busy: `select 1 from activities.sign_up s
    join activities.activity a on a.tenant_id = s.tenant_id and a.id = s.activity_id
    where s.tenant_id = $1 and s.person_id = $2 and s.state = 'confirmed'
      and s.activity_id <> $3 and a.state <> 'cancelled' and a.starts_at < $5 and $4 < a.ends_at limit 1`,
  signUp: `insert into activities.sign_up
      (tenant_id, id, activity_id, person_id, state, arrival_no, signed_up_at, state_since)
    values ($1, $2, $3, $4, $5, $6, $7, $7)`,
  counters: `update activities.activity set confirmed_count = $3, arrival_count = $4 where tenant_id = $1 and id = $2`,
  fact: `with fact as (
      insert into platform.fact (tenant_id, id, at, actor_id, name, subject_kind, subject_id, detail)
      values ($1, $2, $3, $4, $5, 'activity', $6, $7))
    insert into platform.fact_pending (tenant_id, fact_id) values ($1, $2)`,
  keepReceipt: `insert into platform.receipt (tenant_id, actor_id, key, route, input_hash, output, at)
    values ($1, $2, $3, 'activities.sign-up', $4, $5, $6)`,
} as const;

export type StatementName = keyof typeof statements;
