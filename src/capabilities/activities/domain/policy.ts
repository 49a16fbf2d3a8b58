import { holds, type Actor, type OrganisationRef } from '../../../kernel/actor.ts';
import type { Activity } from './model.ts';

type Led = Pick<Activity, 'leaderPersonId'>;

/** Whether the actor is the person who leads this activity. */
export function isLeaderOf(actor: Actor, activity: Led): boolean {
  return actor.kind === 'person' && actor.personId === activity.leaderPersonId;
}

/** Prepares, publishes, ends and settles: whoever leads, keeps or coordinates for the organisation. */
export function mayOrganise(actor: Actor, organisation: OrganisationRef): boolean {
  return (
    holds(actor, 'leader', organisation) ||
    holds(actor, 'clerk', organisation) ||
    holds(actor, 'coordinator', organisation)
  );
}

/** Calling an activity off takes more than leading it: people have arranged their day by it. */
export function mayCancel(actor: Actor, organisation: OrganisationRef): boolean {
  return holds(actor, 'clerk', organisation) || holds(actor, 'coordinator', organisation);
}

/** The named leader calls the roll, or another leader of the organisation in the leader's stead. */
export function mayCallRoll(actor: Actor, activity: Led, organisation: OrganisationRef): boolean {
  return isLeaderOf(actor, activity) || holds(actor, 'leader', organisation);
}

/** Anyone who may organise, but neither who leads nor who called: one pair of eyes is not two (grade C). */
export function mayCountersign(actor: Actor, activity: Led, organisation: OrganisationRef): boolean {
  return mayOrganise(actor, organisation) && !isLeaderOf(actor, activity);
}

export function maySeeRoster(actor: Actor, activity: Led, organisation: OrganisationRef): boolean {
  return isLeaderOf(actor, activity) || mayOrganise(actor, organisation);
}

/** Full names are for those who stand at the door or keep the list; a coordinator sees masked ones. */
export function maySeeNames(actor: Actor, activity: Led, organisation: OrganisationRef): boolean {
  return isLeaderOf(actor, activity) || holds(actor, 'leader', organisation) || holds(actor, 'clerk', organisation);
}
