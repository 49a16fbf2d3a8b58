import type { Instant } from '../../../../kernel/days.ts';
import type { Tx } from '../../../../platform/server/transaction.ts';
import type { Activity, SignUp, SignUpState } from '../../domain/model.ts';

type SignUpRow = { id: string; activity_id: string; person_id: string; state: string; arrival_no: number };

function asSignUp(row: SignUpRow): SignUp {
  return {
    id: row.id,
    activityId: row.activity_id,
    personId: row.person_id,
    state: row.state as SignUpState,
    arrivalNo: row.arrival_no,
  };
}

/**
 * Locks one row per person, in order of ids, making the rows that are missing. Always after the activity, never
 * before: then two activities that want the same people wait for each other in one direction only.
 */
export async function lockParticipants(tx: Tx, personIds: readonly string[]): Promise<void> {
  const sorted = [...new Set(personIds)].sort();
  await tx.query(
    `insert into activities.participant (tenant_id, person_id)
     select $1, person_id from unnest($2::uuid[]) with ordinality as wanted(person_id, nr) order by nr
     on conflict do nothing`,
    [tx.tenantId, sorted],
  );
  await tx.query(
    `select 1 from activities.participant
     where tenant_id = $1 and person_id = any($2::uuid[]) order by person_id for update`,
    [tx.tenantId, sorted],
  );
}

/** Which of these persons hold or wait for a place in the activity. */
export async function listInQueue(tx: Tx, activityId: string, personIds: readonly string[]): Promise<SignUp[]> {
  const rows = await tx.query<SignUpRow>(
    `select id, activity_id, person_id, state, arrival_no from activities.sign_up
     where tenant_id = $1 and activity_id = $2 and person_id = any($3::uuid[]) and state <> 'withdrawn'`,
    [tx.tenantId, activityId, personIds],
  );
  return rows.map(asSignUp);
}

/** The head of the waiting list, behind a place in the queue. */
export async function listWaiting(tx: Tx, activityId: string, behind: number, limit: number): Promise<SignUp[]> {
  const rows = await tx.query<SignUpRow>(
    `select id, activity_id, person_id, state, arrival_no from activities.sign_up
     where tenant_id = $1 and activity_id = $2 and state = 'waiting' and arrival_no > $3
     order by arrival_no limit $4`,
    [tx.tenantId, activityId, behind, limit],
  );
  return rows.map(asSignUp);
}

/** Which of these persons hold a place in another activity that shares a moment with this one. */
export async function listBusy(tx: Tx, activity: Activity, personIds: readonly string[]): Promise<string[]> {
  const rows = await tx.query<{ person_id: string }>(
    `select distinct s.person_id
     from activities.sign_up s
     join activities.activity a on a.tenant_id = s.tenant_id and a.id = s.activity_id
     where s.tenant_id = $1 and s.person_id = any($2::uuid[]) and s.state = 'confirmed'
       and s.activity_id <> $3 and a.state <> 'cancelled' and a.starts_at < $5 and $4 < a.ends_at`,
    [tx.tenantId, personIds, activity.id, activity.startsAt, activity.endsAt],
  );
  return rows.map((row) => row.person_id);
}

/** Saves any number of new sign-ups with one statement. Returns how many were new. */
export async function saveNewSignUps(tx: Tx, signUps: readonly SignUp[], now: Instant): Promise<number> {
  const rows = await tx.query(
    `insert into activities.sign_up
       (tenant_id, id, activity_id, person_id, state, arrival_no, signed_up_at, state_since)
     select $1, id, activity_id, person_id, state, arrival_no, $2, $2
     from unnest($3::uuid[], $4::uuid[], $5::uuid[], $6::text[], $7::int[])
       as asked(id, activity_id, person_id, state, arrival_no)
     on conflict do nothing returning id`,
    [
      tx.tenantId,
      now,
      signUps.map((signUp) => signUp.id),
      signUps.map((signUp) => signUp.activityId),
      signUps.map((signUp) => signUp.personId),
      signUps.map((signUp) => signUp.state),
      signUps.map((signUp) => signUp.arrivalNo),
    ],
  );
  return rows.length;
}

export async function saveSignUpStates(tx: Tx, signUps: readonly SignUp[], now: Instant): Promise<void> {
  if (signUps.length === 0) return;
  await tx.query(
    `update activities.sign_up as s set state = changed.state, state_since = $2
     from unnest($3::uuid[], $4::text[]) as changed(id, state)
     where s.tenant_id = $1 and s.id = changed.id`,
    [tx.tenantId, now, signUps.map((signUp) => signUp.id), signUps.map((signUp) => signUp.state)],
  );
}

export async function saveCounters(tx: Tx, activity: Activity): Promise<void> {
  await tx.query(
    'update activities.activity set confirmed_count = $3, arrival_count = $4 where tenant_id = $1 and id = $2',
    [tx.tenantId, activity.id, activity.confirmedCount, activity.arrivalCount],
  );
}

/** Everyone in the queue, in order of arrival, behind a place in it. */
export async function listQueue(tx: Tx, activityId: string, behind: number, limit: number): Promise<SignUp[]> {
  const rows = await tx.query<SignUpRow>(
    `select id, activity_id, person_id, state, arrival_no from activities.sign_up
     where tenant_id = $1 and activity_id = $2 and state <> 'withdrawn' and arrival_no > $3
     order by arrival_no limit $4`,
    [tx.tenantId, activityId, behind, limit],
  );
  return rows.map(asSignUp);
}

export async function listConfirmedPersons(tx: Tx, activityId: string, limit: number): Promise<string[]> {
  const rows = await tx.query<{ person_id: string }>(
    `select person_id from activities.sign_up
     where tenant_id = $1 and activity_id = $2 and state = 'confirmed' order by arrival_no limit $3`,
    [tx.tenantId, activityId, limit],
  );
  return rows.map((row) => row.person_id);
}

/** Whether these persons hold a place; the roll is called among them. */
export async function listConfirmedAmong(
  tx: Tx,
  activityId: string,
  personIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const signUps = await listInQueue(tx, activityId, personIds);
  return new Set(signUps.filter((signUp) => signUp.state === 'confirmed').map((signUp) => signUp.personId));
}

/** How many wait, and how many of them came before this one. */
export async function countWaiting(tx: Tx, activityId: string, before: number | null): Promise<number> {
  const [row] = await tx.query<{ count: number }>(
    `select count(*) as count from activities.sign_up
     where tenant_id = $1 and activity_id = $2 and state = 'waiting' and ($3::int is null or arrival_no < $3)`,
    [tx.tenantId, activityId, before],
  );
  return row?.count ?? 0;
}

export type OwnSignUp = SignUp & {
  readonly title: string;
  readonly placeText: string;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  readonly organisationId: string;
  readonly activityState: Activity['state'];
};

type OwnRow = SignUpRow & {
  title: string;
  place_text: string;
  starts_at: string;
  ends_at: string;
  organisation_id: string;
  activity_state: string;
};

/** What a person has signed up for, each activity once, the latest first. `after` is a start and an id. */
export async function listOwnSignUps(
  tx: Tx,
  personIds: readonly string[],
  page: { readonly after: { readonly at: Instant; readonly id: string } | null; readonly limit: number },
): Promise<OwnSignUp[]> {
  const rows = await tx.query<OwnRow>(
    `select s.id, s.activity_id, s.person_id, s.state, s.arrival_no,
            a.title, a.place_text, a.starts_at, a.ends_at, a.organisation_id, a.state as activity_state
     from activities.sign_up s
     join activities.activity a on a.tenant_id = s.tenant_id and a.id = s.activity_id
     where s.tenant_id = $1 and s.person_id = any($2::uuid[]) and s.state <> 'withdrawn'
       and not exists (select 1 from activities.sign_up o where o.tenant_id = $1 and o.activity_id = s.activity_id
         and o.person_id = any($2::uuid[]) and o.state <> 'withdrawn' and o.arrival_no < s.arrival_no)
       and ($3::timestamptz is null or (a.starts_at, s.id) < ($3, $4::uuid))
     order by a.starts_at desc, s.id desc limit $5`,
    [tx.tenantId, personIds, page.after?.at ?? null, page.after?.id ?? null, page.limit],
  );
  return rows.map((row) => ({
    ...asSignUp(row),
    title: row.title,
    placeText: row.place_text,
    startsAt: row.starts_at,
    endsAt: row.ends_at,
    organisationId: row.organisation_id,
    activityState: row.activity_state as Activity['state'],
  }));
}
