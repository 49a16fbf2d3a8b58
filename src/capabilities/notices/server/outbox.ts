import { addMinutes, type Instant } from '../../../kernel/days.ts';
import type { Fact } from '../../../kernel/decision.ts';
import type { Job, JobWork } from '../../../platform/server/jobs.ts';
import { mailPort } from '../../../platform/server/mail/port.ts';
import type { Round } from '../../../platform/server/rounds.ts';
import { askJob } from '../../../platform/server/jobs.ts';
import { smsPort } from '../../../platform/server/sms/port.ts';
import { findPhoneToReach } from '../../people/server/door.ts';
import * as facts from '../domain/facts.ts';
import { usualPreferences, type Delivery } from '../domain/model.ts';
import { afterQuiet, MOST_A_DAY, nextTry, tomorrow } from '../domain/timing.ts';
import { words } from '../messages/words.ts';
import { noticesSetting } from './setting.ts';
import { findNotice, forgetBefore } from './store-inbox.ts';
import * as store from './store-outbox.ts';
import { findAddress, findPreferences } from './store-preferences.ts';

const AT_ONCE = 20;
const DAY_MINUTES = 24 * 60;
const KEPT_DAYS = 366;

/** Sends what waits, one after the other, until nothing is due. */
export const deliver: Job = {
  name: 'notices.deliver',
  async run(work) {
    for (;;) {
      const taken = await take(work);
      if (taken.length === 0) return;
      for (const delivery of taken) await sendOne(work, delivery);
    }
  },
};

/** Wakes the outbox for what waits for its hour or for another try. */
export const outboxRound: Round = {
  name: 'notices.outbox',
  everyMinutes: 1,
  async apply(doing) {
    if (await store.hasWaiting(doing.tx, doing.now)) await askJob(doing, deliver.name, {}, { key: 'outbox' });
    return [];
  },
};

/** Inboxes are no archive: what was told a year ago is forgotten. The facts stay. */
export const forgetRound: Round = {
  name: 'notices.forget',
  everyMinutes: 60,
  async apply({ tx, now }) {
    await forgetBefore(tx, addMinutes(now, -KEPT_DAYS * DAY_MINUTES));
    return [];
  },
};

async function take(work: JobWork): Promise<readonly Delivery[]> {
  let taken: readonly Delivery[] = [];
  await work.write(async ({ tx, now }) => {
    const lost = await store.loseSight(tx, now);
    taken = await store.takeWaiting(tx, now, AT_ONCE);
    return lost.map(({ id, channel }) => facts.delivered(id, { channel, outcome: 'unclear' }));
  });
  return taken;
}

async function sendOne(work: JobWork, delivery: Delivery): Promise<void> {
  const wait = await mustWait(work, delivery);
  const outcome: store.Outcome = wait
    ? { state: 'waiting', notBefore: wait, isTry: false }
    : await trySending(work, delivery);
  await work.write(async ({ tx }): Promise<readonly Fact[]> => {
    await store.saveOutcome(tx, delivery.id, outcome);
    const { id, channel } = delivery;
    const said = outcome.state === 'waiting' ? 'put-off' : outcome.state;
    return said === 'sending' ? [] : [facts.delivered(id, { channel, outcome: said })];
  });
}

/** Until when it must wait: for the end of the quiet, or for tomorrow when the day has had its most. */
async function mustWait(work: JobWork, delivery: Delivery): Promise<Instant | undefined> {
  if (delivery.isUrgent) return undefined;
  const now = work.now();
  return work.read(async (tx) => {
    const { personId, channel } = delivery;
    const said = (await findPreferences(tx, [personId])).get(personId) ?? usualPreferences;
    const quietEnds = afterQuiet(now, said);
    if (quietEnds > now) return quietEnds;
    const sent = await store.countSentSince(tx, personId, channel, addMinutes(now, -DAY_MINUTES));
    return sent >= MOST_A_DAY[channel] ? tomorrow(now, said) : undefined;
  });
}

async function trySending(work: JobWork, delivery: Delivery): Promise<store.Outcome> {
  const found = await work.read(async (tx) => {
    const notice = await findNotice(tx, delivery.noticeId);
    const phone = delivery.channel === 'sms' ? await findPhoneToReach(tx, delivery.personId) : undefined;
    const address = delivery.channel === 'mail' ? await findAddress(tx, delivery.personId) : undefined;
    return { notice, phone, mail: address?.confirmedAt ? address.mail : undefined };
  });
  const target = found.phone ?? found.mail;
  if (!found.notice || target === undefined) return { state: 'failed', trouble: 'no address', isTry: true };
  const { title, text } = found.notice.words['zh-CN'];
  const t = words['zh-CN'];
  const { id } = delivery;
  try {
    if (delivery.channel === 'sms') await smsPort().send({ id, phone: target, text: t.message(title, text) });
    else {
      const link = `${noticesSetting().publicUrl}/${work.place.slug}${found.notice.to}`;
      const place = work.place.name['zh-CN'];
      await mailPort().send({ id, to: target, subject: t.mailSubject(title), text: t.mailText(text, link, place) });
    }
    return { state: 'sent', sentAt: work.now(), isTry: true };
  } catch (error) {
    return afterFailure(delivery, error as Error, work.now());
  }
}

/** No answer in time is no answer: it may have gone out, so it is not sent again by itself. */
function afterFailure(delivery: Delivery, error: Error & { readonly code?: string }, now: Instant): store.Outcome {
  const trouble = troubleOf(error);
  const mayHaveGoneOut = error.name === 'TimeoutError' || error.code === 'ETIMEDOUT';
  if (mayHaveGoneOut) return { state: 'unclear', trouble, isTry: true };
  const again = nextTry(delivery.tries, now);
  return again
    ? { state: 'waiting', notBefore: again, trouble, isTry: true }
    : { state: 'failed', trouble, isTry: true };
}

/** Without anything that looks like a number or an address: providers like to repeat them. */
function troubleOf(error: Error): string {
  return error.message
    .replaceAll(/\d{5,}/g, '…')
    .replaceAll(/[\w.+-]+@[\w.-]+/g, '…')
    .slice(0, 200);
}
