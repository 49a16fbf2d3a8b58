import { civilDateOf } from '../../../kernel/days.ts';
import type { PersonalData, PersonalQuestion } from '../../../platform/server/personal-data.ts';
import { personalWords } from '../messages/personal-data.ts';
import { listInbox } from './store-inbox.ts';
import { deleteAllOf } from './store-leaving.ts';
import { findAddress } from './store-preferences.ts';

const MOST = 500;
const inboxOf = ({ tx, personIds }: PersonalQuestion) => listInbox(tx, personIds, { after: undefined, limit: MOST });
const said = (locale: 'zh-CN' | 'en') => ({ title: personalWords[locale].told, why: personalWords[locale].toldWhy });

/** Notices serve to tell a person something; when the person goes they serve nothing. */
export const noticesPersonalData: PersonalData = {
  records: [
    {
      name: 'notices.notices',
      words: { 'zh-CN': said('zh-CN'), en: said('en') },
      fate: 'deleted',
      count: async (question) => (await inboxOf(question)).length,
    },
  ],
  async tell(question) {
    const { tx, personIds, locale } = question;
    const t = personalWords[locale];
    const inbox = await inboxOf(question);
    const address = await findAddress(tx, personIds[0] ?? '');
    return [
      {
        title: t.told,
        columns: [t.on, t.title],
        rows: inbox.map((notice) => [civilDateOf(notice.madeAt), notice.words[locale].title]),
      },
      ...(address ? [{ title: t.mail, columns: [t.mail], rows: [[address.mail]] }] : []),
    ];
  },
  async erase({ tx }, personIds) {
    await deleteAllOf(tx, personIds);
    return [];
  },
};
