import { civilDateOf } from '../../../kernel/days.ts';
import type { PersonalData, PersonalQuestion } from '../../../platform/server/personal-data.ts';
import { findRuleOn } from '../../rulebook/server/door.ts';
import { personalWords } from '../messages/personal-data.ts';
import { listOwnRecords } from './store/attendance.ts';
import { listOwnSignUps } from './store/sign-ups.ts';

/** More than anybody has; what lies beyond is in the record page by page. */
const MOST = 2_000;
const listSignUps = ({ tx, personIds }: PersonalQuestion) =>
  listOwnSignUps(tx, personIds, { after: null, limit: MOST });
const listRecords = ({ tx, personIds }: PersonalQuestion) =>
  listOwnRecords(tx, personIds, { after: null, limit: MOST });

const said = (title: 'signUps' | 'records', why: 'signUpsWhy' | 'recordsWhy') => ({
  'zh-CN': { title: personalWords['zh-CN'][title], why: personalWords['zh-CN'][why] },
  en: { title: personalWords.en[title], why: personalWords.en[why] },
});

/** The last day on which the youngest record of service must be kept (VOL-16). */
async function lockedUntil(question: PersonalQuestion): Promise<string | null> {
  const days = (await listRecords(question)).map((record) => record.servedOn);
  const last = days.toSorted().at(-1);
  if (last === undefined) return null;
  const { values } = await findRuleOn(question, 'retention', civilDateOf(question.now));
  return `${Number(last.slice(0, 4)) + values.volunteerRecordYears}${last.slice(4).replace('-02-29', '-02-28')}`;
}

/** Sign-ups and service of a person. Evidence is never rewritten: it loses its name with the person's record. */
export const activitiesPersonalData: PersonalData = {
  records: [
    {
      name: 'activities.sign-ups',
      words: said('signUps', 'signUpsWhy'),
      fate: 'anonymised',
      count: async (question) => (await listSignUps(question)).length,
    },
    {
      name: 'activities.service-records',
      words: said('records', 'recordsWhy'),
      fate: 'locked',
      count: async (question) => (await listRecords(question)).length,
      lockedUntil,
    },
  ],
  async tell(question) {
    const t = personalWords[question.locale];
    const signUps = await listSignUps(question);
    const records = await listRecords(question);
    return [
      {
        title: t.signUps,
        columns: [t.activity, t.on, t.place, t.state],
        rows: signUps.map((one) => [one.title, civilDateOf(one.startsAt), one.placeText, t.states[one.state] ?? '']),
      },
      {
        title: t.records,
        columns: [t.activity, t.on, t.place, t.content, t.minutes],
        rows: records.map((one) => [one.activityTitle, one.servedOn, one.placeText, one.content, one.minutes]),
      },
    ];
  },
  async holdsBack(question) {
    const signUps = await listSignUps(question);
    const isHeld = signUps.some((one) => one.activityState === 'recruiting' && one.startsAt > question.now);
    return isHeld ? personalWords[question.locale].heldBack : undefined;
  },
};
