import type { Actor } from '../../../kernel/actor.ts';
import type { CivilDate } from '../../../kernel/days.ts';
import { allow, refuse, type Decision } from '../../../kernel/decision.ts';
import * as facts from './facts.ts';
import { nextVersion, type Notice, type NoticeKind, type NoticeTexts } from './notice.ts';
import { isOfficerOf } from './policy.ts';

/** Begins the next version of a notice. There is one draft of each kind at a time. */
export function draftNotice(
  actor: Actor,
  written: { readonly id: string; readonly kind: NoticeKind; readonly texts: NoticeTexts },
  known: { readonly notices: readonly Notice[]; readonly rootIds: readonly string[] },
): Decision<Notice, 'not-privacy-officer' | 'notice-being-written'> {
  if (!isOfficerOf(actor, known.rootIds)) return refuse('not-privacy-officer');
  const isBeingWritten = known.notices.some(({ kind, inForceOn }) => kind === written.kind && inForceOn === null);
  if (isBeingWritten) return refuse('notice-being-written');
  const notice = { ...written, version: nextVersion(known.notices, written.kind), inForceOn: null };
  return allow(notice, facts.noticeDrafted(notice));
}

/** A version that has a date is never changed: consents were given to its very words. */
export function reviseNotice(
  actor: Actor,
  notice: Notice,
  texts: NoticeTexts,
  rootIds: readonly string[],
): Decision<Notice, 'not-privacy-officer' | 'notice-in-force'> {
  if (!isOfficerOf(actor, rootIds)) return refuse('not-privacy-officer');
  if (notice.inForceOn !== null) return refuse('notice-in-force');
  const revised = { ...notice, texts };
  return allow(revised, facts.noticeRevised(revised));
}

/** Gives a draft the day from which it binds: today or later, so that nobody consented to what came afterwards. */
export function publishNotice(
  actor: Actor,
  notice: Notice,
  inForceOn: CivilDate,
  known: { readonly today: CivilDate; readonly rootIds: readonly string[] },
): Decision<Notice, 'not-privacy-officer' | 'notice-in-force' | 'day-is-past'> {
  if (!isOfficerOf(actor, known.rootIds)) return refuse('not-privacy-officer');
  if (notice.inForceOn !== null) return refuse('notice-in-force');
  if (inForceOn < known.today) return refuse('day-is-past', { field: 'inForceOn' });
  const published = { ...notice, inForceOn };
  return allow(published, facts.noticePublished(published));
}
