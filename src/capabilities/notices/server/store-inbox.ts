import type { Instant } from '../../../kernel/days.ts';
import type { Origin } from '../../../kernel/origin.ts';
import type { Words } from '../../../kernel/words.ts';
import type { Tx } from '../../../platform/server/transaction.ts';
import type { NoticeKind } from '../domain/model.ts';

export type NoticeWords = Words<{ readonly title: string; readonly text: string }>;

export type NewNotice = {
  readonly key: string;
  readonly kind: NoticeKind;
  readonly subject: Origin;
  readonly to: string;
  readonly words: NoticeWords;
  readonly now: Instant;
};

type Addressed = { readonly id: string; readonly personId: string };

/** Puts the notice into these inboxes; whoever was told of the occasion before is left out of what comes back. */
export async function saveNewNotices(tx: Tx, notice: NewNotice, inboxes: readonly Addressed[]): Promise<Addressed[]> {
  const rows = await tx.query<{ id: string; person_id: string }>(
    `insert into notices.notice
       (tenant_id, id, person_id, key, kind, subject_capability, subject_id, to_path, words, made_at)
     select $1, id, person_id, $4, $5, $6, $7, $8, $9::jsonb, $10
     from unnest($2::uuid[], $3::uuid[]) as inbox(id, person_id)
     on conflict (tenant_id, person_id, key) do nothing
     returning id, person_id`,
    [
      tx.tenantId,
      inboxes.map((inbox) => inbox.id),
      inboxes.map((inbox) => inbox.personId),
      notice.key,
      notice.kind,
      notice.subject.capability,
      notice.subject.id,
      notice.to,
      JSON.stringify(notice.words),
      notice.now,
    ],
  );
  return rows.map((row) => ({ id: row.id, personId: row.person_id }));
}

type NoticeRow = {
  id: string;
  kind: string;
  to_path: string;
  words: NoticeWords;
  made_at: string;
  read_at: string | null;
};

export type StoredNotice = {
  readonly id: string;
  readonly kind: NoticeKind;
  readonly to: string;
  readonly words: NoticeWords;
  readonly madeAt: Instant;
  readonly readAt: Instant | null;
};

function asNotice(row: NoticeRow): StoredNotice {
  return {
    id: row.id,
    kind: row.kind as NoticeKind,
    to: row.to_path,
    words: row.words,
    madeAt: row.made_at,
    readAt: row.read_at,
  };
}

type Page = { readonly after?: string | undefined; readonly limit: number };

/** Also what merged records of the person were told. */
export async function listInbox(tx: Tx, personIds: readonly string[], page: Page): Promise<StoredNotice[]> {
  const rows = await tx.query<NoticeRow>(
    `select id, kind, to_path, words, made_at, read_at from notices.notice
     where tenant_id = $1 and person_id = any($2::uuid[]) and ($3::uuid is null or id < $3)
     order by id desc limit $4`,
    [tx.tenantId, personIds, page.after ?? null, page.limit + 1],
  );
  return rows.map(asNotice);
}

/** Counted to a hundred: more than that is “many”. */
export async function countUnread(tx: Tx, personIds: readonly string[]): Promise<number> {
  const [row] = await tx.query<{ count: number }>(
    `select count(*) as count from (
       select 1 from notices.notice
       where tenant_id = $1 and person_id = any($2::uuid[]) and read_at is null limit 100) as unread`,
    [tx.tenantId, personIds],
  );
  return row?.count ?? 0;
}

export async function saveRead(tx: Tx, personIds: readonly string[], now: Instant, noticeId?: string): Promise<number> {
  const rows = await tx.query(
    `update notices.notice set read_at = $3
     where tenant_id = $1 and person_id = any($2::uuid[]) and read_at is null
       and ($4::uuid is null or id = $4) returning id`,
    [tx.tenantId, personIds, now, noticeId ?? null],
  );
  return rows.length;
}

export async function findNotice(tx: Tx, id: string): Promise<StoredNotice | undefined> {
  const [row] = await tx.query<NoticeRow>(
    'select id, kind, to_path, words, made_at, read_at from notices.notice where tenant_id = $1 and id = $2',
    [tx.tenantId, id],
  );
  return row && asNotice(row);
}

/** Forgets notices from before a moment with what went out of them, a few hundred at a time. */
export async function forgetBefore(tx: Tx, moment: Instant): Promise<number> {
  const rows = await tx.query(
    `delete from notices.notice where tenant_id = $1 and id in (
       select id from notices.notice where tenant_id = $1 and made_at < $2 order by id limit 300) returning id`,
    [tx.tenantId, moment],
  );
  return rows.length;
}
