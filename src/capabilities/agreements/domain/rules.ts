import { isPerson, type Actor } from '../../../kernel/actor.ts';
import { civilDateOf, type CivilDate, type Instant } from '../../../kernel/days.ts';
import { allow, refuse, type Decision, type Refused } from '../../../kernel/decision.ts';
import * as facts from './facts.ts';
import {
  mainParties,
  type Agreement,
  type AgreementDraft,
  type AgreementMatter,
  type Clause,
  type ClauseCommitment,
  type PartyOrganisations,
} from './model.ts';
import { mayDraft, mayTake, partiesToAgree, type StepRefusal } from './policy.ts';
import { firstPrivateText } from '../../../kernel/private-text.ts';
import { isKept } from './progress.ts';

export type DraftRefusal =
  | 'organisation-not-found'
  | 'not-your-agreement'
  | 'too-few-main-parties'
  | 'party-named-twice'
  | 'main-party-not-of-the-party'
  | 'clause-side-not-a-party'
  | 'clause-sides-same'
  | 'dates-out-of-order'
  | PrivateRefusal;

function againstParties(draft: AgreementDraft, organisations: PartyOrganisations): Refused<DraftRefusal> | null {
  const seen = new Set<string>();
  for (const [index, party] of draft.parties.entries()) {
    const field = `parties.${index}.organisationId`;
    const organisation = organisations.get(party.organisationId);
    if (!organisation) return refuse('organisation-not-found', { field });
    if (seen.has(party.organisationId)) return refuse('party-named-twice', { field });
    seen.add(party.organisationId);
    if (party.role === 'main' && !organisation.isPartyOrganisationOrHost) {
      return refuse('main-party-not-of-the-party', { field });
    }
  }
  const mains = draft.parties.filter((party) => party.role === 'main');
  return mains.length < 2 ? refuse('too-few-main-parties', { field: 'parties' }) : null;
}

function againstClauses(draft: AgreementDraft): Refused<DraftRefusal> | null {
  const sides = new Set(draft.parties.map((party) => party.organisationId));
  for (const [index, clause] of draft.clauses.entries()) {
    const at = (name: keyof Clause) => ({ field: `clauses.${index}.${name}` });
    const { providerOrganisationId, requesterOrganisationId, from, dueOn } = clause;
    if (!sides.has(providerOrganisationId)) return refuse('clause-side-not-a-party', at('providerOrganisationId'));
    if (!sides.has(requesterOrganisationId)) return refuse('clause-side-not-a-party', at('requesterOrganisationId'));
    if (providerOrganisationId === requesterOrganisationId) {
      return refuse('clause-sides-same', at('requesterOrganisationId'));
    }
    if (dueOn < from) return refuse('dates-out-of-order', at('dueOn'));
  }
  return null;
}

type PrivateRefusal = 'agreement-holds-private-text';

/** Everybody reads a signed agreement, so no telephone, identity or card number and no mail address stands in it. */
function againstPrivateText(texts: Readonly<Record<string, string>>) {
  const hit = firstPrivateText(texts);
  return hit && refuse<PrivateRefusal>('agreement-holds-private-text', { field: hit.field });
}

function textsOf({ title, purpose, clauses }: AgreementDraft): Readonly<Record<string, string>> {
  return { title, purpose, ...Object.fromEntries(clauses.map(({ text }, index) => [`clauses.${index}.text`, text])) };
}

/**
 * Begins an agreement (W2): at least two main parties, each a Party organisation or its host; every clause binds one
 * party to another and can be measured (REG-04).
 */
export function draftAgreement(
  actor: Actor,
  draft: AgreementDraft,
  organisations: PartyOrganisations,
): Decision<Agreement, DraftRefusal> {
  const agreement: Agreement = {
    ...draft,
    parties: draft.parties.map((party) => ({ ...party, agreedAt: null, agreedBy: null })),
    clauses: draft.clauses.map((clause, index) => ({ ...clause, no: index + 1, tickedAt: null })),
    state: 'draft',
    signedOn: null,
    placeText: null,
    endedOn: null,
    reason: null,
  };
  const against = againstParties(draft, organisations) ?? againstClauses(draft) ?? againstPrivateText(textsOf(draft));
  if (against) return against;
  if (!mayDraft(actor, { ...agreement, organisations })) return refuse('not-your-agreement', { field: 'parties' });
  if (draft.endsOn < draft.startsOn) return refuse('dates-out-of-order', { field: 'endsOn' });
  return allow(agreement, facts.drafted(agreement));
}

export function proposeAgreement(
  actor: Actor,
  agreement: AgreementMatter,
  now: Instant,
): Decision<Agreement, StepRefusal> {
  const open = mayTake(actor, agreement, 'propose', now);
  if (!open.ok) return open;
  const proposed: Agreement = { ...agreement, state: 'negotiating' };
  return allow(proposed, facts.proposed(proposed));
}

/** One main party gives its word. With the last one the agreement can be signed. */
export function agreeToAgreement(
  actor: Actor,
  agreement: AgreementMatter,
  { organisationId, now }: { readonly organisationId: string; readonly now: Instant },
): Decision<Agreement, StepRefusal> {
  const open = mayTake(actor, agreement, 'agree', now);
  if (!open.ok) return open;
  const isMine = partiesToAgree(actor, agreement).some((party) => party.organisationId === organisationId);
  if (!isMine) return refuse('not-your-agreement', { field: 'organisationId' });
  const agreedBy = isPerson(actor) ? actor.personId : null;
  const parties = agreement.parties.map((party) =>
    party.organisationId === organisationId ? { ...party, agreedAt: now, agreedBy } : party,
  );
  const isReady = mainParties({ parties }).every((party) => party.agreedAt !== null);
  const agreed: Agreement = { ...agreement, parties, state: isReady ? 'ready' : 'negotiating' };
  return allow(agreed, facts.agreed(agreed, organisationId));
}

/** The signature, with its day and place. What `direct` clauses promise becomes commitments with it. */
export function signAgreement(
  actor: Actor,
  agreement: AgreementMatter,
  { signedOn, placeText, now }: { readonly signedOn: CivilDate; readonly placeText: string; readonly now: Instant },
): Decision<Agreement, StepRefusal | 'signed-in-the-future' | PrivateRefusal> {
  const open = mayTake(actor, agreement, 'sign', now);
  if (!open.ok) return open;
  if (signedOn > civilDateOf(now)) return refuse('signed-in-the-future', { field: 'signedOn' });
  const against = againstPrivateText({ placeText });
  if (against) return against;
  const signed: Agreement = { ...agreement, state: 'in-force', signedOn, placeText };
  return allow(signed, facts.signed(signed));
}

/** Ends it with a summary of what was planned and what was done, when its term is over or every clause was kept. */
export function endAgreement(
  actor: Actor,
  agreement: AgreementMatter,
  summary: string,
  now: Instant,
): Decision<Agreement, StepRefusal | PrivateRefusal> {
  const open = mayTake(actor, agreement, 'end', now);
  if (!open.ok) return open;
  const against = againstPrivateText({ summary });
  if (against) return against;
  const ended: Agreement = { ...agreement, state: 'ended', endedOn: civilDateOf(now), reason: summary };
  return allow(ended, facts.ended(ended));
}

/** Either side may step out with a reason. Commitments already made stand until they are released themselves. */
export function terminateAgreement(
  actor: Actor,
  agreement: AgreementMatter,
  reason: string,
  now: Instant,
): Decision<Agreement, StepRefusal | PrivateRefusal> {
  const open = mayTake(actor, agreement, 'terminate', now);
  if (!open.ok) return open;
  const against = againstPrivateText({ reason });
  if (against) return against;
  const terminated: Agreement = { ...agreement, state: 'terminated', endedOn: civilDateOf(now), reason };
  return allow(terminated, facts.terminated(terminated));
}

/** The clause after one of its commitments was closed out or reopened; null when its tick stays as it is. */
export function followCommitments(
  agreement: Agreement,
  clause: Clause,
  commitments: readonly ClauseCommitment[],
  now: Instant,
): Decision<Clause, never> | null {
  const isTicked = clause.tickedAt !== null;
  const kept = isKept(clause, commitments);
  if (kept === isTicked) return null;
  const changed = { ...clause, tickedAt: kept ? now : null };
  return allow(changed, kept ? facts.clauseTicked(agreement, changed) : facts.clauseUnticked(agreement, changed));
}
