import { actorId } from '../../../kernel/actor.ts';
import { cutPage } from '../../../kernel/contract.ts';
import { civilDateOf } from '../../../kernel/days.ts';
import { allow, mapDecision, refuse, type Decision } from '../../../kernel/decision.ts';
import { answer, handle, type Call } from '../../../platform/server/handle.ts';
import { listOrganisationIds } from '../../organisations/server/door.ts';
import { findPeople } from '../../people/server/door.ts';
import * as contract from '../contract.ts';
import * as facts from '../domain/facts.ts';
import type { OwnRuleSet } from '../domain/model.ts';
import * as rules from '../domain/rules.ts';
import { ruleInForce } from '../domain/selection.ts';
import { shippedRules } from '../domain/shipped.ts';
import { RuleSubject } from '../domain/subjects.ts';
import * as store from './store.ts';
import { viewOfOwn, viewOfShipped } from './views.ts';

type Asked = Pick<Call<typeof contract.listSubjects>, 'tx' | 'actor' | 'now' | 'place' | 'locale'>;

async function aroundOf({ tx, actor, now }: Pick<Asked, 'tx' | 'actor' | 'now'>): Promise<rules.Around> {
  const rootIds = await listOrganisationIds(tx, { rootsOnly: true });
  return { actor, rootIds, now, today: civilDateOf(now) };
}

/** What every view of a rule needs: who looks, who wrote, and what holds today. */
async function contextOf(call: Asked, shown: readonly OwnRuleSet[]) {
  const around = await aroundOf(call);
  const living = await store.listLiving(call.tx);
  const inForce = RuleSubject.options.flatMap((subject) => {
    const asked = { subject, regionCode: call.place.regionCode, on: around.today };
    return ruleInForce([...shippedRules, ...living], asked) ?? [];
  });
  const ids = [...shown, ...living].flatMap((rule) => [rule.draftedBy, rule.decidedBy ?? []].flat());
  const people = await findPeople(call.tx, ids.filter(isPersonId));
  const nameOf = (id: string | null) => (id === null ? null : (people.get(id)?.name ?? null));
  const context = { around, nameOf, locale: call.locale, holding: new Set(inForce.map((rule) => rule.id)) };
  return { context, living, inForce };
}

/** Authors of rules may also be parts of the product, whose names are no ids. */
function isPersonId(id: string): boolean {
  return !id.startsWith('system:') && id !== 'stranger';
}

export const listSubjects = answer(contract.listSubjects, async (call) => {
  const { context, living, inForce } = await contextOf(call, []);
  const items = inForce.map((rule) => {
    const own = living.find((each) => each.id === rule.id);
    const waiting = living.filter((each) => each.subject === rule.subject && each.state === 'proposed').length;
    return { rule: own ? viewOfOwn(own, context) : viewOfShipped(rule, context), waiting };
  });
  return { items };
});

export const listRules = answer(contract.listRules, async (call) => {
  const { subject, limit, after } = call.input;
  const page = cutPage(await store.listOfSubject(call.tx, subject, { after, limit }), limit, (rule) => rule.id);
  const { context } = await contextOf(call, page.items);
  const shipped = page.next === null ? shippedRules.filter((rule) => rule.subject === subject) : [];
  const items = [
    ...page.items.map((rule) => viewOfOwn(rule, context)),
    ...shipped.toReversed().map((rule) => viewOfShipped(rule, context)),
  ];
  return { items, next: page.next };
});

export const draftRule = handle(contract.draftRule, async (call) => {
  const { tx, input, place, actor, now } = call;
  if (await store.findRuleForUpdate(tx, input.id)) return refuse('rule-exists-already');
  const rule: OwnRuleSet = {
    ...input,
    jurisdiction: place.regionCode,
    state: 'draft',
    draftedBy: actorId(actor),
    proposedBy: null,
    decidedBy: null,
    decidedAt: null,
    returnReason: null,
  };
  const decision = rules.draftRule(await aroundOf(call), rule);
  if (decision.ok) await store.saveNewRule(tx, decision.value, now);
  return mapDecision(decision, ({ id, state }) => ({ id, state }));
});

type Step = (around: rules.Around, rule: OwnRuleSet) => Decision<OwnRuleSet, rules.StepRefusal>;

/** Every step: find and lock, decide, save. What is shipped has no row here, so nobody changes it. */
async function take(call: Pick<Asked, 'tx' | 'actor' | 'now'>, ruleId: string, step: Step) {
  const rule = isUuid(ruleId) ? await store.findRuleForUpdate(call.tx, ruleId) : undefined;
  if (!rule) return refuse('rule-not-found');
  const decision = step(await aroundOf(call), rule);
  if (decision.ok) await store.saveRule(call.tx, decision.value);
  return mapDecision(decision, ({ id, state }) => ({ id, state }));
}

function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/.test(text);
}

export const editRule = handle(contract.editRule, ({ input, ...call }) =>
  take(call, input.ruleId, (around, rule) => {
    const { title, source, values, inForceFrom } = input;
    return rules.editRule(around, rule, { title, source, values, inForceFrom });
  }),
);
export const proposeRule = handle(contract.proposeRule, (call) => take(call, call.input.ruleId, rules.proposeRule));
export const approveRule = handle(contract.approveRule, (call) => take(call, call.input.ruleId, rules.approveRule));
export const withdrawRule = handle(contract.withdrawRule, (call) => take(call, call.input.ruleId, rules.withdrawRule));
export const returnRule = handle(contract.returnRule, ({ input, ...call }) =>
  take(call, input.ruleId, (around, rule) => rules.returnRule(around, rule, input.reason)),
);

export const setCalendarDay = handle(contract.setCalendarDay, async (call) => {
  const { tx, input, actor, now, newId } = call;
  const { rootIds } = await aroundOf(call);
  if (!rules.mayKeepRules(actor, rootIds)) return refuse('rules-not-yours');
  await store.saveDay(tx, input, { actorId: actorId(actor), now });
  const { on, isWorkingDay } = input;
  return allow({ on }, facts.daySet(newId(), { on, isWorkingDay }));
});
