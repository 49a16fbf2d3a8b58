import { addMinutes, type Instant } from '../../../kernel/days.ts';
import type { Tx } from '../../../platform/server/transaction.ts';
import type { Channel, Delivery, DeliveryState, NoticeKind } from '../domain/model.ts';

export type NewDelivery = Omit<Delivery, 'state' | 'tries'>;

export async function saveNewDeliveries(tx: Tx, deliveries: readonly NewDelivery[], now: Instant): Promise<void> {
  await tx.query(
    `insert into notices.delivery
       (tenant_id, id, notice_id, person_id, channel, state, is_urgent, not_before, tries, made_at)
     select $1, id, notice_id, person_id, channel, 'waiting', is_urgent, not_before, 0, $2
     from jsonb_to_recordset($3::jsonb) as row(
       id uuid, notice_id uuid, person_id uuid, channel text, is_urgent boolean, not_before timestamptz)`,
    [
      tx.tenantId,
      now,
      JSON.stringify(
        deliveries.map((each) => ({
          id: each.id,
          notice_id: each.noticeId,
          person_id: each.personId,
          channel: each.channel,
          is_urgent: each.isUrgent,
          not_before: each.notBefore,
        })),
      ),
    ],
  );
}

type DeliveryRow = {
  id: string;
  notice_id: string;
  person_id: string;
  channel: Channel;
  state: DeliveryState;
  is_urgent: boolean;
  not_before: string;
  tries: number;
};
const COLUMNS = 'id, notice_id, person_id, channel, state, is_urgent, not_before, tries';

function asDelivery(row: DeliveryRow): Delivery {
  return {
    id: row.id,
    noticeId: row.notice_id,
    personId: row.person_id,
    channel: row.channel,
    state: row.state,
    isUrgent: row.is_urgent,
    notBefore: row.not_before,
    tries: row.tries,
  };
}

export async function hasWaiting(tx: Tx, now: Instant): Promise<boolean> {
  const rows = await tx.query(
    `select 1 from notices.delivery
     where tenant_id = $1 and state in ('waiting', 'sending') and not_before <= $2 limit 1`,
    [tx.tenantId, now],
  );
  return rows.length > 0;
}

/** Takes some that may go out now. Who else takes at the same moment gets others: no message is taken twice. */
export async function takeWaiting(tx: Tx, now: Instant, limit: number): Promise<Delivery[]> {
  const rows = await tx.query<DeliveryRow>(
    `update notices.delivery set state = 'sending', tries = tries + 1, taken_at = $2
     where tenant_id = $1 and id in (
       select id from notices.delivery where tenant_id = $1 and state = 'waiting' and not_before <= $2
       order by not_before, id limit $3 for update skip locked)
     returning ${COLUMNS}`,
    [tx.tenantId, now, limit],
  );
  return rows.map(asDelivery);
}

const LOST_AFTER_MINUTES = 15;

/** Those taken long ago and never confirmed: their sender died, and nobody knows what went out. */
export async function loseSight(tx: Tx, now: Instant): Promise<Delivery[]> {
  const rows = await tx.query<DeliveryRow>(
    `update notices.delivery set state = 'unclear'
     where tenant_id = $1 and id in (
       select id from notices.delivery where tenant_id = $1 and state = 'sending' and taken_at < $2
       order by id limit 100 for update skip locked)
     returning ${COLUMNS}`,
    [tx.tenantId, addMinutes(now, -LOST_AFTER_MINUTES)],
  );
  return rows.map(asDelivery);
}

export async function countSentSince(tx: Tx, personId: string, channel: Channel, since: Instant): Promise<number> {
  const [row] = await tx.query<{ count: number }>(
    `select count(*) as count from notices.delivery
     where tenant_id = $1 and person_id = $2 and channel = $3 and sent_at >= $4`,
    [tx.tenantId, personId, channel, since],
  );
  return row?.count ?? 0;
}

export type Outcome = {
  readonly state: DeliveryState;
  readonly notBefore?: Instant;
  readonly sentAt?: Instant;
  readonly trouble?: string;
  /** A put-off that was nobody's failure does not count as a try. */
  readonly isTry: boolean;
};

/** Only while it is in the hands of the one who took it. */
export async function saveOutcome(tx: Tx, id: string, outcome: Outcome): Promise<void> {
  await tx.query(
    `update notices.delivery
     set state = $3, not_before = coalesce($4::timestamptz, not_before), sent_at = $5, trouble = $6,
         tries = tries - (case when $7::boolean then 0 else 1 end)
     where tenant_id = $1 and id = $2 and state = 'sending'`,
    [
      tx.tenantId,
      id,
      outcome.state,
      outcome.notBefore ?? null,
      outcome.sentAt ?? null,
      outcome.trouble ?? null,
      outcome.isTry,
    ],
  );
}

export async function findDeliveryForUpdate(tx: Tx, id: string): Promise<Delivery | undefined> {
  const [row] = await tx.query<DeliveryRow>(
    `select ${COLUMNS} from notices.delivery where tenant_id = $1 and id = $2 for update`,
    [tx.tenantId, id],
  );
  return row && asDelivery(row);
}

export async function saveRetry(tx: Tx, id: string, now: Instant): Promise<void> {
  await tx.query(
    `update notices.delivery set state = 'waiting', tries = 0, not_before = $3, trouble = null
     where tenant_id = $1 and id = $2`,
    [tx.tenantId, id, now],
  );
}

type OutboxRow = DeliveryRow & { made_at: string; sent_at: string | null; trouble: string | null; kind: NoticeKind };
export type OutboxLine = Delivery & {
  readonly madeAt: Instant;
  readonly sentAt: Instant | null;
  readonly trouble: string | null;
  readonly kind: NoticeKind;
};

type Page = { readonly after?: string | undefined; readonly limit: number; readonly state?: string | undefined };

export async function listOutbox(tx: Tx, { after, limit, state }: Page): Promise<OutboxLine[]> {
  const rows = await tx.query<OutboxRow>(
    `select d.id, d.notice_id, d.person_id, d.channel, d.state, d.is_urgent, d.not_before, d.tries,
            d.made_at, d.sent_at, d.trouble, n.kind
     from notices.delivery d
     join notices.notice n on n.tenant_id = d.tenant_id and n.id = d.notice_id
     where d.tenant_id = $1 and ($2::uuid is null or d.id < $2) and ($3::text is null or d.state = $3)
     order by d.id desc limit $4`,
    [tx.tenantId, after ?? null, state ?? null, limit + 1],
  );
  return rows.map((row) => ({
    ...asDelivery(row),
    madeAt: row.made_at,
    sentAt: row.sent_at,
    trouble: row.trouble,
    kind: row.kind,
  }));
}

export async function countByState(tx: Tx): Promise<Record<DeliveryState, number>> {
  const rows = await tx.query<{ state: DeliveryState; count: number }>(
    'select state, count(*) as count from notices.delivery where tenant_id = $1 group by state',
    [tx.tenantId],
  );
  const counts = { waiting: 0, sending: 0, sent: 0, failed: 0, unclear: 0 };
  for (const row of rows) counts[row.state] = row.count;
  return counts;
}

export async function findOldestWaiting(tx: Tx): Promise<Instant | null> {
  const [row] = await tx.query<{ made_at: string }>(
    `select made_at from notices.delivery where tenant_id = $1 and state in ('waiting', 'sending')
     order by made_at limit 1`,
    [tx.tenantId],
  );
  return row?.made_at ?? null;
}
