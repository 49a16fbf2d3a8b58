import { civilDateOf } from '../../../kernel/days.ts';
import type { PersonalData } from '../../../platform/server/personal-data.ts';
import { factNames } from '../domain/facts.ts';
import { personalWords } from '../messages/personal-data.ts';
import { words } from '../messages/words.ts';
import { listStepsOf } from './store-own-steps.ts';

const said = (locale: 'zh-CN' | 'en') => ({
  title: personalWords[locale].steps,
  why: personalWords[locale].stepsWhy,
});

/** Steps name who took them by id only, so they lose their name with the person's record. */
export const commitmentsPersonalData: PersonalData = {
  records: [
    {
      name: 'commitments.steps',
      words: { 'zh-CN': said('zh-CN'), en: said('en') },
      fate: 'anonymised',
      count: async ({ tx, personIds }) => (await listStepsOf(tx, personIds)).length,
    },
  ],
  async tell({ tx, personIds, locale }) {
    const t = personalWords[locale];
    const steps = await listStepsOf(tx, personIds);
    const rows = steps.map((step) => [
      civilDateOf(step.at),
      step.ledgerNo,
      step.title,
      words[locale].facts[factNames[step.action]],
    ]);
    return [{ title: t.steps, columns: [t.on, t.ledgerNo, t.title, t.action], rows }];
  },
};
