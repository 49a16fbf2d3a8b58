import { actorId, holds, type Actor } from '../../../kernel/actor.ts';
import type { CivilDate, Instant } from '../../../kernel/days.ts';
import { allow, refuse, type Decision } from '../../../kernel/decision.ts';
import { transitionFor } from '../../../kernel/transitions.ts';
import * as facts from './facts.ts';
import { ruleFlow, type OwnRuleSet, type RuleAction } from './model.ts';
import { wrongField } from './subjects.ts';

export type Around = {
  readonly actor: Actor;
  readonly rootIds: readonly string[];
  readonly now: Instant;
  readonly today: CivilDate;
};

/** Rules hold for the whole place, so those keep them who work for all of it: its administrator and coordinators. */
export function mayKeepRules(actor: Actor, rootIds: readonly string[]): boolean {
  const keeps = (id: string) =>
    holds(actor, 'system-administrator', { id, lineage: [id] }) || holds(actor, 'coordinator', { id, lineage: [id] });
  return rootIds.length > 0 && rootIds.every(keeps);
}

export type DraftRefusal = 'rules-not-yours' | 'rule-values-wrong';

export function draftRule(around: Around, rule: OwnRuleSet): Decision<OwnRuleSet, DraftRefusal> {
  if (!mayKeepRules(around.actor, around.rootIds)) return refuse('rules-not-yours');
  const wrong = wrongField(rule.subject, rule.values);
  if (wrong) return refuse('rule-values-wrong', { field: `values.${wrong}` });
  return allow(rule, facts.drafted(rule));
}

export type StepRefusal =
  | DraftRefusal
  | 'rule-not-in-this-state'
  | 'rule-has-no-date'
  | 'rule-begins-in-the-past'
  | 'rule-proposed-by-you'
  | 'rule-in-force-already';

export type Text = Pick<OwnRuleSet, 'title' | 'source' | 'values' | 'inForceFrom'>;

export function editRule(around: Around, rule: OwnRuleSet, text: Text): Decision<OwnRuleSet, StepRefusal> {
  const step = stepOn(around, rule, 'edit');
  if (!step.ok) return step;
  const edited = { ...rule, ...text };
  const wrong = wrongField(edited.subject, edited.values);
  if (wrong) return refuse('rule-values-wrong', { field: `values.${wrong}` });
  return allow(edited, facts.edited(edited));
}

/** From here on another person reads it. A draft without a date cannot be selected, so it cannot be proposed. */
export function proposeRule(around: Around, rule: OwnRuleSet): Decision<OwnRuleSet, StepRefusal> {
  const step = stepOn(around, rule, 'propose');
  if (!step.ok) return step;
  const late = refuseDate(around, rule);
  if (late) return late;
  const proposed = { ...step.value, proposedBy: actorId(around.actor), returnReason: null };
  return allow(proposed, facts.proposed(proposed));
}

/** Approved by another than who proposed or drafted it. It never reaches back: what was decided stays decided. */
export function approveRule(around: Around, rule: OwnRuleSet): Decision<OwnRuleSet, StepRefusal> {
  const step = stepOn(around, rule, 'approve');
  if (!step.ok) return step;
  if (isOwn(around.actor, rule)) return refuse('rule-proposed-by-you');
  const late = refuseDate(around, rule);
  if (late) return late;
  const approved = { ...step.value, decidedBy: actorId(around.actor), decidedAt: around.now };
  return allow(approved, facts.approved(approved));
}

export function returnRule(around: Around, rule: OwnRuleSet, reason: string): Decision<OwnRuleSet, StepRefusal> {
  const step = stepOn(around, rule, 'return');
  if (!step.ok) return step;
  if (isOwn(around.actor, rule)) return refuse('rule-proposed-by-you');
  const returned = { ...step.value, returnReason: reason, proposedBy: null };
  return allow(returned, facts.returned(returned));
}

/** A rule that holds already is not taken back; a later one takes its place. */
export function withdrawRule(around: Around, rule: OwnRuleSet): Decision<OwnRuleSet, StepRefusal> {
  const step = stepOn(around, rule, 'withdraw');
  if (!step.ok) return step;
  const holdsNow = rule.state === 'approved' && rule.inForceFrom !== null && rule.inForceFrom <= around.today;
  if (holdsNow) return refuse('rule-in-force-already');
  return allow(step.value, facts.withdrawn(step.value));
}

function isOwn(actor: Actor, rule: OwnRuleSet): boolean {
  return [rule.proposedBy, rule.draftedBy].includes(actorId(actor));
}

function refuseDate(around: Around, rule: OwnRuleSet) {
  if (rule.inForceFrom === null) return refuse('rule-has-no-date', { field: 'inForceFrom' });
  if (rule.inForceFrom < around.today) return refuse('rule-begins-in-the-past', { field: 'inForceFrom' });
  return undefined;
}

function stepOn(around: Around, rule: OwnRuleSet, action: RuleAction): Decision<OwnRuleSet, StepRefusal> {
  if (!mayKeepRules(around.actor, around.rootIds)) return refuse('rules-not-yours');
  const row = transitionFor(ruleFlow, rule.state, action);
  if (!row) return refuse('rule-not-in-this-state');
  return allow({ ...rule, state: row.to });
}
