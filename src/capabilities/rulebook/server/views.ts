import { actionsIn } from '../../../kernel/transitions.ts';
import type { Locale } from '../../../kernel/words.ts';
import type { RuleView } from '../contract.ts';
import { ruleFlow, type OwnRuleSet, type RuleAction, type RuleSet } from '../domain/model.ts';
import * as rules from '../domain/rules.ts';
import { words } from '../messages/words.ts';

type Context = {
  readonly around: rules.Around;
  readonly nameOf: (personId: string | null) => string | null;
  readonly locale: Locale;
  /** The ids of the rule sets that decide today. */
  readonly holding: ReadonlySet<string>;
};

function base(rule: RuleSet, { holding }: Context) {
  const { id, subject, values, inForceFrom, state } = rule;
  return { id, subject, values: { ...values }, inForceFrom, state, holdsToday: holding.has(id) };
}

export function viewOfShipped(rule: RuleSet, context: Context): RuleView {
  const said = words[context.locale].shipped[rule.id];
  return {
    ...base(rule, context),
    title: said?.title ?? rule.id,
    source: said?.source ?? '',
    isOwn: false,
    draftedByName: null,
    decidedByName: null,
    decidedAt: null,
    returnReason: null,
    actions: [],
  };
}

export function viewOfOwn(rule: OwnRuleSet, context: Context): RuleView {
  const { title, source, decidedAt, returnReason } = rule;
  return {
    ...base(rule, context),
    title,
    source,
    isOwn: true,
    draftedByName: context.nameOf(rule.draftedBy),
    decidedByName: context.nameOf(rule.decidedBy),
    decidedAt,
    returnReason,
    actions: actionsIn(ruleFlow, rule.state).filter((action) => isOpen(rule, action, context.around)),
  };
}

/** Asks the rule itself, so that a button is there exactly when pressing it would be allowed. */
function isOpen(rule: OwnRuleSet, action: RuleAction, around: rules.Around): boolean {
  if (action === 'edit') return rules.editRule(around, rule, rule).ok;
  if (action === 'propose') return rules.mayKeepRules(around.actor, around.rootIds);
  if (action === 'return') return rules.returnRule(around, rule, '').ok;
  if (action === 'approve') return rules.approveRule(around, rule).ok;
  return rules.withdrawRule(around, rule).ok;
}
