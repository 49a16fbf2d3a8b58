import { z } from 'zod';
import { actorId, holds, isSame, type Actor, type OrganisationRef } from '../../../kernel/actor.ts';
import { addMinutes, type Instant } from '../../../kernel/days.ts';
import { allow, refuse, type Allowed, type Decision, type Fact } from '../../../kernel/decision.ts';
import { privateTextIn } from '../../../kernel/private-text.ts';
import { transitionFor, workflow } from '../../../kernel/transitions.ts';
import { isOfficerOf } from './policy.ts';

/** What can be asked for, one value at a time; the same that `people` reveals of adults. */
export const MinorValue = z.enum(['name', 'telephone', 'paper', 'birth-date', 'guardian-telephone']);
export type MinorValue = z.infer<typeof MinorValue>;

export const MinorAccessState = z.enum(['requested', 'approved', 'used', 'declined', 'expired']);
export type MinorAccessState = z.infer<typeof MinorAccessState>;
export type MinorAccessAction = 'approve' | 'decline' | 'look' | 'expire';

/** W17, SEC-03: nobody sees a minor's data before another person approved it, and then only for a while. */
export const minorAccessWorkflow = workflow<
  MinorAccessState,
  MinorAccessAction,
  'asker' | 'privacy-officer' | 'product'
>({
  name: 'minor-data-access',
  rule: 'W17',
  start: 'requested',
  ends: ['declined', 'expired'],
  transitions: [
    {
      from: ['requested'],
      action: 'approve',
      to: 'approved',
      by: ['privacy-officer'],
      needs: ['person-did-not-ask'],
    },
    {
      from: ['requested'],
      action: 'decline',
      to: 'declined',
      by: ['privacy-officer'],
      needs: ['person-did-not-ask', 'reason'],
    },
    { from: ['approved', 'used'], action: 'look', to: 'used', by: ['asker'], needs: ['window-open'] },
    { from: ['approved', 'used'], action: 'expire', to: 'expired', by: ['product'] },
    { from: ['requested'], action: 'expire', to: 'expired', by: ['product'] },
  ],
});

/** How long an approval can be used, and how long a request waits for one. */
export const WINDOW_MINUTES = 24 * 60;
export const WAITS_MINUTES = 7 * 24 * 60;

export type MinorAccess = {
  readonly id: string;
  readonly personId: string;
  readonly what: MinorValue;
  readonly reason: string;
  readonly state: MinorAccessState;
  readonly requestedBy: string;
  readonly requestedAt: Instant;
  readonly decidedBy: string | null;
  readonly decidedAt: Instant | null;
  readonly declineReason: string | null;
  /** Until when it waits for a decision, then until when it can be used. */
  readonly usableUntil: Instant;
};

function about(access: MinorAccess, name: `privacy.${string}`): Fact {
  const { id, personId, what, reason } = access;
  return { name, subject: { kind: 'minor-access', id }, detail: { personId, what, reason } };
}

/** A clerk or coordinator of the minor's organisation, or the officer, asks for one value and says why. */
export function askAccess(
  actor: Actor,
  wanted: Pick<MinorAccess, 'id' | 'personId' | 'what' | 'reason'>,
  known: { now: Instant; isMinor: boolean; homes: readonly OrganisationRef[]; rootIds: readonly string[] },
): Decision<MinorAccess, 'not-within-your-reach' | 'no-minor' | 'reason-holds-private-text'> {
  const isNear = known.homes.some((home) => holds(actor, 'clerk', home) || holds(actor, 'coordinator', home));
  if (!isNear && !isOfficerOf(actor, known.rootIds)) return refuse('not-within-your-reach');
  if (!known.isMinor) return refuse('no-minor', { field: 'personId' });
  if (privateTextIn(wanted.reason)) return refuse('reason-holds-private-text', { field: 'reason' });
  const access: MinorAccess = {
    ...wanted,
    state: 'requested',
    requestedBy: actorId(actor),
    requestedAt: known.now,
    decidedBy: null,
    decidedAt: null,
    declineReason: null,
    usableUntil: addMinutes(known.now, WAITS_MINUTES),
  };
  return allow(access, about(access, 'privacy.minor-access-requested'));
}

/** The privacy officer decides, and never on their own request. */
export function decideAccess(
  actor: Actor,
  access: MinorAccess,
  wanted: { readonly isApproved: boolean; readonly reason: string | null },
  known: { readonly now: Instant; readonly rootIds: readonly string[] },
): Decision<MinorAccess, 'not-privacy-officer' | 'asked-by-yourself' | 'step-not-open-now' | 'text-needed'> {
  if (!isOfficerOf(actor, known.rootIds)) return refuse('not-privacy-officer');
  if (isSame(actor, access.requestedBy)) return refuse('asked-by-yourself');
  const row = transitionFor(minorAccessWorkflow, access.state, wanted.isApproved ? 'approve' : 'decline');
  if (!row || access.usableUntil < known.now) return refuse('step-not-open-now');
  if (!wanted.isApproved && !wanted.reason) return refuse('text-needed', { field: 'reason' });
  const decided: MinorAccess = {
    ...access,
    state: row.to,
    decidedBy: actorId(actor),
    decidedAt: known.now,
    declineReason: wanted.isApproved ? null : wanted.reason,
    usableUntil: wanted.isApproved ? addMinutes(known.now, WINDOW_MINUTES) : access.usableUntil,
  };
  return allow(
    decided,
    about(decided, wanted.isApproved ? 'privacy.minor-access-approved' : 'privacy.minor-access-declined'),
  );
}

/** Only who asked looks, only within the window; each look is a fact here and in people. */
export function lookAt(
  actor: Actor,
  access: MinorAccess,
  now: Instant,
): Decision<MinorAccess, 'asked-by-another' | 'step-not-open-now'> {
  if (access.requestedBy !== actorId(actor)) return refuse('asked-by-another');
  const row = transitionFor(minorAccessWorkflow, access.state, 'look');
  if (!row || access.usableUntil < now) return refuse('step-not-open-now');
  const used = { ...access, state: row.to };
  return allow(used, about(used, 'privacy.minor-access-used'));
}

/** Its window is over, or nobody decided in time; undefined before. */
export function expireAccess(access: MinorAccess, now: Instant): Allowed<MinorAccess> | undefined {
  const row = transitionFor(minorAccessWorkflow, access.state, 'expire');
  if (!row || access.usableUntil >= now) return undefined;
  const expired = { ...access, state: row.to };
  return allow(expired, about(expired, 'privacy.minor-access-expired'));
}
