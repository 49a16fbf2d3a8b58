import { personOf } from '../../../../kernel/actor.ts';
import { civilDateOf } from '../../../../kernel/days.ts';
import { mapDecision, refuse } from '../../../../kernel/decision.ts';
import type { Locale } from '../../../../kernel/words.ts';
import { answer, handle } from '../../../../platform/server/handle.ts';
import type { Place } from '../../../../platform/server/place.ts';
import { listOrganisationIds } from '../../../organisations/server/door.ts';
import * as contract from '../../contract/notices.ts';
import * as rules from '../../domain/notice-rules.ts';
import { noticeInForce, PLACE_MARK, type Notice, type NoticeText } from '../../domain/notice.ts';
import { isOfficerOf } from '../../domain/policy.ts';
import { isShipped } from '../../messages/shipped-notices.ts';
import { listKnownNotices } from '../known-notices.ts';
import * as store from '../store/notices.ts';

const moved = ({ id, version, inForceOn }: Notice) => ({ id, version, inForceOn });

function cardOf(notice: Notice & { inForceOn: string }, all: readonly Notice[], at: { today: string; locale: Locale }) {
  const { kind, version, inForceOn, texts } = notice;
  const isInForce = noticeInForce(all, kind, at.today)?.version === version;
  return { kind, version, inForceOn, title: texts[at.locale].title, isInForce };
}

const hasDay = (notice: Notice): notice is Notice & { inForceOn: string } => notice.inForceOn !== null;

/** The text as people of this place read it. */
function spoken(text: NoticeText, place: Place, locale: Locale): NoticeText {
  const entries = Object.entries(text.points).map(([point, words]) => [
    point,
    words.replaceAll(PLACE_MARK, place.name[locale]),
  ]);
  return { title: text.title, points: Object.fromEntries(entries) as NoticeText['points'] };
}

export const listNotices = answer(contract.listNotices, async ({ tx, now, locale }) => {
  const all = await listKnownNotices(tx);
  const items = all.filter(hasDay).map((notice) => cardOf(notice, all, { today: civilDateOf(now), locale }));
  return { items: items.toSorted((one, other) => other.version - one.version) };
});

export const getNotice = answer(contract.getNotice, async ({ tx, input, now, locale, place }) => {
  const all = await listKnownNotices(tx);
  const today = civilDateOf(now);
  const asked = all.find((notice) => notice.kind === input.kind && notice.version === input.version);
  const notice = input.version === undefined ? noticeInForce(all, input.kind, today) : asked;
  if (!notice || !hasDay(notice)) return refuse('notice-not-found');
  return { ...cardOf(notice, all, { today, locale }), text: spoken(notice.texts[locale], place, locale) };
});

export const listNoticesForDesk = answer(contract.listNoticesForDesk, async ({ tx, actor }) => {
  if (!isOfficerOf(actor, await listOrganisationIds(tx, { rootsOnly: true }))) return refuse('not-privacy-officer');
  const all = await listKnownNotices(tx);
  return { items: all.map((notice) => ({ ...notice, id: isShipped(notice) ? null : notice.id })) };
});

export const draftNotice = handle(contract.draftNotice, async ({ tx, actor, input, now }) => {
  const rootIds = await listOrganisationIds(tx, { rootsOnly: true });
  const decision = rules.draftNotice(actor, input, { notices: await listKnownNotices(tx), rootIds });
  if (!decision.ok) return decision;
  await store.saveNewNotice(tx, decision.value, { personId: personOf(actor).personId, now });
  return mapDecision(decision, moved);
});

export const reviseNotice = handle(contract.reviseNotice, async ({ tx, actor, input }) => {
  const rootIds = await listOrganisationIds(tx, { rootsOnly: true });
  const notice = await store.findNoticeForUpdate(tx, input.draftId);
  if (!notice) return refuse(isOfficerOf(actor, rootIds) ? 'notice-not-found' : 'not-privacy-officer');
  const decision = rules.reviseNotice(actor, notice, input.texts, rootIds);
  if (decision.ok) await store.saveTexts(tx, decision.value);
  return mapDecision(decision, moved);
});

export const publishNotice = handle(contract.publishNotice, async ({ tx, actor, input, now }) => {
  const rootIds = await listOrganisationIds(tx, { rootsOnly: true });
  const notice = await store.findNoticeForUpdate(tx, input.draftId);
  if (!notice) return refuse(isOfficerOf(actor, rootIds) ? 'notice-not-found' : 'not-privacy-officer');
  const decision = rules.publishNotice(actor, notice, input.inForceOn, { today: civilDateOf(now), rootIds });
  if (decision.ok) await store.savePublished(tx, decision.value, { personId: personOf(actor).personId, now });
  return mapDecision(decision, moved);
});
