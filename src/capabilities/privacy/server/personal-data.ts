import { civilDateOf } from '../../../kernel/days.ts';
import type { PersonalData, PersonalQuestion, PersonalSection } from '../../../platform/server/personal-data.ts';
import { words } from '../messages/words.ts';
import * as consents from './store/consents.ts';
import * as requests from './store/requests.ts';

async function tellConsents({ tx, personIds, locale }: PersonalQuestion): Promise<PersonalSection> {
  const { tables: t, purposes, consentStates } = words[locale];
  const rows = await consents.listOfPerson(tx, personIds);
  return {
    title: t.consents,
    columns: [t.purpose, t.state, t.givenOn, t.version, t.endedOn],
    rows: rows.map((consent) => [
      purposes[consent.purpose],
      consentStates[consent.state],
      civilDateOf(consent.givenAt),
      consent.noticeVersion,
      consent.endedAt && civilDateOf(consent.endedAt),
    ]),
  };
}

async function tellRequests({ tx, personIds, locale }: PersonalQuestion): Promise<PersonalSection> {
  const { tables: t, requestKinds, requestStates } = words[locale];
  const rows = await requests.listOfPerson(tx, personIds);
  const steps = await requests.listSteps(
    tx,
    rows.map((request) => request.id),
  );
  return {
    title: t.requests,
    columns: [t.kind, t.sentOn, t.text, t.state, t.answer],
    rows: rows.map((request) => [
      requestKinds[request.kind],
      civilDateOf(request.receivedAt),
      request.text,
      requestStates[request.state],
      steps.get(request.id)?.findLast((step) => step.action === 'answer' || step.action === 'refuse')?.text ?? null,
    ]),
  };
}

const both = (pick: (set: (typeof words)['zh-CN']['tables']) => { title: string; why: string }) => ({
  'zh-CN': pick(words['zh-CN'].tables),
  en: pick(words.en.tables),
});

/** What privacy itself keeps of persons: it is what shows that the law was kept, so it stays locked. */
export const privacyPersonalData: PersonalData = {
  records: [
    {
      name: 'privacy.consents',
      words: both((t) => ({ title: t.consents, why: t.consentsWhy })),
      fate: 'locked',
      count: async ({ tx, personIds }) => (await consents.listOfPerson(tx, personIds)).length,
    },
    {
      name: 'privacy.requests',
      words: both((t) => ({ title: t.requests, why: t.requestsWhy })),
      fate: 'locked',
      count: async ({ tx, personIds }) => (await requests.listOfPerson(tx, personIds)).length,
    },
  ],
  tell: async (question) => [await tellConsents(question), await tellRequests(question)],
};
