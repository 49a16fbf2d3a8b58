import { civilDateOf, clockTimeOf } from '../../../kernel/days.ts';
import type { PersonalData } from '../../../platform/server/personal-data.ts';
import * as facts from '../domain/facts.ts';
import { personalWords } from '../messages/personal-data.ts';
import { listOpenSessions, saveEnded } from './store.ts';
import { closeMeans } from './store-closing.ts';

const moment = (instant: string) => `${civilDateOf(instant)} ${clockTimeOf(instant)}`;
const said = (locale: 'zh-CN' | 'en') => ({
  title: personalWords[locale].sessions,
  why: personalWords[locale].sessionsWhy,
});

/** Where somebody is signed in, and by which means; all of it ends with the account (SEC-12). */
export const accessPersonalData: PersonalData = {
  records: [
    {
      name: 'access.sessions',
      words: { 'zh-CN': said('zh-CN'), en: said('en') },
      fate: 'deleted',
      count: async ({ tx, personIds }) => (await listOpenSessions(tx, personIds)).length,
    },
  ],
  async tell({ tx, personIds, locale }) {
    const t = personalWords[locale];
    const sessions = await listOpenSessions(tx, personIds);
    const rows = sessions.map((session) => [moment(session.madeAt), moment(session.seenAt)]);
    return [{ title: t.sessions, columns: [t.madeAt, t.seenAt], rows }];
  },
  async erase({ tx, now }, personIds) {
    const ended = await saveEnded(tx, personIds, now);
    await closeMeans(tx, personIds, now);
    return [facts.signedOut(personIds[0] ?? '', ended)];
  },
};
