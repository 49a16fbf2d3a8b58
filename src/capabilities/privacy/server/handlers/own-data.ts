import { personOf } from '../../../../kernel/actor.ts';
import { addDays, civilDateOf, clockTimeOf } from '../../../../kernel/days.ts';
import { mapDecision, refuse } from '../../../../kernel/decision.ts';
import { answer, answerFile, handle, type Call } from '../../../../platform/server/handle.ts';
import type { Offers } from '../../../../platform/server/offers.ts';
import type { PersonalQuestion, PersonalSection } from '../../../../platform/server/personal-data.ts';
import { allIdsOf } from '../../../people/server/door.ts';
import * as contract from '../../contract/own-data.ts';
import * as rules from '../../domain/erasures.ts';
import { words } from '../../messages/words.ts';
import { makeOwnFile } from '../own-file.ts';
import * as store from '../store/erasures.ts';

async function questionOf({ tx, actor, place, now, locale }: Omit<Call<never>, 'input'>): Promise<PersonalQuestion> {
  return { tx, place, now, locale, personIds: await allIdsOf(tx, personOf(actor).personId) };
}

async function tellAll(offers: Offers, question: PersonalQuestion): Promise<PersonalSection[]> {
  const sections: PersonalSection[] = [];
  for (const { personalData } of offers.capabilities) {
    if (personalData) sections.push(...(await personalData.tell(question)));
  }
  return sections;
}

export const tellMyData = answer(contract.tellMyData, async ({ offers, ...call }) => {
  const sections = await tellAll(offers, await questionOf({ ...call, offers }));
  return { sections: sections.map(({ title, columns, rows }) => ({ title, columns: [...columns], rows: copy(rows) })) };
});
const copy = (rows: PersonalSection['rows']) => rows.map((row) => [...row]);

export const saveMyData = answerFile(contract.saveMyData, async ({ offers, ...call }) => {
  const { locale, now } = call;
  const { data: t } = words[locale];
  const sections = await tellAll(offers, await questionOf({ ...call, offers }));
  const madeAt = t.madeAt(`${civilDateOf(now)} ${clockTimeOf(now)}`);
  return {
    name: `${t.fileName}-${civilDateOf(now)}.zip`,
    type: 'application/zip',
    bytes: makeOwnFile({ title: t.title, madeAt, locale, sections }),
  };
});

/** What stands in the way, in the words of each capability. */
async function obstaclesOf(offers: Offers, question: PersonalQuestion): Promise<string[]> {
  const found: string[] = [];
  for (const { personalData } of offers.capabilities) {
    const obstacle = await personalData?.holdsBack?.(question);
    if (obstacle) found.push(obstacle);
  }
  return found;
}

export const previewErasure = answer(contract.previewErasure, async ({ offers, ...call }) => {
  const question = await questionOf({ ...call, offers });
  const records = offers.capabilities.flatMap(({ personalData }) => personalData?.records ?? []);
  const items = [];
  for (const { words: said, fate, count, lockedUntil } of records) {
    const number = await count(question);
    if (number === 0) continue;
    const until = fate === 'locked' ? ((await lockedUntil?.(question)) ?? null) : null;
    items.push({ ...said[call.locale], fate, count: number, lockedUntil: until });
  }
  const today = civilDateOf(call.now);
  return {
    items,
    obstacles: await obstaclesOf(offers, question),
    runsOn: addDays(today, rules.coolingOffDaysOn(today)),
    asked: (await store.findAsked(call.tx, question.personIds)) ?? null,
  };
});

export const requestErasure = handle(contract.requestErasure, async ({ offers, ...call }) => {
  const { tx, actor, input, now } = call;
  const personId = personOf(actor).personId;
  const question = await questionOf({ ...call, offers });
  await store.lockErasuresOf(tx, personId);
  const isAsked = (await store.findAsked(tx, question.personIds)) !== undefined;
  const obstacles = await obstaclesOf(offers, question);
  const world = { now, today: civilDateOf(now), obstacles, isAsked };
  const decision = rules.requestErasure({ id: input.id, personId }, world);
  if (decision.ok) await store.saveNewErasure(tx, decision.value);
  return mapDecision(decision, ({ id, runsOn }) => ({ id, runsOn }));
});

export const cancelErasure = handle(contract.cancelErasure, async ({ tx, actor, input, now }) => {
  const erasure = await store.findErasureForUpdate(tx, input.erasureId);
  if (!erasure) return refuse('erasure-not-found');
  const decision = rules.cancelErasure(actor, erasure, now);
  if (decision.ok) await store.saveErasure(tx, decision.value);
  return mapDecision(decision, ({ id, state }) => ({ id, state }));
});
