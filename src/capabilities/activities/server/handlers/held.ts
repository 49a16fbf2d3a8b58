import type { Doing } from '../../../../platform/server/handle.ts';
import { findOrganisation } from '../../../organisations/server/door.ts';
import type { Activity } from '../../domain/model.ts';
import type { Held } from '../../domain/rules.ts';
import { findActivity, findActivityForUpdate } from '../store/activities.ts';

async function withOrganisation({ tx }: Pick<Doing, 'tx'>, activity: Activity | undefined): Promise<Held | undefined> {
  if (!activity) return undefined;
  const organisation = await findOrganisation(tx, activity.organisationId);
  if (!organisation) throw new Error('An activity stands without its organisation.');
  return { activity, organisation };
}

/** The activity with its organisation, as every rule needs both. */
export async function findHeld(doing: Pick<Doing, 'tx'>, activityId: string): Promise<Held | undefined> {
  return withOrganisation(doing, await findActivity(doing.tx, activityId));
}

export async function findHeldForUpdate(doing: Pick<Doing, 'tx'>, activityId: string): Promise<Held | undefined> {
  return withOrganisation(doing, await findActivityForUpdate(doing.tx, activityId));
}
