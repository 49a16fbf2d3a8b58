import { holds, isPerson, isSame, type Actor, type OrganisationRef } from '../../../kernel/actor.ts';
import { allow, refuse, type Decision } from '../../../kernel/decision.ts';
import { transitionFor } from '../../../kernel/transitions.ts';
import { isStanding } from './coverage.ts';
import type { NeedMatter, StandingClaim } from './model.ts';
import { needWorkflow, type NeedAction, type NeedParty } from './workflow.ts';

/** Whether the actor may write needs in the name of this organisation. */
export function mayDraftFor(actor: Actor, requester: OrganisationRef): boolean {
  return holds(actor, 'clerk', requester) || holds(actor, 'coordinator', requester);
}

/** Whether the actor may promise in the name of this organisation. */
export function mayClaimFor(actor: Actor, provider: OrganisationRef): boolean {
  return holds(actor, 'clerk', provider);
}

/** Whether the actor may see a need that is not on the wall. */
export function maySeeDesk(actor: Actor, need: NeedMatter): boolean {
  return mayDraftFor(actor, need.requester) || holds(actor, 'auditor', need.requester);
}

function standsAs(actor: Actor, party: NeedParty, need: NeedMatter): boolean {
  if (party === 'requester') return holds(actor, 'clerk', need.requester);
  if (party === 'coordinator') return holds(actor, 'coordinator', need.requester);
  if (party === 'provider') return isPerson(actor) && actor.grants.some((grant) => grant.role === 'clerk');
  return actor.kind === 'system';
}

export type StepRefusal =
  | 'need-not-in-this-state'
  | 'not-your-need'
  | 'not-coordinator-here'
  | 'submitter-may-not-publish'
  | 'need-has-open-claims';

/**
 * Whether the actor may take this step with the need now. Publishing asks for a second pair of eyes: the person who
 * submitted a need does not publish it. A need with work under way is not withdrawn behind the provider's back.
 */
export function mayTake(
  actor: Actor,
  need: NeedMatter,
  action: NeedAction,
  claims: readonly StandingClaim[] = [],
): Decision<true, StepRefusal> {
  const row = transitionFor(needWorkflow, need.state, action);
  const parties = needWorkflow.transitions.find((each) => each.action === action)?.by ?? [];
  if (!parties.some((party) => standsAs(actor, party, need))) {
    return refuse(parties.includes('requester') ? 'not-your-need' : 'not-coordinator-here');
  }
  if (!row) return refuse('need-not-in-this-state');
  if (action === 'publish' && isSame(actor, need.submittedBy)) {
    return refuse('submitter-may-not-publish');
  }
  const isUnderWay = claims.some((claim) => isStanding(claim) && claim.state !== 'closed');
  if (action === 'withdraw' && isUnderWay) return refuse('need-has-open-claims');
  return allow(true);
}

/** The steps the console offers, in the order of its buttons. */
export const deskActions = ['publish', 'submit', 'revise', 'return', 'withdraw'] as const;
export type DeskAction = (typeof deskActions)[number];
