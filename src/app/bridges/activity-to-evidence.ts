import { findActivitySummary } from '../../capabilities/activities/server/door.ts';
import { addActivityEvidence } from '../../capabilities/commitments/server/door.ts';
import { civilDateOf } from '../../kernel/days.ts';
import { hoursText } from '../../kernel/quantity.ts';
import type { Listener } from '../../platform/server/offers.ts';

/**
 * A settled activity that serves a commitment becomes evidence there by itself, so that nobody reports it a second
 * time. A commitment that no longer takes evidence keeps what it has.
 */
export const activityToEvidence: Listener = {
  name: 'activity-to-evidence',
  to: ['activities.settled'],
  async apply(doing, fact) {
    const activity = await findActivitySummary(doing.tx, fact.subject.id);
    if (activity?.origin?.capability !== 'commitments') return [];
    // An activity to which nobody came shows nothing.
    if (activity.presentCount === 0) return [];
    const parts = [civilDateOf(activity.startsAt), activity.title, `${activity.presentCount} 人次`];
    if (activity.serviceMinutes > 0) parts.push(`志愿服务 ${hoursText(activity.serviceMinutes)} 小时`);
    const decision = await addActivityEvidence(doing, {
      commitmentId: activity.origin.id,
      activityId: activity.id,
      organisationId: activity.organisationId,
      text: parts.join(' · '),
    });
    return decision.ok ? decision.facts : [];
  },
};
