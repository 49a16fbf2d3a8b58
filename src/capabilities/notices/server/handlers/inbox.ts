import { createHash, randomInt, timingSafeEqual } from 'node:crypto';
import { idsOf, personOf } from '../../../../kernel/actor.ts';
import { cutPage } from '../../../../kernel/contract.ts';
import { addMinutes, minutesBetween } from '../../../../kernel/days.ts';
import { allow, refuse } from '../../../../kernel/decision.ts';
import { answer, handle } from '../../../../platform/server/handle.ts';
import { mailPort, recordedMails } from '../../../../platform/server/mail/port.ts';
import * as contract from '../../contract.ts';
import * as facts from '../../domain/facts.ts';
import { usualPreferences } from '../../domain/model.ts';
import { words } from '../../messages/words.ts';
import { noticesSetting } from '../setting.ts';
import * as inbox from '../store-inbox.ts';
import * as preferences from '../store-preferences.ts';

const CODE_MINUTES = 30;
const RESEND_MINUTES = 2;
const CODE_TRIES = 5;

export const listNotices = answer(contract.listNotices, async ({ tx, actor, input, locale }) => {
  const personIds = idsOf(personOf(actor));
  const page = cutPage(await inbox.listInbox(tx, personIds, input), input.limit, (notice) => notice.id);
  const items = page.items.map(({ id, kind, to, words: said, madeAt, readAt }) => ({
    id,
    kind,
    to,
    at: madeAt,
    isRead: readAt !== null,
    ...said[locale],
  }));
  return { items, next: page.next, unread: await inbox.countUnread(tx, personIds) };
});

export const markRead = handle(contract.markRead, async ({ tx, actor, input, now }) => {
  const me = personOf(actor);
  const count = await inbox.saveRead(tx, idsOf(me), now, input.noticeId);
  return allow({ count }, facts.read(me.personId, count));
});

/** `zhao@example.cn` → `z***@example.cn`. */
function maskMail(mail: string): string {
  const [name = '', domain = ''] = mail.split('@');
  return `${name.slice(0, 1)}***@${domain}`;
}

export const getPreferences = answer(contract.getPreferences, async ({ tx, actor }) => {
  const { personId } = personOf(actor);
  const said = (await preferences.findPreferences(tx, [personId])).get(personId) ?? usualPreferences;
  const address = await preferences.findAddress(tx, personId);
  const { quietFrom, quietTo } = said;
  return {
    quietFrom,
    quietTo,
    sms: [...said.sms],
    mail: [...said.mail],
    mailAddress: address ? maskMail(address.mail) : null,
    mailState: address ? (address.confirmedAt ? ('confirmed' as const) : ('code-sent' as const)) : ('none' as const),
  };
});

export const setPreferences = handle(contract.setPreferences, async ({ tx, actor, input, now }) => {
  const { personId } = personOf(actor);
  await preferences.savePreferences(tx, personId, input, now);
  return allow({}, facts.preferencesChanged(personId));
});

/** Bound to the person, so that equal codes of different people do not look equal. */
function hashCode(personId: string, code: string): string {
  return createHash('sha256').update(`${personId}:${code}`).digest('base64url');
}

export const addAddress = handle(contract.addAddress, async ({ tx, actor, input, now, place, newId, locale }) => {
  const { personId } = personOf(actor);
  const before = await preferences.findAddress(tx, personId, { lock: true });
  const isLately = before?.codeSentAt && minutesBetween(before.codeSentAt, now) < RESEND_MINUTES;
  if (isLately) return refuse('address-code-sent-lately', { field: 'mail' });
  const code = String(randomInt(1_000_000)).padStart(6, '0');
  await preferences.saveAddress(tx, personId, {
    mail: input.mail,
    codeHash: hashCode(personId, code),
    codeSentAt: now,
    triesLeft: CODE_TRIES,
    confirmedAt: null,
  });
  const t = words[locale];
  const text = t.codeText(place.name[locale], code, CODE_MINUTES);
  await mailPort().send({ id: newId(), to: input.mail, subject: t.codeSubject, text });
  return allow({}, facts.addressAdded(personId));
});

export const confirmAddress = handle(contract.confirmAddress, async ({ tx, actor, input, now }) => {
  const { personId } = personOf(actor);
  const address = await preferences.findAddress(tx, personId, { lock: true });
  const { codeHash, codeSentAt, triesLeft = 0 } = address ?? {};
  const isOpen = codeHash && codeSentAt && triesLeft > 0 && now < addMinutes(codeSentAt, CODE_MINUTES);
  if (!address || !isOpen) return refuse('address-code-wrong', { field: 'code' });
  const [kept, given] = [Buffer.from(codeHash), Buffer.from(hashCode(personId, input.code))];
  if (!timingSafeEqual(kept, given)) {
    await preferences.saveAddress(tx, personId, { ...address, triesLeft: triesLeft - 1 });
    return refuse('address-code-wrong', { field: 'code', facts: [facts.addressCodeWrong(personId)] });
  }
  await preferences.saveAddress(tx, personId, { ...address, codeHash: null, confirmedAt: now });
  return allow({}, facts.addressConfirmed(personId));
});

export const removeAddress = handle(contract.removeAddress, async ({ tx, actor }) => {
  const { personId } = personOf(actor);
  if (!(await preferences.removeAddress(tx, personId))) return refuse('address-not-there');
  return allow({}, facts.addressRemoved(personId));
});

/** Whoever reads the mails reads the codes in them, so outside the demo town nobody does. */
export const listMails = answer(contract.listMails, async () => {
  const kept = noticesSetting().isDemo ? recordedMails() : undefined;
  if (!kept) return refuse('mails-not-kept');
  return { items: kept.map(({ id, at, to, subject, text }) => ({ id, at, to, subject, text })) };
});
