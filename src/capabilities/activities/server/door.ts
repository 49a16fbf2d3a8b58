import type { Origin } from '../../../kernel/origin.ts';
import type { Tx } from '../../../platform/server/transaction.ts';
import type { ActivitySummary } from '../domain/model.ts';
import { findSummary, listByOrigin } from './store/summaries.ts';

/** What higher floors may know of an activity; holds no person. */
export function findActivitySummary(tx: Tx, id: string): Promise<ActivitySummary | undefined> {
  return findSummary(tx, id);
}

/** The activities that serve any of these origins, earliest first; drafts are left out. At most two hundred. */
export async function listActivitiesOf(tx: Tx, origins: readonly Origin[]): Promise<ActivitySummary[]> {
  return origins.length === 0 ? [] : listByOrigin(tx, origins);
}
