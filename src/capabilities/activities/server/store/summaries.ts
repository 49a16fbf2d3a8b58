import type { Instant } from '../../../../kernel/days.ts';
import type { Tx } from '../../../../platform/server/transaction.ts';
import type { ActivityState, ActivitySummary, SegmentKind } from '../../domain/model.ts';

type SummaryRow = {
  id: string;
  title: string;
  starts_at: string;
  ends_at: string;
  place_text: string;
  organisation_id: string;
  state: string;
  origin_capability: string | null;
  origin_id: string | null;
  confirmed_count: number;
  capacity: number | null;
  present_count: number;
  service_minutes: number;
  segment_kinds: string[];
};

/** Counts only what is countersigned; everything per activity, so it stays cheap for a page of them. */
const summaryColumns = `
  a.id, a.title, a.starts_at, a.ends_at, a.place_text, a.organisation_id, a.state, a.origin_capability, a.origin_id,
  a.confirmed_count, a.capacity,
  (select count(distinct p.person_id)
     from activities.segment s
     join activities.presence p on p.tenant_id = s.tenant_id and p.roll_call_id = s.roll_call_id
     where s.tenant_id = a.tenant_id and s.activity_id = a.id and s.countersigned_at is not null) as present_count,
  (select coalesce(sum(r.minutes), 0)::bigint from activities.service_record r
     where r.tenant_id = a.tenant_id and r.activity_id = a.id) as service_minutes,
  array(select s.kind from activities.segment s
     where s.tenant_id = a.tenant_id and s.activity_id = a.id order by s.no) as segment_kinds`;

function asSummary(row: SummaryRow): ActivitySummary {
  return {
    id: row.id,
    title: row.title,
    startsAt: row.starts_at,
    endsAt: row.ends_at,
    placeText: row.place_text,
    organisationId: row.organisation_id,
    state: row.state as ActivityState,
    origin: row.origin_capability && row.origin_id ? { capability: row.origin_capability, id: row.origin_id } : null,
    presentCount: row.present_count,
    serviceMinutes: row.service_minutes,
    segmentKinds: [...new Set(row.segment_kinds)] as SegmentKind[],
    confirmedCount: row.confirmed_count,
    capacity: row.capacity,
  };
}

export async function findSummary(tx: Tx, id: string): Promise<ActivitySummary | undefined> {
  const [row] = await tx.query<SummaryRow>(
    `select ${summaryColumns} from activities.activity a where a.tenant_id = $1 and a.id = $2`,
    [tx.tenantId, id],
  );
  return row && asSummary(row);
}

export type After = { readonly at: Instant; readonly id: string };
type PublicFilter = {
  readonly now: Instant;
  readonly after: After | null;
  readonly limit: number;
  readonly organisationId: string | null;
};

/** What is still to come, or going on, the next first. */
export async function listUpcoming(tx: Tx, filter: PublicFilter): Promise<ActivitySummary[]> {
  const rows = await tx.query<SummaryRow>(
    `select ${summaryColumns}
     from activities.activity a
     where a.tenant_id = $1 and a.state = 'recruiting' and a.ends_at > $2
       and ($3::timestamptz is null or (a.starts_at, a.id) > ($3, $4::uuid))
       and ($5::uuid is null or a.organisation_id = $5)
     order by a.starts_at, a.id limit $6`,
    [tx.tenantId, filter.now, filter.after?.at ?? null, filter.after?.id ?? null, filter.organisationId, filter.limit],
  );
  return rows.map(asSummary);
}

/** What has been, the latest first. */
export async function listPast(tx: Tx, filter: PublicFilter): Promise<ActivitySummary[]> {
  const rows = await tx.query<SummaryRow>(
    `select ${summaryColumns}
     from activities.activity a
     where a.tenant_id = $1 and a.state in ('recruiting', 'ended', 'settled')
       and (a.state <> 'recruiting' or a.ends_at <= $2)
       and ($3::timestamptz is null or (a.starts_at, a.id) < ($3, $4::uuid))
       and ($5::uuid is null or a.organisation_id = $5)
     order by a.starts_at desc, a.id desc limit $6`,
    [tx.tenantId, filter.now, filter.after?.at ?? null, filter.after?.id ?? null, filter.organisationId, filter.limit],
  );
  return rows.map(asSummary);
}

export type ManagedFilter = {
  readonly organisationIds: readonly string[];
  /** For which alone the person holds a role. */
  readonly activityIds: readonly string[];
  /** Whose own activities are listed besides, because this person leads them. */
  readonly leaderPersonIds: readonly string[];
  readonly state: ActivityState | null;
  readonly after: After | null;
  readonly limit: number;
};

/** All activities of these organisations, drafts included, the latest start first. */
export async function listManaged(tx: Tx, filter: ManagedFilter): Promise<ActivitySummary[]> {
  const rows = await tx.query<SummaryRow>(
    `select ${summaryColumns}
     from activities.activity a
     where a.tenant_id = $1
       and (a.organisation_id = any($2::uuid[]) or a.leader_person_id = any($3::uuid[]) or a.id = any($8::uuid[]))
       and ($4::text is null or a.state = $4)
       and ($5::timestamptz is null or (a.starts_at, a.id) < ($5, $6::uuid))
     order by a.starts_at desc, a.id desc limit $7`,
    [
      tx.tenantId,
      filter.organisationIds,
      filter.leaderPersonIds,
      filter.state,
      filter.after?.at ?? null,
      filter.after?.id ?? null,
      filter.limit,
      filter.activityIds,
    ],
  );
  return rows.map(asSummary);
}

export type HeldFilter = {
  readonly organisationIds: readonly string[];
  readonly from: Instant;
  readonly before: Instant;
};

/** What these organisations held in a stretch of time, earliest first. At most two hundred. */
export async function listHeld(tx: Tx, filter: HeldFilter): Promise<ActivitySummary[]> {
  const rows = await tx.query<SummaryRow>(
    `select ${summaryColumns}
     from activities.activity a
     where a.tenant_id = $1 and a.organisation_id = any($2::uuid[]) and a.state in ('ended', 'settled')
       and a.starts_at >= $3 and a.starts_at < $4
     order by a.starts_at, a.id limit 200`,
    [tx.tenantId, filter.organisationIds, filter.from, filter.before],
  );
  return rows.map(asSummary);
}
