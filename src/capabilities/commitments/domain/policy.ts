import { holds, isSame, reaches, type Actor, type OrganisationRef, type Role } from '../../../kernel/actor.ts';
import { allow, refuse, type Decision, type Refused } from '../../../kernel/decision.ts';
import { actionsIn, transitionFor } from '../../../kernel/transitions.ts';
import { recordedAmount, type CommitmentAction, type CommitmentState, type Matter, type Party } from './model.ts';
import { closeOutWorkflow, guards, type Guard } from './workflow.ts';

/** Why a step is closed to somebody now. */
export type StepRefusal =
  | 'not-a-party'
  | 'step-not-open-now'
  | 'step-of-another-party'
  | 'clerk-of-the-other-side'
  | 'coordinator-of-the-provider'
  | 'no-fulfilment-yet'
  | 'no-evidence-yet'
  | 'reported-by-same-person'
  | 'accepted-by-same-person';

/** A step that may be taken: where it leads, and for which organisation the actor takes it. */
export type OpenStep = { readonly to: CommitmentState; readonly organisationId: string };

const insideRoles: readonly Role[] = ['clerk', 'coordinator', 'auditor'];

/** Whether the actor may see plan, people and evidence: both sides, those set over them, and auditors. */
export function mayOpen(actor: Actor, matter: Pick<Matter, 'provider' | 'requester'>): boolean {
  return insideRoles.some((role) => holds(actor, role, matter.provider) || holds(actor, role, matter.requester));
}

/** Whether the actor may save the files handed in as evidence: the two sides and coordinators, not auditors. */
export function mayOpenFiles(actor: Actor, matter: Matter): boolean {
  return (['clerk', 'coordinator'] as const).some(
    (role) => holds(actor, role, matter.provider) || holds(actor, role, matter.requester),
  );
}

/** Whether the requester's mark is shown: not to the side served by it, which must not be appraised by it (SEC-31). */
export function maySeeSatisfaction(actor: Actor, matter: Matter): boolean {
  return organisationActedFor(actor, matter, 'requester') !== null || holds(actor, 'coordinator', matter.requester);
}

/** An actor's grant of the role that reaches one of these lineages without sitting on the organisation shut out. */
function grantOver(actor: Actor, role: Role, lineage: readonly string[], shutOut: string): string | null {
  if (actor.kind !== 'person') return null;
  const grant = actor.grants.find(
    (held) =>
      held.role === role && !held.thing && held.organisationId !== shutOut && reaches(held, { id: shutOut, lineage }),
  );
  return grant?.organisationId ?? null;
}

/**
 * The organisation for which the actor could act in this part, or null. A grant on the other side itself never
 * counts: where one side is below the other, the upper one's clerks would otherwise stand on both.
 */
export function organisationActedFor(actor: Actor, matter: Matter, party: Party): string | null {
  const { provider, requester } = matter;
  if (party === 'coordinator') {
    return grantOver(actor, 'coordinator', [...provider.lineage, ...requester.lineage], provider.id);
  }
  const [own, other] = party === 'provider' ? [provider, requester] : [requester, provider];
  return grantOver(actor, 'clerk', own.lineage, other.id) === null ? null : own.id;
}

function personDid(actor: Actor, matter: Matter, action: CommitmentAction): boolean {
  return matter.steps.some(
    (step) => step.cycle === matter.cycle && step.action === action && isSame(actor, step.personId),
  );
}

type Check = (actor: Actor, matter: Matter) => StepRefusal | null;

/** How each guard named in the table is found out; the answer is the state of the world that stands in the way. */
export const guardChecks: Readonly<Record<Guard, Check>> = {
  'fulfilment-in-this-cycle': (_, matter) => (recordedAmount(matter) > 0 ? null : 'no-fulfilment-yet'),
  'evidence-in-this-cycle': (_, matter) =>
    matter.evidence.some((evidence) => evidence.cycle === matter.cycle) ? null : 'no-evidence-yet',
  'person-did-not-report': (actor, matter) =>
    personDid(actor, matter, 'report-done') ? 'reported-by-same-person' : null,
  'person-did-not-accept': (actor, matter) => (personDid(actor, matter, 'accept') ? 'accepted-by-same-person' : null),
};

/** Says why none of the parties that may take the step is the actor, as exactly as it can be said. */
function wrongParty(actor: Actor, matter: Matter, by: readonly Party[]): Refused<StepRefusal> {
  const over = (role: Role, organisation: OrganisationRef) => holds(actor, role, organisation);
  if (by.includes('coordinator') && over('coordinator', matter.provider)) return refuse('coordinator-of-the-provider');
  const own = by.includes('requester') ? matter.requester : matter.provider;
  if (!by.includes('coordinator') && over('clerk', own)) return refuse('clerk-of-the-other-side');
  return refuse('step-of-another-party', { detail: { by: by.join(',') } });
}

/**
 * Whether the actor may take this step now, and if not, why. The only judge: handlers, buttons and the list of what
 * is due all ask here (W3, REG-09).
 */
export function mayTake(actor: Actor, matter: Matter, action: CommitmentAction): Decision<OpenStep, StepRefusal> {
  if (!mayOpen(actor, matter)) return refuse('not-a-party');
  const row = transitionFor(closeOutWorkflow, matter.state, action);
  if (!row) return refuse('step-not-open-now', { detail: { action, state: matter.state } });
  const organisationId = row.by.map((party) => organisationActedFor(actor, matter, party)).find((id) => id !== null);
  if (!organisationId) return wrongParty(actor, matter, row.by);
  for (const guard of guards) {
    const refusal = row.needs?.includes(guard) ? guardChecks[guard](actor, matter) : null;
    if (refusal) return refuse(refusal);
  }
  return allow({ to: row.to, organisationId });
}

/** Every step the present state knows, each with whether it is open to the actor. */
export function stepsOpenTo(actor: Actor, matter: Matter) {
  return actionsIn(closeOutWorkflow, matter.state).map((action) => ({
    action,
    decision: mayTake(actor, matter, action),
  }));
}
