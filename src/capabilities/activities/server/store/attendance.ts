import type { Instant } from '../../../../kernel/days.ts';
import type { Tx } from '../../../../platform/server/transaction.ts';
import type { RollCall, Served } from '../../domain/attendance.ts';
import type { EvidenceGrade, PresenceLine, Segment, ServiceRecord } from '../../domain/model.ts';

/** The service these persons have on record near a stretch of time, other than in this segment. */
export async function listServed(tx: Tx, segment: Segment, personIds: readonly string[]): Promise<Served[]> {
  const rows = await tx.query<{ person_id: string; from_at: string; to_at: string }>(
    `select person_id, from_at, to_at from activities.service_record
     where tenant_id = $1 and person_id = any($2::uuid[]) and segment_id <> $3
       and from_at < $5::timestamptz + interval '24 hours' and to_at > $4::timestamptz - interval '24 hours'`,
    [tx.tenantId, personIds, segment.id, segment.startsAt, segment.endsAt],
  );
  return rows.map((row) => ({ personId: row.person_id, startsAt: row.from_at, endsAt: row.to_at }));
}

/** Saves a roll call beside the earlier ones and makes it the one that counts. */
export async function saveRollCall(tx: Tx, rollCall: RollCall): Promise<void> {
  const { segment, lines } = rollCall;
  await tx.query(
    `insert into activities.roll_call (tenant_id, id, segment_id, called_by, called_at) values ($1, $2, $3, $4, $5)`,
    [tx.tenantId, rollCall.id, segment.id, segment.calledBy, segment.calledAt],
  );
  await tx.query(
    `insert into activities.presence (tenant_id, roll_call_id, person_id, from_at, to_at, minutes)
     select $1, $2, person_id, from_at, to_at, minutes
     from unnest($3::uuid[], $4::timestamptz[], $5::timestamptz[], $6::int[])
       as line(person_id, from_at, to_at, minutes)`,
    [
      tx.tenantId,
      rollCall.id,
      lines.map((line) => line.personId),
      lines.map((line) => line.fromAt),
      lines.map((line) => line.toAt),
      lines.map((line) => line.minutes),
    ],
  );
  await tx.query(
    `update activities.segment set roll_call_id = $3, called_by = $4, called_at = $5
     where tenant_id = $1 and id = $2`,
    [tx.tenantId, segment.id, rollCall.id, segment.calledBy, segment.calledAt],
  );
}

export async function listPresence(tx: Tx, rollCallId: string): Promise<PresenceLine[]> {
  const rows = await tx.query<{ person_id: string; from_at: string; to_at: string }>(
    `select person_id, from_at, to_at from activities.presence
     where tenant_id = $1 and roll_call_id = $2 order by person_id`,
    [tx.tenantId, rollCallId],
  );
  return rows.map((row) => ({ personId: row.person_id, fromAt: row.from_at, toAt: row.to_at }));
}

export async function saveCountersignature(tx: Tx, segment: Segment): Promise<void> {
  await tx.query(
    `update activities.segment set countersigned_by = $3, countersigned_at = $4 where tenant_id = $1 and id = $2`,
    [tx.tenantId, segment.id, segment.countersignedBy, segment.countersignedAt],
  );
}

/** Saves any number of records with one statement. */
export async function saveServiceRecords(tx: Tx, records: readonly ServiceRecord[]): Promise<void> {
  if (records.length === 0) return;
  const rows = records.map((record) => ({
    id: record.id,
    activity_id: record.activityId,
    segment_id: record.segmentId,
    person_id: record.personId,
    activity_title: record.activityTitle,
    served_on: record.servedOn,
    place_text: record.placeText,
    content: record.content,
    minutes: record.minutes,
    organisation_id: record.organisationId,
    leader_person_id: record.leaderPersonId,
    from_at: record.fromAt,
    to_at: record.toAt,
    grade: record.grade,
    called_by: record.calledBy,
    recorded_by: record.recordedBy,
    recorded_at: record.recordedAt,
    record_due_on: record.recordDueOn,
    late_entry: record.lateEntry,
  }));
  await tx.query(
    `insert into activities.service_record (tenant_id, ${recordColumns})
     select $1, ${recordColumns} from jsonb_to_recordset($2::jsonb) as row(
       id uuid, activity_id uuid, segment_id uuid, person_id uuid, activity_title text, served_on text,
       place_text text, content text, minutes int, organisation_id uuid, leader_person_id uuid, from_at timestamptz,
       to_at timestamptz, grade text, called_by uuid, recorded_by uuid, recorded_at timestamptz, record_due_on text,
       late_entry boolean)`,
    [tx.tenantId, JSON.stringify(rows)],
  );
}

const recordColumns =
  'id, activity_id, segment_id, person_id, activity_title, served_on, place_text, content, minutes, organisation_id, ' +
  'leader_person_id, from_at, to_at, grade, called_by, recorded_by, recorded_at, record_due_on, late_entry';

type RecordRow = {
  id: string;
  activity_id: string;
  segment_id: string;
  person_id: string;
  activity_title: string;
  served_on: string;
  place_text: string;
  content: string;
  minutes: number;
  organisation_id: string;
  leader_person_id: string;
  from_at: Instant;
  to_at: Instant;
  grade: EvidenceGrade;
  called_by: string;
  recorded_by: string;
  recorded_at: Instant;
  record_due_on: string;
  late_entry: boolean;
};

/** A person's service, under whichever of these ids, the latest record first. */
export async function listOwnRecords(
  tx: Tx,
  personIds: readonly string[],
  page: { readonly after: string | null; readonly limit: number },
): Promise<ServiceRecord[]> {
  const rows = await tx.query<RecordRow>(
    `select ${recordColumns} from activities.service_record
     where tenant_id = $1 and person_id = any($2::uuid[]) and ($3::uuid is null or id < $3) order by id desc limit $4`,
    [tx.tenantId, personIds, page.after, page.limit],
  );
  return rows.map((row) => ({
    id: row.id,
    activityId: row.activity_id,
    segmentId: row.segment_id,
    personId: row.person_id,
    activityTitle: row.activity_title,
    servedOn: row.served_on,
    placeText: row.place_text,
    content: row.content,
    minutes: row.minutes,
    organisationId: row.organisation_id,
    leaderPersonId: row.leader_person_id,
    fromAt: row.from_at,
    toAt: row.to_at,
    grade: row.grade,
    calledBy: row.called_by,
    recordedBy: row.recorded_by,
    recordedAt: row.recorded_at,
    recordDueOn: row.record_due_on,
    lateEntry: row.late_entry,
  }));
}

export async function sumOwnMinutes(tx: Tx, personIds: readonly string[]): Promise<number> {
  const [row] = await tx.query<{ minutes: number }>(
    `select coalesce(sum(minutes), 0)::bigint as minutes from activities.service_record
     where tenant_id = $1 and person_id = any($2::uuid[])`,
    [tx.tenantId, personIds],
  );
  return row?.minutes ?? 0;
}
