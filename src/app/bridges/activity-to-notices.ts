import { findActivitySummary, listParticipantIds } from '../../capabilities/activities/server/door.ts';
import { notify, say } from '../../capabilities/notices/server/door.ts';
import type { Listener } from '../../platform/server/offers.ts';

/** Who moves up from the waiting list hears of it, and all who hold a place hear of a cancellation. */
export const activityToNotices: Listener = {
  name: 'activity-to-notices',
  to: ['activities.moved-up', 'activities.cancelled'],
  async apply(doing, fact) {
    const activity = await findActivitySummary(doing.tx, fact.subject.id);
    if (!activity) return [];
    const { id, title } = activity;
    const about = { kind: 'activity', subject: { capability: 'activities', id }, to: `/activities/${id}` } as const;
    if (fact.name === 'activities.cancelled') {
      const personIds = await listParticipantIds(doing.tx, id);
      const words = say((t) => t.activityCancelled(title));
      return notify(doing, { ...about, key: `cancelled ${id}`, personIds, words });
    }
    const { personId, signUpId } = fact.detail as { readonly personId: string; readonly signUpId: string };
    const words = say((t) => t.movedUp(title));
    return notify(doing, { ...about, key: `moved-up ${signUpId}`, personIds: [personId], words });
  },
};
