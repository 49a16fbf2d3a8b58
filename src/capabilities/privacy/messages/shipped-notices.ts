import { NoticeKind, type Notice } from '../domain/notice.ts';
import { shippedEn } from './shipped-en.ts';
import { shippedZhCn } from './shipped-zh-cn.ts';

/** The day from which the first versions bind: before any place begins. */
const FROM_THE_BEGINNING = '2026-01-01';

/** What every place begins with: version 1 of each kind. A place may put its own versions after them. */
export const shippedNotices: readonly Notice[] = NoticeKind.options.map((kind) => ({
  id: `shipped-${kind}`,
  kind,
  version: 1,
  inForceOn: FROM_THE_BEGINNING,
  texts: { 'zh-CN': shippedZhCn[kind], en: shippedEn[kind] },
}));

export function isShipped({ id }: Pick<Notice, 'id'>): boolean {
  return id.startsWith('shipped-');
}
