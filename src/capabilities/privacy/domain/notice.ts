import { z } from 'zod';
import type { CivilDate } from '../../../kernel/days.ts';

export const NoticeKind = z.enum(['general', 'children', 'blood-publicity', 'photo']);
export type NoticeKind = z.infer<typeof NoticeKind>;

/** What a notice must say (SEC-04, SEC-01). Each point is a text of its own, so none is forgotten. */
export const NoticePoint = z.enum([
  'handler',
  'purposes',
  'kinds',
  'method',
  'sharing',
  'necessity',
  'retention',
  'rights',
]);
export type NoticePoint = z.infer<typeof NoticePoint>;

const PointText = z.string().trim().min(10).max(2_000);
export const NoticeText = z.object({
  title: z.string().trim().min(2).max(60),
  points: z.record(NoticePoint, PointText),
});
export type NoticeText = z.output<typeof NoticeText>;
export const NoticeTexts = z.object({ 'zh-CN': NoticeText, en: NoticeText });
export type NoticeTexts = z.output<typeof NoticeTexts>;

/** One version of a notice. `inForceOn` null means that it is still being written. */
export type Notice = {
  readonly id: string;
  readonly kind: NoticeKind;
  readonly version: number;
  readonly inForceOn: CivilDate | null;
  readonly texts: NoticeTexts;
};

/** In the texts this stands for the name of the place. */
export const PLACE_MARK = '{place}';

/** The version that binds on a day: the one that came into force last. */
export function noticeInForce(notices: readonly Notice[], kind: NoticeKind, on: CivilDate): Notice | undefined {
  return notices
    .filter((notice) => notice.kind === kind && notice.inForceOn !== null && notice.inForceOn <= on)
    .toSorted((one, other) => order(other) - order(one) || (order(one) < order(other) ? 1 : -1))
    .at(0);
}

/** Later days win; on the same day the later version does. */
function order({ inForceOn, version }: Notice): number {
  return Date.parse(inForceOn ?? '0000-01-01') + version;
}

/** The number of the next version of a kind. */
export function nextVersion(notices: readonly Notice[], kind: NoticeKind): number {
  return 1 + Math.max(0, ...notices.filter((notice) => notice.kind === kind).map((notice) => notice.version));
}
