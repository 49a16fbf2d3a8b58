import { holds, isSame, type Actor, type OrganisationRef } from '../../../kernel/actor.ts';
import { civilDateOf, type Instant } from '../../../kernel/days.ts';
import { allow, refuse, type Decision } from '../../../kernel/decision.ts';
import { transitionFor } from '../../../kernel/transitions.ts';
import { isPublic, mainParties, type AgreementMatter, type AgreementParty } from './model.ts';
import { agreementWorkflow, type AgreementAction } from './workflow.ts';

type Sides = Pick<AgreementMatter, 'parties' | 'organisations'>;

function mainOrganisations(agreement: Sides): readonly OrganisationRef[] {
  return mainParties(agreement).flatMap((party) => agreement.organisations.get(party.organisationId) ?? []);
}

function standsAs(actor: Actor, as: string, agreement: Sides): boolean {
  if (as === 'product') return actor.kind === 'system';
  const role = as === 'party' ? 'clerk' : 'coordinator';
  return mainOrganisations(agreement).some((organisation) => holds(actor, role, organisation));
}

/** Whether the actor may write an agreement between these sides: a clerk or coordinator of one of the main ones. */
export function mayDraft(actor: Actor, agreement: Sides): boolean {
  return standsAs(actor, 'party', agreement) || standsAs(actor, 'coordinator', agreement);
}

/** Whether the actor may read it: everybody once it was signed, before that those who work for one of its parties. */
export function maySee(actor: Actor, agreement: AgreementMatter): boolean {
  if (isPublic(agreement)) return true;
  return [...agreement.organisations.values()].some((organisation) =>
    (['clerk', 'coordinator', 'auditor'] as const).some((role) => holds(actor, role, organisation)),
  );
}

export type StepRefusal =
  | 'agreement-not-in-this-state'
  | 'not-your-agreement'
  | 'already-agreed'
  | 'agreed-for-other-side'
  | 'term-not-over';

/** Whether the actor may take this step now; each of the rule's guards that needs no input is asked here. */
export function mayTake(
  actor: Actor,
  agreement: AgreementMatter,
  action: AgreementAction,
  now: Instant,
): Decision<true, StepRefusal> {
  const by = agreementWorkflow.transitions.find((row) => row.action === action)?.by ?? [];
  if (!by.some((as) => standsAs(actor, as, agreement))) return refuse('not-your-agreement');
  if (!transitionFor(agreementWorkflow, agreement.state, action)) return refuse('agreement-not-in-this-state');
  if (action === 'agree') return mayAgreeAtAll(actor, agreement);
  const isOver = agreement.endsOn < civilDateOf(now) || agreement.clauses.every((clause) => clause.tickedAt !== null);
  return action === 'end' && !isOver ? refuse('term-not-over') : allow(true);
}

/** The main parties for which the actor could still agree. */
export function partiesToAgree(actor: Actor, agreement: AgreementMatter): readonly AgreementParty[] {
  return mainParties(agreement).filter((party) => {
    const organisation = agreement.organisations.get(party.organisationId);
    return party.agreedAt === null && organisation !== undefined && holds(actor, 'clerk', organisation);
  });
}

function mayAgreeAtAll(actor: Actor, agreement: AgreementMatter): Decision<true, StepRefusal> {
  if (partiesToAgree(actor, agreement).length === 0) return refuse('already-agreed');
  return hasAgreedForAnother(actor, agreement) ? refuse('agreed-for-other-side') : allow(true);
}

/** An agreement that one person agreed to for both sides would bind nobody. */
function hasAgreedForAnother(actor: Actor, agreement: AgreementMatter): boolean {
  return agreement.parties.some((party) => isSame(actor, party.agreedBy));
}

/** The steps the console offers, in the order of its buttons. */
export const deskActions = ['agree', 'sign', 'propose', 'end', 'terminate'] as const;
export type DeskAction = (typeof deskActions)[number];
