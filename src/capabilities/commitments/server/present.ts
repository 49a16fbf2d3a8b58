import { civilDateOf, type Instant } from '../../../kernel/days.ts';
import type { Refused } from '../../../kernel/decision.ts';
import type { Locale } from '../../../kernel/words.ts';
import type { Actor } from '../../../kernel/actor.ts';
import type { ServerWords } from '../../../platform/server/offers.ts';
import type { CommitmentCard, InsideCommitment, PublicCommitment } from '../contract.ts';
import { isOverdue, waitingFor } from '../domain/due.ts';
import { countsAsFulfilled, EvidenceKind, recordedAmount, type Commitment, type Matter } from '../domain/model.ts';
import { mayTake, maySeeSatisfaction, stepsOpenTo } from '../domain/policy.ts';
import { threadOf } from '../domain/thread.ts';
import { words } from '../messages/words.ts';
import { organisationOf, type Organisations } from './matters.ts';

/** In whose language, on which day, and with whose names a commitment is shown. */
export type Showing = { readonly locale: Locale; readonly now: Instant; readonly organisations: Organisations };

/** What is known of people and files named in a matter, by id. */
export type Known = {
  readonly people: ReadonlyMap<string, { readonly name: string }>;
  readonly files: ReadonlyMap<string, { readonly name: string; readonly type: string }>;
};

export function cardOf(commitment: Commitment, { locale, now, organisations }: Showing): CommitmentCard {
  const today = civilDateOf(now);
  const provider = organisationOf(organisations, commitment.providerOrganisationId);
  const requester = organisationOf(organisations, commitment.requesterOrganisationId);
  const telling = { words: words[locale].thread, today };
  const names = { providerName: provider.shortName, requesterName: requester.shortName };
  return {
    id: commitment.id,
    ledgerNo: commitment.ledgerNo,
    title: commitment.title,
    state: commitment.state,
    provider: { id: provider.id, name: provider.name },
    requester: { id: requester.id, name: requester.name },
    quantity: commitment.quantity,
    fulfilledAmount: countsAsFulfilled(commitment.state) ? recordedAmount(commitment) : 0,
    dueOn: commitment.dueOn,
    closedOn: commitment.closedOn,
    isOverdue: isOverdue(commitment, today),
    origins: [...commitment.origins],
    thread: [...threadOf(commitment, { ...telling, ...names })],
  };
}

/** What everybody may see: who acted is told by organisation, what was shown by kind and count. */
export function publicViewOf(commitment: Commitment, showing: Showing): PublicCommitment {
  const count = (kind: EvidenceKind) => commitment.evidence.filter((each) => each.kind === kind).length;
  return {
    ...cardOf(commitment, showing),
    cycle: commitment.cycle,
    history: commitment.steps.map((step) => ({
      action: step.action,
      on: civilDateOf(step.at),
      organisationName: organisationOf(showing.organisations, step.organisationId).name,
    })),
    evidence: EvidenceKind.options.map((kind) => ({ kind, count: count(kind) })).filter((each) => each.count > 0),
  };
}

/** The sentence of a refusal in the caller's language, as the platform would say it had the step been tried. */
function sentenceOf(refused: Refused<string>, locale: Locale): string {
  const refusals: ServerWords['refusals'] = words[locale].refusals;
  const sentence = refusals[refused.refusal];
  return typeof sentence === 'function' ? sentence(refused.detail ?? {}) : (sentence ?? refused.refusal);
}

function actionsFor(actor: Actor, matter: Matter, locale: Locale): InsideCommitment['actions'] {
  return stepsOpenTo(actor, matter).map(({ action, decision }) => {
    if (decision.ok) return { action, allowed: true };
    const { refusal } = decision;
    return { action, allowed: false, because: { refusal, sentence: sentenceOf(decision, locale) } };
  });
}

/** Everything, for those inside the matter, with what this very actor may do next. */
export function insideViewOf(actor: Actor, matter: Matter, showing: Showing, known: Known): InsideCommitment {
  const { people, files } = known;
  const stepOf = new Map(matter.steps.map((step) => [step.id, step]));
  const nameOf = (personId: string | null) => (personId && people.get(personId)?.name) || null;
  const waits = waitingFor(matter);
  const acceptance = matter.steps.findLast((step) => step.action === 'accept' && step.cycle === matter.cycle);
  return {
    ...cardOf(matter, showing),
    cycle: matter.cycle,
    plan: matter.plan,
    recordedAmount: recordedAmount(matter),
    satisfaction: maySeeSatisfaction(actor, matter) ? (acceptance?.satisfaction ?? null) : null,
    steps: matter.steps.map((step) => ({
      ...step,
      personName: nameOf(step.personId),
      isAutomatic: step.personId === null,
      organisationName: organisationOf(showing.organisations, step.organisationId).name,
    })),
    fulfilments: [...matter.fulfilments],
    evidence: matter.evidence.map((each) => {
      const step = stepOf.get(each.stepId);
      const personId = step?.personId ?? null;
      const file = (each.fileId && files.get(each.fileId)) || null;
      const by = { personName: nameOf(personId), isAutomatic: personId === null };
      return { ...each, ...by, at: step?.at ?? showing.now, file };
    }),
    today: civilDateOf(showing.now),
    actions: actionsFor(actor, matter, showing.locale),
    waitsFor: waits && { ...waits, by: [...waits.by] },
    nextForMe: waits && mayTake(actor, matter, waits.action).ok ? waits.action : null,
  };
}
