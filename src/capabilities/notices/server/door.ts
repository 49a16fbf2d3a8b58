import type { Fact } from '../../../kernel/decision.ts';
import type { Origin } from '../../../kernel/origin.ts';
import type { Locale } from '../../../kernel/words.ts';
import type { Doing } from '../../../platform/server/handle.ts';
import { askJob } from '../../../platform/server/jobs.ts';
import { sameAs } from '../../people/server/door.ts';
import * as facts from '../domain/facts.ts';
import type { NoticeKind } from '../domain/model.ts';
import { afterQuiet, channelsFor } from '../domain/timing.ts';
import { saveNewNotices, type NoticeWords } from './store-inbox.ts';
import { saveNewDeliveries } from './store-outbox.ts';
import { findPreferences, listReachableByMail } from './store-preferences.ts';
import { words } from '../messages/words.ts';

export type Telling = {
  readonly kind: NoticeKind;
  /** Names the occasion: `activities.moved-up <sign-up id>`. A person is told of it once, however often it is asked. */
  readonly key: string;
  readonly personIds: readonly string[];
  readonly subject: Origin;
  /** Where it leads: a path within the place, `/activities/018f…`. */
  readonly to: string;
  readonly words: NoticeWords;
  /** Goes out at once, at night too, and is not counted against the day's most. For what cannot wait until morning. */
  readonly isUrgent?: boolean;
};

const MOST_AT_ONCE = 5_000;

/**
 * Tells people something, in the transaction of what it tells of: it lies in their inboxes at once, and goes out by
 * the ways each of them chose. A few statements for any number of people.
 */
export async function notify(doing: Doing, telling: Telling): Promise<readonly Fact[]> {
  const { tx, now, newId } = doing;
  // A record that was merged into another has no inbox of its own any more: the one that counts is told.
  const leads = await sameAs(tx, telling.personIds);
  const personIds = [...new Set(telling.personIds.map((id) => leads.get(id) ?? id))];
  if (personIds.length === 0) return [];
  if (personIds.length > MOST_AT_ONCE) throw new Error(`At most ${MOST_AT_ONCE} people are told at once.`);
  const { kind, key, subject, to, words, isUrgent = false } = telling;
  const inboxes = personIds.map((personId) => ({ id: newId(), personId }));
  const told = await saveNewNotices(tx, { kind, key, subject, to, words, now }, inboxes);
  if (told.length === 0) return [];
  const toldIds = told.map(({ personId }) => personId);
  const preferences = await findPreferences(tx, toldIds);
  const reachable = await listReachableByMail(tx, toldIds);
  const deliveries = told.flatMap(({ id: noticeId, personId }) => {
    const said = preferences.get(personId);
    if (!said) return [];
    const notBefore = isUrgent ? now : afterQuiet(now, said);
    return channelsFor(kind, said, reachable.has(personId)).map((channel) => ({
      id: newId(),
      noticeId,
      personId,
      channel,
      isUrgent,
      notBefore,
    }));
  });
  if (deliveries.length > 0) {
    await saveNewDeliveries(tx, deliveries, now);
    await askJob(doing, 'notices.deliver', {}, { key: 'outbox' });
  }
  return [facts.told(subject, kind, told.length)];
}

type Occasions = (typeof words)['zh-CN']['occasions'];

/** The same sentence in both languages: `say((t) => t.movedUp(title))`. `locale` picks words from elsewhere. */
export function say(
  sentence: (occasions: Occasions, locale: Locale) => { readonly title: string; readonly text: string },
): NoticeWords {
  return { 'zh-CN': sentence(words['zh-CN'].occasions, 'zh-CN'), en: sentence(words.en.occasions, 'en') };
}

export { setNotices } from './setting.ts';
