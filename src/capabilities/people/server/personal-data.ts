import { civilDateOf, clockTimeOf } from '../../../kernel/days.ts';
import type { PersonalData, PersonalQuestion, PersonalSection } from '../../../platform/server/personal-data.ts';
import { personalWords } from '../messages/personal-data.ts';
import { listLooksAt } from './store-forgetting.ts';
import { findRecord, openValue } from './store-records.ts';
import { listGuardians } from './store-reveals.ts';

async function tellRecord({ tx, personIds, locale }: PersonalQuestion): Promise<PersonalSection> {
  const t = personalWords[locale];
  const [personId = ''] = personIds;
  const record = await findRecord(tx, personId);
  const items: readonly (readonly [string, string | null])[] = record
    ? [
        [t.name, record.name],
        [t.volunteerNo, record.volunteerNo],
        [t.phone, await openValue(tx, personId, 'telephone')],
        [t.birthOn, record.birthOn],
        [t.sex, t.sexes[record.sex ?? ''] ?? null],
        [t.paper, await openValue(tx, personId, 'paper')],
        [t.residence, record.residenceRegion],
        [t.skills, record.skills.join(' ') || null],
        [t.party, record.isPartyMember ? t.yes : t.no],
        [t.registeredOn, civilDateOf(record.registeredAt)],
      ]
    : [];
  return { title: t.record, columns: [t.item, t.value], rows: items.filter(([, value]) => value !== null) };
}

async function tellGuardians({ tx, personIds, locale }: PersonalQuestion): Promise<PersonalSection> {
  const t = personalWords[locale];
  const guardians = await listGuardians(tx, personIds);
  return {
    title: t.guardians,
    columns: [t.name, t.relation, t.telephone, t.consentedOn],
    rows: guardians.map((guardian) => [
      guardian.name,
      t.relations[guardian.relation] ?? guardian.relation,
      guardian.contact(),
      civilDateOf(guardian.consentedAt),
    ]),
  };
}

async function tellLooks({ tx, personIds, locale }: PersonalQuestion): Promise<PersonalSection> {
  const t = personalWords[locale];
  const looks = await listLooksAt(tx, personIds);
  return {
    title: t.reveals,
    columns: [t.at, t.what, t.reason],
    rows: looks.map(({ at, what, reason }) => [
      `${civilDateOf(at)} ${clockTimeOf(at)}`,
      t.values[what] ?? what,
      reason,
    ]),
  };
}

const said = (title: 'record' | 'reveals', why: 'recordWhy' | 'revealsWhy') => ({
  'zh-CN': { title: personalWords['zh-CN'][title], why: personalWords['zh-CN'][why] },
  en: { title: personalWords.en[title], why: personalWords.en[why] },
});

/** What is kept of a person here. When somebody goes, the caller of `forgetPerson` decides what of it is locked. */
export const peoplePersonalData: PersonalData = {
  records: [
    {
      name: 'people.record',
      words: said('record', 'recordWhy'),
      fate: 'anonymised',
      count: async ({ personIds }) => personIds.length,
    },
    {
      name: 'people.reveals',
      words: said('reveals', 'revealsWhy'),
      fate: 'locked',
      count: async ({ tx, personIds }) => (await listLooksAt(tx, personIds)).length,
    },
  ],
  tell: async (question) => [await tellRecord(question), await tellGuardians(question), await tellLooks(question)],
};
