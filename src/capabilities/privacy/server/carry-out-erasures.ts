import { addDays, civilDateOf, type CivilDate } from '../../../kernel/days.ts';
import type { Fact } from '../../../kernel/decision.ts';
import type { Doing } from '../../../platform/server/handle.ts';
import type { Offers } from '../../../platform/server/offers.ts';
import type { PersonalQuestion } from '../../../platform/server/personal-data.ts';
import type { Round } from '../../../platform/server/rounds.ts';
import { allIdsOf, forgetPerson } from '../../people/server/door.ts';
import { carryOut, identityLocked, type Erasure } from '../domain/erasures.ts';
import * as store from './store/erasures.ts';

/** Each touches every capability, so few at a time; the rest waits for the next round. */
const AT_ONCE = 20;

/**
 * Closes the accounts whose day has come. Each capability deletes or takes the name away from what it holds; where the
 * law asks for records, who they belong to is sealed apart until the last day of the longest of them (SEC-07, VOL-16).
 */
export const erasuresAreCarriedOut: Round = {
  name: 'privacy.erasures-are-carried-out',
  everyMinutes: 60,
  async apply(doing, offers) {
    const facts: Fact[] = [];
    for (const erasure of await store.listDue(doing.tx, civilDateOf(doing.now), AT_ONCE)) {
      facts.push(...(await carryOutOne(doing, offers, erasure)));
    }
    return facts;
  },
};

async function carryOutOne(doing: Doing, offers: Offers, erasure: Erasure): Promise<readonly Fact[]> {
  const { tx, place, now } = doing;
  const done = carryOut(erasure, { now, today: civilDateOf(now) });
  if (!done) return [];
  const personIds = await allIdsOf(tx, erasure.personId);
  const question = { tx, place, now, personIds, locale: 'zh-CN' } as const;
  const isHeldBack = await somethingHoldsBack(offers, question);
  // A role was given, or a place taken, in the days between: the person has to end it first. Asked again tomorrow.
  if (isHeldBack) return postponed(doing, erasure);
  const lock = await longestLock(offers, question);
  const facts: Fact[] = [];
  // From the top of the house down: what is built on something lets go before it.
  for (const { personalData } of offers.capabilities.toReversed()) {
    if (personalData?.erase) facts.push(...(await personalData.erase(doing, personIds)));
  }
  const { identity, facts: forgotten } = await forgetPerson(doing, personIds);
  await store.saveErasure(tx, done.value);
  if (lock) {
    const { id: erasureId, personId } = erasure;
    await store.saveLockedIdentity(tx, { personId, erasureId, identity, lockedUntil: lock.until });
    facts.push(identityLocked(erasureId, personId, lock.until));
  }
  return [...facts, ...forgotten, ...done.facts];
}

async function somethingHoldsBack(offers: Offers, question: PersonalQuestion): Promise<boolean> {
  for (const { personalData } of offers.capabilities) {
    if (await personalData?.holdsBack?.(question)) return true;
  }
  return false;
}

async function postponed({ tx, now }: Doing, erasure: Erasure): Promise<readonly Fact[]> {
  await store.saveRunsOn(tx, erasure.id, addDays(civilDateOf(now), 1));
  return [];
}

/** Until when the longest of the records must be kept that are stored under lock; undefined when there is none. */
async function longestLock(
  offers: Offers,
  question: PersonalQuestion,
): Promise<{ readonly until: CivilDate | null } | undefined> {
  const days: (CivilDate | null)[] = [];
  for (const { fate, count, lockedUntil } of offers.capabilities.flatMap((each) => each.personalData?.records ?? [])) {
    if (fate === 'locked' && lockedUntil && (await count(question)) > 0) days.push(await lockedUntil(question));
  }
  if (days.length === 0) return undefined;
  return { until: days.includes(null) ? null : (days.toSorted().at(-1) ?? null) };
}
