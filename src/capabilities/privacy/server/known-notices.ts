import type { CivilDate } from '../../../kernel/days.ts';
import type { Tx } from '../../../platform/server/transaction.ts';
import { noticeInForce, NoticeKind, type Notice } from '../domain/notice.ts';
import { shippedNotices } from '../messages/shipped-notices.ts';
import { listOwnNotices } from './store/notices.ts';

/** All versions there are: those every place begins with, and those it wrote itself. */
export async function listKnownNotices(tx: Tx): Promise<readonly Notice[]> {
  return [...shippedNotices, ...(await listOwnNotices(tx))];
}

/** The version of each kind that binds on a day. There always is one. */
export async function versionsInForce(tx: Tx, on: CivilDate): Promise<Readonly<Record<NoticeKind, number>>> {
  const all = await listKnownNotices(tx);
  const versionOf = (kind: NoticeKind) => noticeInForce(all, kind, on)?.version ?? 1;
  return Object.fromEntries(NoticeKind.options.map((kind) => [kind, versionOf(kind)])) as Record<NoticeKind, number>;
}
