import { z } from 'zod';
import type { CivilDate, Instant } from '../../../kernel/days.ts';
import { workflow } from '../../../kernel/transitions.ts';
import type { RuleSubject } from './subjects.ts';

export const RuleState = z.enum(['draft', 'proposed', 'approved', 'withdrawn']);
export type RuleState = z.infer<typeof RuleState>;
export const RuleAction = z.enum(['edit', 'propose', 'return', 'approve', 'withdraw']);
export type RuleAction = z.infer<typeof RuleAction>;

/** Who proposes a rule never approves it. */
export const ruleFlow = workflow<RuleState, RuleAction, 'keeper' | 'second-keeper'>({
  name: 'rule-set',
  rule: 'SEC-14',
  start: 'draft',
  ends: ['approved', 'withdrawn'],
  transitions: [
    { from: ['draft'], action: 'edit', to: 'draft', by: ['keeper'] },
    { from: ['draft'], action: 'propose', to: 'proposed', by: ['keeper'], needs: ['a date from which it holds'] },
    { from: ['proposed'], action: 'return', to: 'draft', by: ['second-keeper'], needs: ['a reason'] },
    { from: ['proposed'], action: 'approve', to: 'approved', by: ['second-keeper'] },
    { from: ['draft', 'approved'], action: 'withdraw', to: 'withdrawn', by: ['keeper'], needs: ['not yet in force'] },
  ],
});

/**
 * A dated version of the numbers of one subject. `jurisdiction` is the beginning of the region codes it holds for:
 * empty for the whole country, `33` for Zhejiang, a whole code for one place.
 */
export type RuleSet = {
  readonly id: string;
  readonly subject: RuleSubject;
  readonly jurisdiction: string;
  readonly values: Readonly<Record<string, number>>;
  /** Without a date it is a draft that nothing selects. */
  readonly inForceFrom: CivilDate | null;
  readonly state: RuleState;
};

/** A rule set that a place made for itself. */
export type OwnRuleSet = RuleSet & {
  readonly title: string;
  /** The document it follows, with article. */
  readonly source: string;
  readonly draftedBy: string;
  readonly proposedBy: string | null;
  readonly decidedBy: string | null;
  readonly decidedAt: Instant | null;
  readonly returnReason: string | null;
};
