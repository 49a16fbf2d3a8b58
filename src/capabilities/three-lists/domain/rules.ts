import { isPerson, type Actor, type OrganisationRef } from '../../../kernel/actor.ts';
import { civilDateOf, type CivilDate, type Instant } from '../../../kernel/days.ts';
import { allow, refuse, type Allowed, type Decision } from '../../../kernel/decision.ts';
import { coverageOf, isWhollyClosed } from './coverage.ts';
import * as facts from './facts.ts';
import type { Claim, Need, NeedDraft, NeedMatter, StandingClaim } from './model.ts';
import { mayClaimFor, mayDraftFor, mayTake, type StepRefusal } from './policy.ts';
import { firstPrivateText, type PrivateText } from '../../../kernel/private-text.ts';

export type PrivateRefusal = `text-holds-${PrivateText}`;

function againstPrivateText(fields: Readonly<Record<string, string>>) {
  const hit = firstPrivateText(fields);
  return hit && refuse<PrivateRefusal>(`text-holds-${hit.found}`, { field: hit.field });
}

function numbered(draft: NeedDraft): Need['lines'] {
  return draft.lines.map((line, index) => ({ ...line, no: index + 1 }));
}

/** Begins a need in the name of an organisation. Nobody else sees it before it is published. */
export function draftNeed(
  actor: Actor,
  draft: NeedDraft,
  requester: OrganisationRef,
): Decision<Need, 'not-your-organisation'> {
  if (!mayDraftFor(actor, requester)) return refuse('not-your-organisation', { field: 'organisationId' });
  const need: Need = {
    ...draft,
    lines: numbered(draft),
    state: 'draft',
    submittedBy: null,
    submittedAt: null,
    publishedAt: null,
    fulfilledOn: null,
    reason: null,
  };
  return allow(need, facts.needDrafted(need));
}

/** Rewrites a draft, for instance after it was returned. Its organisation and its clause stay. */
export function reviseNeed(
  actor: Actor,
  need: NeedMatter,
  draft: Omit<NeedDraft, 'id' | 'organisationId' | 'origin'>,
): Decision<Need, StepRefusal> {
  const open = mayTake(actor, need, 'revise');
  if (!open.ok) return open;
  const { id, organisationId, origin } = need;
  const revised = { ...need, ...draft, lines: numbered({ ...draft, id, organisationId, origin }) };
  return allow(revised, facts.needRevised(revised));
}

/** Hands the need to the coordinator for review, and remembers who did. */
export function submitNeed(actor: Actor, need: NeedMatter, now: Instant): Decision<Need, StepRefusal> {
  const open = mayTake(actor, need, 'submit');
  if (!open.ok) return open;
  const submittedBy = isPerson(actor) ? actor.personId : null;
  const submitted: Need = { ...need, state: 'pending-review', submittedBy, submittedAt: now, reason: null };
  return allow(submitted, facts.needSubmitted(submitted));
}

export function returnNeed(actor: Actor, need: NeedMatter, reason: string): Decision<Need, StepRefusal> {
  const open = mayTake(actor, need, 'return');
  if (!open.ok) return open;
  const returned: Need = { ...need, state: 'draft', reason };
  return allow(returned, facts.needReturned(returned));
}

/** Every text of a need that the public reads, by its field. */
export function publicTexts(need: Pick<Need, 'title' | 'description' | 'areaText' | 'contactRole' | 'lines'>) {
  const { title, description, areaText, contactRole } = need;
  const lines = need.lines.map((line, index) => [`lines.${index}.name`, line.name] as const);
  return { title, description, areaText, contactRole, ...Object.fromEntries(lines) };
}

/** Puts a need on the wall (W3). Texts that would give away a person are refused by field (REG-06, SEC-33). */
export function publishNeed(
  actor: Actor,
  need: NeedMatter,
  now: Instant,
): Decision<Need, StepRefusal | PrivateRefusal> {
  const open = mayTake(actor, need, 'publish');
  if (!open.ok) return open;
  const against = againstPrivateText(publicTexts(need));
  if (against) return against;
  const published: Need = { ...need, state: 'open', publishedAt: now, reason: null };
  return allow(published, facts.needPublished(published));
}

export function withdrawNeed(
  actor: Actor,
  need: NeedMatter,
  claims: readonly StandingClaim[],
  reason: string,
): Decision<Need, StepRefusal> {
  const open = mayTake(actor, need, 'withdraw', claims);
  if (!open.ok) return open;
  const withdrawn: Need = { ...need, state: 'withdrawn', reason };
  return allow(withdrawn, facts.needWithdrawn(withdrawn));
}

/** What an organisation says when it takes over a part of a line. */
export type ClaimWish = {
  readonly id: string;
  readonly lineId: string;
  readonly organisationId: string;
  readonly amount: number;
  readonly plan: string;
  readonly firstContactOn: CivilDate;
  readonly finishOn: CivilDate;
};

export type ClaimRefusal =
  | 'need-not-in-this-state'
  | 'need-line-not-found'
  | 'not-your-organisation'
  | 'provider-is-requester'
  | 'need-already-covered'
  | 'claim-exceeds-remaining'
  | 'dates-out-of-order'
  | 'date-in-the-past'
  | PrivateRefusal;

function againstDates(wish: ClaimWish, today: CivilDate) {
  if (wish.firstContactOn < today) return refuse('date-in-the-past', { field: 'firstContactOn' });
  if (wish.finishOn < wish.firstContactOn) return refuse('dates-out-of-order', { field: 'finishOn' });
  return null;
}

/**
 * Lets an organisation take over a part of one line, and nothing else with it (T15). What remains is what was asked
 * for less what standing claims hold, so `claims` must have been read under the line's lock.
 */
export function claimNeed(
  actor: Actor,
  need: Need,
  claims: readonly StandingClaim[],
  {
    wish,
    provider,
    commitmentId,
    now,
  }: {
    readonly wish: ClaimWish;
    readonly provider: OrganisationRef;
    readonly commitmentId: string;
    readonly now: Instant;
  },
): Decision<Claim, ClaimRefusal> {
  if (!mayClaimFor(actor, provider)) return refuse('not-your-organisation', { field: 'organisationId' });
  if (need.state !== 'open') return refuse('need-not-in-this-state');
  if (provider.id === need.organisationId) return refuse('provider-is-requester', { field: 'organisationId' });
  const line = need.lines.find((each) => each.id === wish.lineId);
  if (!line) return refuse('need-line-not-found', { field: 'lineId' });
  const against = againstDates(wish, civilDateOf(now)) ?? againstPrivateText({ plan: wish.plan });
  if (against) return against;
  const { remaining } = coverageOf(line, claims);
  if (remaining === 0) return refuse('need-already-covered', { field: 'amount' });
  if (wish.amount > remaining) {
    return refuse('claim-exceeds-remaining', { field: 'amount', detail: { remaining, unit: line.unit } });
  }
  const { id, lineId, organisationId, amount, firstContactOn, finishOn } = wish;
  const claim: Claim = {
    id,
    needId: need.id,
    lineId,
    commitmentId,
    organisationId,
    amount,
    firstContactOn,
    finishOn,
    claimedAt: now,
    releasedAt: null,
  };
  return allow(claim, facts.needClaimed(need, claim));
}

/** The need after one of its commitments was closed out or reopened; null when nothing changes for it. */
export function followCommitments(
  need: Need,
  claims: readonly StandingClaim[],
  now: Instant,
): Decision<Need, never> | null {
  const isDone = isWhollyClosed(need, claims);
  if (need.state === 'open' && isDone) {
    const fulfilled: Need = { ...need, state: 'fulfilled', fulfilledOn: civilDateOf(now) };
    return allow(fulfilled, facts.needFulfilled(fulfilled));
  }
  if (need.state === 'fulfilled' && !isDone) {
    const reopened: Need = { ...need, state: 'open', fulfilledOn: null };
    return allow(reopened, facts.needReopened(reopened));
  }
  return null;
}

/**
 * When a commitment was closed with less than was claimed, the rest goes back to the pool; otherwise nobody could ever
 * take it over. Null when nothing is to be given back. A later reopening asks for what was done, not for the rest.
 */
export function settleShortfall(need: Need, claim: StandingClaim, now: Instant): Allowed<StandingClaim> | null {
  const shortfall = claim.amount - claim.fulfilledAmount;
  if (claim.state !== 'closed' || claim.releasedAt !== null || shortfall <= 0) return null;
  const settled =
    claim.fulfilledAmount === 0 ? { ...claim, releasedAt: now } : { ...claim, amount: claim.fulfilledAmount };
  return allow(settled, facts.shortfallReturned(need, claim, shortfall));
}
