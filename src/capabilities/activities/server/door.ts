import { addDays, instantAt, type CivilDate } from '../../../kernel/days.ts';
import type { Tx } from '../../../platform/server/transaction.ts';
import type { ActivitySummary } from '../domain/model.ts';
import { listConfirmedPersons } from './store/sign-ups.ts';
import { findSummary, listHeld } from './store/summaries.ts';

/** What higher floors may know of an activity; holds no person. */
export function findActivitySummary(tx: Tx, id: string): Promise<ActivitySummary | undefined> {
  return findSummary(tx, id);
}

/** Who holds a place, so that they can be told; at most five thousand. */
export function listParticipantIds(tx: Tx, activityId: string): Promise<string[]> {
  return listConfirmedPersons(tx, activityId, 5_000);
}

export type ActivityPeriod = {
  readonly organisationIds: readonly string[];
  readonly from: CivilDate;
  readonly to: CivilDate;
};

/** What these organisations held between two civil days, both counted, earliest first. At most two hundred. */
export function listActivitiesIn(tx: Tx, period: ActivityPeriod): Promise<ActivitySummary[]> {
  return listHeld(tx, {
    organisationIds: period.organisationIds,
    from: instantAt(period.from),
    before: instantAt(addDays(period.to, 1)),
  });
}
