import { civilDateOf } from '../../../kernel/days.ts';
import type { PersonTie } from '../../../platform/server/offers.ts';
import type { PersonalData, PersonalQuestion } from '../../../platform/server/personal-data.ts';
import { findRuleOn } from '../../rulebook/server/door.ts';
import { words } from '../messages/words.ts';
import { countHeldBy, listHeldBy } from './store/credentials.ts';

/** More than anybody holds. */
const MOST = 2_000;
const listPapers = ({ tx, personIds }: PersonalQuestion) => listHeldBy(tx, personIds, { after: null, limit: MOST });

/** A paper proves something for as long as the records it rests on must be kept (VOL-16). */
async function lockedUntil(question: PersonalQuestion): Promise<string | null> {
  const [latest] = await listPapers(question);
  if (!latest) return null;
  const { values } = await findRuleOn(question, 'retention', civilDateOf(question.now));
  const { issuedOn } = latest.snapshot;
  const year = Number(issuedOn.slice(0, 4)) + values.volunteerRecordYears;
  return `${year}${issuedOn.slice(4).replace('-02-29', '-02-28')}`;
}

/** The papers of a person. What was issued is never rewritten; it is locked when its holder goes (SEC-07). */
export const credentialsPersonalData: PersonalData = {
  records: [
    {
      name: 'credentials.credentials',
      words: { 'zh-CN': words['zh-CN'].personal, en: words.en.personal },
      fate: 'locked',
      count: async (question) => (await listPapers(question)).length,
      lockedUntil,
    },
  ],
  async tell(question) {
    const { personal, kinds } = words[question.locale];
    const rows = (await listPapers(question)).map(({ number, kind, snapshot }) => [
      number,
      kinds[kind],
      snapshot.issuerName,
      snapshot.issuedOn,
    ]);
    return [{ title: personal.title, columns: personal.columns, rows }];
  },
};

/** Papers hang on whichever record of a person they were issued to; nothing here keeps two records apart. */
export const credentialTies: readonly PersonTie[] = [
  {
    name: 'credentials',
    words: { 'zh-CN': words['zh-CN'].personal.title, en: words.en.personal.title },
    count: countHeldBy,
  },
];
