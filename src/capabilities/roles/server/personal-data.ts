import { civilDateOf } from '../../../kernel/days.ts';
import type { PersonalData, PersonalQuestion } from '../../../platform/server/personal-data.ts';
import { endOf } from '../domain/model.ts';
import { personalWords } from '../messages/personal-data.ts';
import { words } from '../messages/words.ts';
import { listOfPerson, listUnended } from './store.ts';

const MOST = 500;
const listAll = ({ tx, personIds }: PersonalQuestion) => listOfPerson(tx, personIds, { after: undefined, limit: MOST });
const said = (locale: 'zh-CN' | 'en') => ({
  title: personalWords[locale].grants,
  why: personalWords[locale].grantsWhy,
});

/** Roles are given and taken by others; nobody closes an account while holding one. */
export const rolesPersonalData: PersonalData = {
  records: [
    {
      name: 'roles.grants',
      words: { 'zh-CN': said('zh-CN'), en: said('en') },
      fate: 'locked',
      count: async (question) => (await listAll(question)).length,
    },
  ],
  async tell(question) {
    const t = personalWords[question.locale];
    const grants = await listAll(question);
    const rows = grants.map((grant) => {
      const end = endOf(grant);
      return [words[question.locale].roles[grant.role].name, civilDateOf(grant.fromAt), end && civilDateOf(end)];
    });
    return [{ title: t.grants, columns: [t.role, t.from, t.until], rows }];
  },
  async holdsBack({ tx, personIds, now, locale }) {
    return (await listUnended(tx, personIds, now)).length > 0 ? personalWords[locale].heldBack : undefined;
  },
};
