import type { Insertable, Selectable } from 'kysely';
import type { Instant } from '../../../../kernel/days.ts';
import type { Tx } from '../../../../platform/server/transaction.ts';
import type { Activity, ActivityState, Segment, SegmentKind } from '../../domain/model.ts';
import type { ActivitiesTables } from '../tables.ts';

type ActivityRow = Selectable<ActivitiesTables['activities.activity']>;
type SegmentRow = Selectable<ActivitiesTables['activities.segment']>;

function asSegment(row: SegmentRow): Segment {
  return {
    id: row.id,
    no: row.no,
    kind: row.kind as SegmentKind,
    title: row.title,
    startsAt: row.starts_at,
    endsAt: row.ends_at,
    rollCallId: row.roll_call_id,
    calledBy: row.called_by,
    calledAt: row.called_at,
    countersignedBy: row.countersigned_by,
    countersignedAt: row.countersigned_at,
  };
}

function asActivity(row: ActivityRow, segments: readonly SegmentRow[]): Activity {
  return {
    id: row.id,
    organisationId: row.organisation_id,
    origin: row.origin_capability && row.origin_id ? { capability: row.origin_capability, id: row.origin_id } : null,
    title: row.title,
    content: row.content,
    placeText: row.place_text,
    startsAt: row.starts_at,
    endsAt: row.ends_at,
    signUpClosesAt: row.sign_up_closes_at,
    capacity: row.capacity,
    conditions: row.conditions,
    risks: row.risks,
    guarantees: row.guarantees,
    howToSignUp: row.how_to_sign_up,
    leaderPersonId: row.leader_person_id,
    state: row.state as ActivityState,
    confirmedCount: row.confirmed_count,
    arrivalCount: row.arrival_count,
    recordDueOn: row.record_due_on,
    recordRuleId: row.record_rule_id,
    segments: segments.map(asSegment),
  };
}

function planColumns(activity: Activity) {
  return {
    title: activity.title,
    content: activity.content,
    place_text: activity.placeText,
    starts_at: activity.startsAt,
    ends_at: activity.endsAt,
    sign_up_closes_at: activity.signUpClosesAt,
    capacity: activity.capacity,
    conditions: activity.conditions,
    risks: activity.risks,
    guarantees: activity.guarantees,
    how_to_sign_up: activity.howToSignUp,
    leader_person_id: activity.leaderPersonId,
  };
}

async function listSegments(tx: Tx, activityId: string): Promise<SegmentRow[]> {
  return tx
    .tables<ActivitiesTables>()
    .selectFrom('activities.segment')
    .selectAll()
    .where('tenant_id', '=', tx.tenantId)
    .where('activity_id', '=', activityId)
    .orderBy('no')
    .execute();
}

async function find(tx: Tx, id: string, lock: '' | ' for update'): Promise<Activity | undefined> {
  const [row] = await tx.query<ActivityRow>(
    `select * from activities.activity where tenant_id = $1 and id = $2${lock}`,
    [tx.tenantId, id],
  );
  return row && asActivity(row, await listSegments(tx, id));
}

export function findActivity(tx: Tx, id: string): Promise<Activity | undefined> {
  return find(tx, id, '');
}

/** The lock under which places are given out and states change. Taken before any lock on a person. */
export function findActivityForUpdate(tx: Tx, id: string): Promise<Activity | undefined> {
  return find(tx, id, ' for update');
}

/** Why an activity was called off, as its organisation wrote it. */
export async function findStateReason(tx: Tx, id: string): Promise<string | null> {
  const [row] = await tx.query<{ state_reason: string | null }>(
    'select state_reason from activities.activity where tenant_id = $1 and id = $2',
    [tx.tenantId, id],
  );
  return row?.state_reason ?? null;
}

/** Returns false when the id is taken. */
export async function saveNewActivity(tx: Tx, activity: Activity, now: Instant): Promise<boolean> {
  const saved = await tx
    .tables<ActivitiesTables>()
    .insertInto('activities.activity')
    .values({
      tenant_id: tx.tenantId,
      id: activity.id,
      organisation_id: activity.organisationId,
      origin_capability: activity.origin?.capability ?? null,
      origin_id: activity.origin?.id ?? null,
      ...planColumns(activity),
      state: activity.state,
      state_reason: null,
      confirmed_count: 0,
      arrival_count: 0,
      record_due_on: null,
      record_rule_id: null,
      drafted_at: now,
      state_since: now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return saved !== undefined && saveSegments(tx, activity);
}

/** Returns false when the id of a segment is taken. */
async function saveSegments(tx: Tx, activity: Activity): Promise<boolean> {
  if (activity.segments.length === 0) return true;
  const rows = activity.segments.map((segment): Insertable<ActivitiesTables['activities.segment']> => ({
    tenant_id: tx.tenantId,
    id: segment.id,
    activity_id: activity.id,
    no: segment.no,
    kind: segment.kind,
    title: segment.title,
    starts_at: segment.startsAt,
    ends_at: segment.endsAt,
    roll_call_id: null,
    called_by: null,
    called_at: null,
    countersigned_by: null,
    countersigned_at: null,
  }));
  const saved = await tx
    .tables<ActivitiesTables>()
    .insertInto('activities.segment')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .execute();
  return saved.length === rows.length;
}

/** Replaces what a draft says, its segments included. Returns false when the id of a segment is taken. */
export async function savePlan(tx: Tx, activity: Activity): Promise<boolean> {
  const tables = tx.tables<ActivitiesTables>();
  await tables
    .updateTable('activities.activity')
    .set(planColumns(activity))
    .where('tenant_id', '=', tx.tenantId)
    .where('id', '=', activity.id)
    .execute();
  await tables
    .deleteFrom('activities.segment')
    .where('tenant_id', '=', tx.tenantId)
    .where('activity_id', '=', activity.id)
    .execute();
  return saveSegments(tx, activity);
}

export async function saveState(tx: Tx, activity: Activity, now: Instant, reason: string | null = null) {
  await tx
    .tables<ActivitiesTables>()
    .updateTable('activities.activity')
    .set({
      state: activity.state,
      state_since: now,
      state_reason: reason,
      record_due_on: activity.recordDueOn,
      record_rule_id: activity.recordRuleId,
    })
    .where('tenant_id', '=', tx.tenantId)
    .where('id', '=', activity.id)
    .execute();
}

export type UnsettledFilter = {
  readonly organisationIds: readonly string[];
  readonly leaderPersonIds: readonly string[];
  readonly now: Instant;
  readonly limit: number;
};

/** Activities that are published, begun and not settled, the nearest record date first. */
export async function listUnsettled(tx: Tx, filter: UnsettledFilter): Promise<Activity[]> {
  const rows = await tx.query<ActivityRow>(
    `select * from activities.activity
     where tenant_id = $1 and state in ('recruiting', 'ended') and starts_at <= $2
       and (organisation_id = any($3::uuid[]) or leader_person_id = any($4::uuid[]))
     order by record_due_on, id limit $5`,
    [tx.tenantId, filter.now, filter.organisationIds, filter.leaderPersonIds, filter.limit],
  );
  const segments = await tx.query<SegmentRow>(
    'select * from activities.segment where tenant_id = $1 and activity_id = any($2::uuid[]) order by no',
    [tx.tenantId, rows.map((row) => row.id)],
  );
  return rows.map((row) =>
    asActivity(
      row,
      segments.filter((segment) => segment.activity_id === row.id),
    ),
  );
}
