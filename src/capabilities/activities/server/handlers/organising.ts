import { mapDecision, refuse, type Decision } from '../../../../kernel/decision.ts';
import { handle, type Doing } from '../../../../platform/server/handle.ts';
import type { Tx } from '../../../../platform/server/transaction.ts';
import { findOpenOrganisation } from '../../../organisations/server/door.ts';
import { findPeople } from '../../../people/server/door.ts';
import { endHeldFor } from '../../../roles/server/door.ts';
import * as contract from '../../contract.ts';
import type { Activity } from '../../domain/model.ts';
import { thingOf } from '../../domain/policy.ts';
import * as rules from '../../domain/rules.ts';
import { recordTermOf } from '../record-term.ts';
import { saveNewActivity, savePlan, saveState } from '../store/activities.ts';
import { findHeldForUpdate } from './held.ts';

const stateOf = ({ id, state }: Activity) => ({ id, state });

export const draftActivity = handle(contract.draftActivity, async ({ actor, input, now, tx }) => {
  const { id, organisationId, origin, ...plan } = input;
  const organisation = await findOpenOrganisation(tx, organisationId);
  if (!organisation) return refuse('organisation-not-found', { field: 'organisationId' });
  if (!(await isKnown(tx, plan.leaderPersonId))) return refuse('leader-not-found', { field: 'leaderPersonId' });
  const decision = rules.draft(actor, { id, organisation, origin, plan });
  if (decision.ok && !(await saveNewActivity(tx, decision.value, now))) return refuse('id-already-used');
  return mapDecision(decision, stateOf);
});

export const reviseActivity = handle(contract.reviseActivity, async ({ actor, input, tx }) => {
  const { activityId, ...plan } = input;
  const held = await findHeldForUpdate({ tx }, activityId);
  if (!held) return refuse('activity-not-found');
  if (!(await isKnown(tx, plan.leaderPersonId))) return refuse('leader-not-found', { field: 'leaderPersonId' });
  const decision = rules.revise(actor, held, plan);
  if (decision.ok && !(await savePlan(tx, decision.value))) return refuse('id-already-used');
  return mapDecision(decision, stateOf);
});

async function isKnown(tx: Tx, personId: string | null): Promise<boolean> {
  return personId === null || (await findPeople(tx, [personId])).has(personId);
}

export const publishActivity = handle(contract.publishActivity, async ({ actor, input, now, tx, place }) => {
  const held = await findHeldForUpdate({ tx }, input.activityId);
  if (!held) return refuse('activity-not-found');
  const term = await recordTermOf({ tx, place }, held.activity);
  const decision = rules.publish(actor, held, now, term);
  if (decision.ok) await saveState(tx, decision.value, now);
  return mapDecision(decision, stateOf);
});

export const cancelActivity = handle(contract.cancelActivity, async (call) => {
  const { actor, input, now, tx } = call;
  const held = await findHeldForUpdate({ tx }, input.activityId);
  if (!held) return refuse('activity-not-found');
  const decision = rules.cancel(actor, held);
  if (decision.ok) await saveState(tx, decision.value, now, input.reason);
  return mapDecision(await endingRoles(call, decision, 'settled'), stateOf);
});

export const endActivity = handle(contract.endActivity, async (call) => {
  const { actor, input, now, tx } = call;
  const held = await findHeldForUpdate({ tx }, input.activityId);
  if (!held) return refuse('activity-not-found');
  const decision = rules.end(actor, held, now);
  if (decision.ok) await saveState(tx, decision.value, now);
  return mapDecision(await endingRoles(call, decision, 'over'), stateOf);
});

export const settleActivity = handle(contract.settleActivity, async (call) => {
  const { actor, input, now, tx } = call;
  const held = await findHeldForUpdate({ tx }, input.activityId);
  if (!held) return refuse('activity-not-found');
  const decision = rules.settle(actor, held);
  if (decision.ok) await saveState(tx, decision.value, now);
  return mapDecision(await endingRoles(call, decision, 'settled'), stateOf);
});

/** Roles that were given for this activity alone end in the same moment as what they were given for. */
async function endingRoles<Refusal extends string>(
  doing: Doing,
  decision: Decision<Activity, Refusal>,
  when: 'over' | 'settled',
): Promise<Decision<Activity, Refusal>> {
  if (!decision.ok) return decision;
  const ended = await endHeldFor(doing, thingOf(decision.value), when);
  return { ...decision, facts: [...decision.facts, ...ended] };
}
