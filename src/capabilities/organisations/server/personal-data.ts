import { civilDateOf } from '../../../kernel/days.ts';
import type { PersonalData } from '../../../platform/server/personal-data.ts';
import { personalWords } from '../messages/personal-data.ts';
import { listLiaisonsOf } from './store-own-liaisons.ts';

const said = (locale: 'zh-CN' | 'en') => ({
  title: personalWords[locale].liaisons,
  why: personalWords[locale].liaisonsWhy,
});

/** Liaisons are named by id only, so they lose their name with the person's record. */
export const organisationsPersonalData: PersonalData = {
  records: [
    {
      name: 'organisations.liaisons',
      words: { 'zh-CN': said('zh-CN'), en: said('en') },
      fate: 'anonymised',
      count: async ({ tx, personIds }) => (await listLiaisonsOf(tx, personIds)).length,
    },
  ],
  async tell({ tx, personIds, locale }) {
    const t = personalWords[locale];
    const rows = await listLiaisonsOf(tx, personIds);
    return [
      {
        title: t.liaisons,
        columns: [t.organisation, t.post, t.from, t.until],
        rows: rows.map((liaison) => [liaison.name, liaison.post, liaison.from, liaison.until]),
      },
    ];
  },
  async holdsBack({ tx, personIds, now, locale }) {
    const today = civilDateOf(now);
    const isOne = (await listLiaisonsOf(tx, personIds)).some(({ until }) => until === null || until >= today);
    return isOne ? personalWords[locale].heldBack : undefined;
  },
};
