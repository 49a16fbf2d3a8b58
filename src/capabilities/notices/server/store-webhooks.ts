import { addMinutes, type Instant } from '../../../kernel/days.ts';
import { seal, unseal } from '../../../platform/server/sealing.ts';
import type { Tx } from '../../../platform/server/transaction.ts';

const KEY = 'webhook key';
export const MOST_WEBHOOKS = 20;

type WebhookRow = {
  id: string;
  url: string;
  key_sealed: string;
  fact_names: string[];
  position: number;
  failures: number;
  trouble: string | null;
  made_at: string;
  ended_at: string | null;
};
export type Webhook = {
  readonly id: string;
  readonly url: string;
  readonly key: () => string;
  readonly factNames: readonly string[];
  readonly position: number;
  readonly failures: number;
  readonly trouble: string | null;
  readonly madeAt: Instant;
  readonly endedAt: Instant | null;
};
const COLUMNS = 'id, url, key_sealed, fact_names, position, failures, trouble, made_at, ended_at';

function asWebhook(row: WebhookRow): Webhook {
  return {
    id: row.id,
    url: row.url,
    key: () => unseal(row.key_sealed, KEY),
    factNames: row.fact_names,
    position: row.position,
    failures: row.failures,
    trouble: row.trouble,
    madeAt: row.made_at,
    endedAt: row.ended_at,
  };
}

type NewWebhook = Pick<Webhook, 'id' | 'url' | 'factNames' | 'position'> & { readonly plainKey: string };

/** Returns false when the id is there already. */
export async function saveNewWebhook(
  tx: Tx,
  webhook: NewWebhook,
  by: { readonly actorId: string; readonly now: Instant },
): Promise<boolean> {
  const rows = await tx.query(
    `insert into notices.webhook
       (tenant_id, id, url, key_sealed, fact_names, position, failures, next_try_at, made_by, made_at)
     values ($1, $2, $3, $4, $5, $6, 0, $7, $8, $7) on conflict (tenant_id, id) do nothing returning id`,
    [
      tx.tenantId,
      webhook.id,
      webhook.url,
      seal(webhook.plainKey, KEY),
      webhook.factNames,
      webhook.position,
      by.now,
      by.actorId,
    ],
  );
  return rows.length > 0;
}

type Page = { readonly after?: string | undefined; readonly limit: number };

export async function listWebhooks(tx: Tx, page: Page): Promise<Webhook[]> {
  const rows = await tx.query<WebhookRow>(
    `select ${COLUMNS} from notices.webhook where tenant_id = $1 and ($2::uuid is null or id < $2)
     order by id desc limit $3`,
    [tx.tenantId, page.after ?? null, page.limit + 1],
  );
  return rows.map(asWebhook);
}

export async function countActive(tx: Tx): Promise<number> {
  const [row] = await tx.query<{ count: number }>(
    'select count(*) as count from notices.webhook where tenant_id = $1 and ended_at is null',
    [tx.tenantId],
  );
  return row?.count ?? 0;
}

/** Ids of those that may be called now and have something to be told. */
export async function listDue(tx: Tx, head: number, now: Instant): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    `select id from notices.webhook
     where tenant_id = $1 and ended_at is null and position < $2 and next_try_at <= $3 order by id limit $4`,
    [tx.tenantId, head, now, MOST_WEBHOOKS],
  );
  return rows.map((row) => row.id);
}

const LEASE_MINUTES = 5;

/** Takes one for a while, so that no second server calls it meanwhile. */
export async function takeWebhook(tx: Tx, id: string, now: Instant): Promise<Webhook | undefined> {
  const [row] = await tx.query<WebhookRow>(
    `update notices.webhook set next_try_at = $3
     where tenant_id = $1 and id = $2 and ended_at is null and next_try_at <= $4 returning ${COLUMNS}`,
    [tx.tenantId, id, addMinutes(now, LEASE_MINUTES), now],
  );
  return row && asWebhook(row);
}

type Progress = {
  readonly position: number;
  readonly failures: number;
  readonly nextTryAt: Instant;
  readonly trouble: string | null;
};

export async function saveProgress(tx: Tx, id: string, progress: Progress): Promise<void> {
  await tx.query(
    `update notices.webhook set position = $3, failures = $4, next_try_at = $5, trouble = $6
     where tenant_id = $1 and id = $2`,
    [tx.tenantId, id, progress.position, progress.failures, progress.nextTryAt, progress.trouble],
  );
}

export async function saveEnded(tx: Tx, id: string, now: Instant): Promise<boolean> {
  const rows = await tx.query(
    'update notices.webhook set ended_at = $3 where tenant_id = $1 and id = $2 and ended_at is null returning id',
    [tx.tenantId, id, now],
  );
  return rows.length > 0;
}
