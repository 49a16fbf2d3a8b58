import { idsOf, isPerson } from '../../../kernel/actor.ts';
import { civilDateOf } from '../../../kernel/days.ts';
import type { DueItem, DueQuestion } from '../../../platform/server/offers.ts';
import { findOrganisations, listReachIds } from '../../organisations/server/door.ts';
import type { Activity } from '../domain/model.ts';
import { awaitedOf, type Awaited } from '../domain/waiting.ts';
import { words } from '../messages/words.ts';
import { listUnsettled } from './store/activities.ts';

const AT_MOST = 50;

/** Activities that are over and wait for the actor: to call the roll, countersign, end or settle (VOL-08). */
export async function listDue({ tx, actor, now, locale }: DueQuestion): Promise<readonly DueItem[]> {
  if (!isPerson(actor)) return [];
  const activities = await listUnsettled(tx, {
    organisationIds: await listReachIds(tx, actor, ['leader', 'clerk', 'coordinator']),
    leaderPersonIds: idsOf(actor),
    now,
    limit: AT_MOST,
  });
  const organisations = await findOrganisations(tx, [...new Set(activities.map((each) => each.organisationId))]);
  return activities.flatMap((activity) => {
    const organisation = organisations.get(activity.organisationId);
    const awaited = organisation && awaitedOf(actor, { activity, organisation }, now);
    return awaited ? [asDueItem(activity, awaited, { now, locale })] : [];
  });
}

function asDueItem(
  activity: Activity,
  awaited: Awaited,
  { now, locale }: Pick<DueQuestion, 'now' | 'locale'>,
): DueItem {
  const t = words[locale].due[awaited];
  const isLate = activity.recordDueOn !== null && activity.recordDueOn < civilDateOf(now);
  return {
    id: activity.id,
    tag: { tone: isLate ? 'late' : 'waiting', text: t.tag },
    title: activity.title,
    detail: t.detail,
    dueOn: activity.recordDueOn,
    step: { text: t.step, to: `/activities/${activity.id}`, weight: 'main' },
  };
}
