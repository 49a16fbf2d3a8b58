import { holdsAnywhere, idsOf, isPerson, thingsWhere, type Actor } from '../../../../kernel/actor.ts';
import { cutPage } from '../../../../kernel/contract.ts';
import { refuse, type Decision } from '../../../../kernel/decision.ts';
import { answer } from '../../../../platform/server/handle.ts';
import type { Tx } from '../../../../platform/server/transaction.ts';
import { listRoleHolders } from '../../../roles/server/door.ts';
import { findOrganisation, listReachIds } from '../../../organisations/server/door.ts';
import { findPeople } from '../../../people/server/door.ts';
import * as contract from '../../contract.ts';
import * as policy from '../../domain/policy.ts';
import * as rules from '../../domain/rules.ts';
import { recordTermOf } from '../record-term.ts';
import { countWaiting, listInQueue } from '../store/sign-ups.ts';
import { listManaged, listPast, listUpcoming } from '../store/summaries.ts';
import { findHeld } from './held.ts';
import { asAnnouncement, asCards, keyOfStart, startOfKey } from './present.ts';

export const listActivities = answer(contract.listActivities, async ({ input, now, tx }) => {
  const list = input.when === 'upcoming' ? listUpcoming : listPast;
  const filter = {
    now,
    after: startOfKey(input.after),
    limit: input.limit + 1,
    organisationId: input.organisationId ?? null,
  };
  return cutPage(await asCards(tx, await list(tx, filter)), input.limit, keyOfStart);
});

export const getActivity = answer(contract.getActivity, async ({ actor, input, now, tx }) => {
  const held = await findHeld({ tx }, input.activityId);
  if (!held) return refuse('activity-not-found');
  const { activity, organisation } = held;
  // A draft is nobody's business but theirs who write it.
  const isHidden = activity.state === 'draft' && !policy.maySeeRoster(actor, activity, organisation);
  if (isHidden) return refuse('activity-not-found');
  return {
    ...(await asAnnouncement(tx, held)),
    isSignUpOpen: activity.state === 'recruiting' && now < activity.signUpClosesAt,
    mine: await ownPlace(tx, actor, activity.id),
  };
});

async function ownPlace(tx: Tx, actor: Actor, activityId: string) {
  if (!isPerson(actor)) return null;
  const [signUp] = await listInQueue(tx, activityId, idsOf(actor));
  if (!signUp) return null;
  const waitingBefore = signUp.state === 'waiting' ? await countWaiting(tx, activityId, signUp.arrivalNo) : 0;
  return { state: signUp.state, waitingBefore };
}

export const listManagedActivities = answer(contract.listManagedActivities, async ({ actor, input, tx }) => {
  if (!isPerson(actor)) return { items: [], next: null };
  const found = await listManaged(tx, {
    organisationIds: await listReachIds(tx, actor, ['leader', 'clerk', 'coordinator']),
    activityIds: thingsWhere(actor, ['leader', 'helper'], 'activities'),
    leaderPersonIds: idsOf(actor),
    state: input.state ?? null,
    after: startOfKey(input.after),
    limit: input.limit + 1,
  });
  return cutPage(await asCards(tx, found), input.limit, keyOfStart);
});

export const getManagedActivity = answer(contract.getManagedActivity, async ({ actor, input, now, tx, place }) => {
  const held = await findHeld({ tx }, input.activityId);
  if (!held) return refuse('activity-not-found');
  const { activity, organisation } = held;
  if (!policy.maySeeRoster(actor, activity, organisation)) return refuse('not-yours-to-organise');
  const isAtTheDoor = holdsAnywhere(actor, 'leader') || holdsAnywhere(actor, 'helper');
  return {
    ...(await asAnnouncement(tx, held)),
    now,
    leaderPersonId: activity.leaderPersonId,
    leaderName: await leaderName(tx, actor, held),
    recordDueOn: activity.recordDueOn,
    steps: {
      publish: asStep(rules.publish(actor, held, now, await recordTermOf({ tx, place }, activity))),
      cancel: asStep(rules.cancel(actor, held)),
      end: asStep(rules.end(actor, held, now)),
      settle: asStep(rules.settle(actor, held)),
    },
    mayOrganise: policy.mayOrganiseThis(actor, activity, organisation) || policy.isLeaderOf(actor, activity),
    mayCallRoll: isAtTheDoor && policy.mayCallRoll(actor, activity, organisation),
    mayCountersign: policy.mayCountersign(actor, activity, organisation),
  };
});

export const listLeaders = answer(contract.listLeaders, async ({ actor, input, now, tx }) => {
  const organisation = await findOrganisation(tx, input.organisationId);
  if (!organisation) return refuse('organisation-not-found');
  if (!policy.mayOrganise(actor, organisation)) return refuse('not-yours-to-organise');
  const people = await findPeople(tx, await listRoleHolders(tx, 'leader', organisation, now));
  return { items: [...people.values()].map(({ id, name }) => ({ personId: id, name })) };
});

async function leaderName(tx: Tx, actor: Actor, { activity, organisation }: rules.Held): Promise<string | null> {
  if (!activity.leaderPersonId) return null;
  const leader = (await findPeople(tx, [activity.leaderPersonId])).get(activity.leaderPersonId);
  if (!leader) return null;
  return policy.maySeeNames(actor, activity, organisation) ? leader.name : leader.maskedName;
}

/** The rule itself says whether a step is open, so a button and the server never disagree. */
function asStep(decision: Decision<unknown, string>) {
  return { isOpen: decision.ok, because: decision.ok ? null : decision.refusal };
}
