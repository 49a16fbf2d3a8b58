import { civilDateOf } from '../../../kernel/days.ts';
import type { PersonalData, PersonalQuestion } from '../../../platform/server/personal-data.ts';
import { personalWords } from '../messages/personal-data.ts';
import { words } from '../messages/words.ts';
import { listEntries } from './store.ts';

const MOST = 2_000;
const entriesOf = ({ tx, personIds }: PersonalQuestion) =>
  listEntries(tx, { owner: { capability: 'people', ids: personIds }, after: null, limit: MOST });
const said = (locale: 'zh-CN' | 'en') => ({
  title: personalWords[locale].entries,
  why: personalWords[locale].entriesWhy,
});

/** Entries are never changed; they name their owner by id only. */
export const ledgerPersonalData: PersonalData = {
  records: [
    {
      name: 'ledger.entries',
      words: { 'zh-CN': said('zh-CN'), en: said('en') },
      fate: 'locked',
      count: async (question) => (await entriesOf(question)).length,
    },
  ],
  async tell(question) {
    const t = personalWords[question.locale];
    const reasons: Readonly<Record<string, string>> = words[question.locale].mine.reasons;
    const entries = await entriesOf(question);
    return [
      {
        title: t.entries,
        columns: [t.on, t.reason, t.amount, t.balance],
        rows: entries.map((entry) => [
          civilDateOf(entry.postedAt),
          reasons[entry.reason] ?? entry.reason,
          entry.amount,
          entry.balanceAfter,
        ]),
      },
    ];
  },
};
