import { holds, holdsFor, isSame, type Actor, type OrganisationRef } from '../../../kernel/actor.ts';
import type { Origin } from '../../../kernel/origin.ts';
import type { Activity } from './model.ts';

type Led = Pick<Activity, 'id' | 'leaderPersonId'>;

/** The activity as a role can be held for it alone. */
export function thingOf({ id }: Pick<Activity, 'id'>): Origin {
  return { capability: 'activities', id };
}

/** Whether the actor is the person who leads this activity. */
export function isLeaderOf(actor: Actor, activity: Led): boolean {
  return isSame(actor, activity.leaderPersonId);
}

/** Prepares, publishes, ends and settles: whoever leads, keeps or coordinates for the organisation. */
export function mayOrganise(actor: Actor, organisation: OrganisationRef): boolean {
  return (
    holds(actor, 'leader', organisation) ||
    holds(actor, 'clerk', organisation) ||
    holds(actor, 'coordinator', organisation)
  );
}

/** The same for one activity: whoever holds the role of leader for it alone leads it too. */
export function mayOrganiseThis(actor: Actor, activity: Led, organisation: OrganisationRef): boolean {
  return mayOrganise(actor, organisation) || holdsFor(actor, 'leader', organisation, thingOf(activity));
}

/** Calling an activity off takes more than leading it: people have arranged their day by it. */
export function mayCancel(actor: Actor, organisation: OrganisationRef): boolean {
  return holds(actor, 'clerk', organisation) || holds(actor, 'coordinator', organisation);
}

/** The named leader calls the roll, or in the leader's stead another leader of the organisation or a helper. */
export function mayCallRoll(actor: Actor, activity: Led, organisation: OrganisationRef): boolean {
  return isLeaderOf(actor, activity) || standsAtTheDoor(actor, activity, organisation);
}

/** Leads or helps here, by a role over the organisation or for this activity alone. */
function standsAtTheDoor(actor: Actor, activity: Led, organisation: OrganisationRef): boolean {
  const thing = thingOf(activity);
  return holdsFor(actor, 'leader', organisation, thing) || holdsFor(actor, 'helper', organisation, thing);
}

/** Anyone who may organise, but neither who leads nor who called: one pair of eyes is not two (grade C). */
export function mayCountersign(actor: Actor, activity: Led, organisation: OrganisationRef): boolean {
  return mayOrganise(actor, organisation) && !isLeaderOf(actor, activity);
}

export function maySeeRoster(actor: Actor, activity: Led, organisation: OrganisationRef): boolean {
  return mayCallRoll(actor, activity, organisation) || mayOrganise(actor, organisation);
}

/** Full names are for those who stand at the door or keep the list; a coordinator sees masked ones. */
export function maySeeNames(actor: Actor, activity: Led, organisation: OrganisationRef): boolean {
  return mayCallRoll(actor, activity, organisation) || holds(actor, 'clerk', organisation);
}
