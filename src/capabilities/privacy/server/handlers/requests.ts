import { personOf } from '../../../../kernel/actor.ts';
import { cutPage } from '../../../../kernel/contract.ts';
import { addWorkingDays, civilDateOf } from '../../../../kernel/days.ts';
import { mapDecision, refuse } from '../../../../kernel/decision.ts';
import { actionsIn } from '../../../../kernel/transitions.ts';
import { answer, handle } from '../../../../platform/server/handle.ts';
import type { Tx } from '../../../../platform/server/transaction.ts';
import { listOrganisationIds } from '../../../organisations/server/door.ts';
import { allIdsOf, findPeople } from '../../../people/server/door.ts';
import { findRuleOn, underRule, workingDaysFrom } from '../../../rulebook/server/door.ts';
import * as contract from '../../contract/requests.ts';
import { isOfficerOf } from '../../domain/policy.ts';
import * as rules from '../../domain/requests.ts';
import { RequestState, type RequestStep, type RightsRequest } from '../../domain/requests.ts';
import * as store from '../store/requests.ts';

/** What was written at the end: the answer, or the reason why not. */
function lastWord(steps: readonly RequestStep[] | undefined): string | null {
  return steps?.findLast((step) => step.action === 'answer' || step.action === 'refuse')?.text ?? null;
}

export const listMyRequests = answer(contract.listMyRequests, async ({ tx, actor }) => {
  const rows = await store.listOfPerson(tx, await allIdsOf(tx, personOf(actor).personId));
  const steps = await store.listSteps(
    tx,
    rows.map((request) => request.id),
  );
  return { items: rows.map((request) => ({ ...request, answer: lastWord(steps.get(request.id)) })) };
});

export const sendRequest = handle(contract.sendRequest, async ({ tx, place, actor, input, now }) => {
  if (await store.findRequest(tx, input.id)) return refuse('request-exists-already');
  const personId = personOf(actor).personId;
  const today = civilDateOf(now);
  const rule = await findRuleOn({ tx, place }, 'service-clocks', today);
  const dueOn = addWorkingDays(today, rule.values.rightsRequestWorkingDays, await workingDaysFrom(tx, today));
  const openCount = await store.countOpen(tx, personId);
  const decision = underRule(rules.receiveRequest({ ...input, personId }, { now, dueOn, openCount }), rule);
  if (decision.ok) await store.saveNewRequest(tx, decision.value);
  return mapDecision(decision, (request) => ({ id: request.id, dueOn: request.dueOn }));
});

async function cardsOf(tx: Tx, requests: readonly RightsRequest[]) {
  const people = await findPeople(
    tx,
    requests.map((request) => request.personId),
  );
  return requests.map((request) => {
    const person = people.get(request.personId);
    const { maskedName = '', volunteerNo = '', name = '' } = person ?? {};
    return { ...request, maskedName, volunteerNo, name };
  });
}

export const listRequests = answer(contract.listRequests, async ({ tx, actor, input }) => {
  if (!isOfficerOf(actor, await listOrganisationIds(tx, { rootsOnly: true }))) return refuse('not-privacy-officer');
  const states = input.state ? [input.state] : RequestState.options;
  const rows = await store.listRequests(tx, states, { after: input.after ?? null, limit: input.limit + 1 });
  return cutPage(await cardsOf(tx, rows), input.limit, (card) => card.id);
});

export const getRequest = answer(contract.getRequest, async ({ tx, actor, input }) => {
  const rootIds = await listOrganisationIds(tx, { rootsOnly: true });
  if (!isOfficerOf(actor, rootIds)) return refuse('not-privacy-officer');
  const request = await store.findRequest(tx, input.requestId);
  const [card] = request ? await cardsOf(tx, [request]) : [];
  if (!request || !card) return refuse('request-not-found');
  const steps = (await store.listSteps(tx, [request.id])).get(request.id) ?? [];
  const handlers = await findPeople(
    tx,
    steps.map((step) => step.personId),
  );
  const isOpen = (action: rules.RequestAction) => {
    const decision = rules.moveRequest(actor, request, { action, text: '-' }, rootIds);
    return decision.ok;
  };
  return {
    ...card,
    steps: steps.map(({ personId, ...step }) => ({ ...step, byName: handlers.get(personId)?.name ?? null })),
    actions: actionsIn(rules.requestWorkflow, request.state).filter(isOpen),
  };
});

export const moveRequest = handle(contract.moveRequest, async ({ tx, actor, input, now, newId }) => {
  const rootIds = await listOrganisationIds(tx, { rootsOnly: true });
  const request = await store.findRequestForUpdate(tx, input.requestId);
  if (!request) return refuse(isOfficerOf(actor, rootIds) ? 'request-not-found' : 'not-privacy-officer');
  const wanted = { action: input.action, text: input.text ?? null };
  const decision = rules.moveRequest(actor, request, wanted, rootIds);
  if (decision.ok)
    await store.saveStep(tx, decision.value, { id: newId(), at: now, personId: personOf(actor).personId, ...wanted });
  return mapDecision(decision, ({ id, state }) => ({ id, state }));
});
