import type { Actor, OrganisationRef } from '../../../kernel/actor.ts';
import { addDays, addMonthsToMonth, daysOfMonth, type CivilDate, type Instant } from '../../../kernel/days.ts';
import { allow, refuse, type Decision } from '../../../kernel/decision.ts';
import { firstPrivateText } from '../../../kernel/private-text.ts';
import { transitionFor } from '../../../kernel/transitions.ts';
import * as facts from './facts.ts';
import type { Batch, Content, Credential, CredentialState, FreeKind, RevocationKind } from './model.ts';
import { mayIssue, mayRevoke } from './policy.ts';
import { credentialWorkflow } from './workflow.ts';

/** The last day on which a paper is good: so many months after it was issued, less a day. Null: for good. */
export function validUntilOf(issuedOn: CivilDate, validMonths: number | null): CivilDate | null {
  if (validMonths === null) return null;
  const month = addMonthsToMonth(issuedOn.slice(0, 7), validMonths);
  const { last } = daysOfMonth(month);
  const sameDay = `${month}-${issuedOn.slice(8)}`;
  return addDays(sameDay > last ? last : sameDay, -1);
}

type Standing = {
  readonly snapshot: Pick<Credential['snapshot'], 'validUntil'>;
  readonly revocation: Pick<NonNullable<Credential['revocation']>, 'kind'> | null;
};

/** Nothing moves a paper to expired: that its last day is over is seen whenever it is looked at. */
export function stateOf({ snapshot, revocation }: Standing, today: CivilDate): CredentialState {
  if (revocation) return 'revoked';
  return snapshot.validUntil !== null && snapshot.validUntil < today ? 'expired' : 'valid';
}

/** How long a paper is good when nobody says: training is refreshed as the rule asks (RC-10), the rest stands. */
export function usualMonths(kind: FreeKind, rule: { readonly firstAiderMonths: number }): number | null {
  return kind === 'training-certificate' ? rule.firstAiderMonths : null;
}

/** What is written by hand says nothing of hours: those come from records only. */
export function writtenContent({ text, title }: Pick<Content, 'text' | 'title'>): Content {
  return { text, title, period: null, minutesByGrade: {}, services: [] };
}

export type WriteRefusal = 'not-yours-to-issue' | 'text-holds-private-number';

/** Whether this clerk may issue papers with these words for this organisation. */
export function mayWrite(
  actor: Actor,
  issuer: OrganisationRef,
  content: Pick<Content, 'text' | 'title'>,
): Decision<true, WriteRefusal> {
  if (!mayIssue(actor, issuer)) return refuse('not-yours-to-issue');
  const found = firstPrivateText({ text: content.text, title: content.title ?? '' });
  if (found) return refuse('text-holds-private-number', { field: found.field });
  return allow(true);
}

export type RevokeRefusal = 'not-yours-to-revoke' | 'already-revoked';

/** Takes a paper back. It keeps its number; whoever checks it is told that it no longer stands (W8). */
export function revoke(
  actor: Actor,
  { credential, issuer, today }: { credential: Credential; issuer: OrganisationRef; today: CivilDate },
  why: { readonly kind: RevocationKind; readonly reason: string; readonly now: Instant },
): Decision<Credential, RevokeRefusal> {
  if (actor.kind !== 'person' || !mayRevoke(actor, issuer)) return refuse('not-yours-to-revoke');
  if (!transitionFor(credentialWorkflow, stateOf(credential, today), 'revoke')) return refuse('already-revoked');
  const { kind, reason, now } = why;
  const revoked = { ...credential, revocation: { kind, reason, at: now, personId: actor.personId } };
  return allow(revoked, facts.revoked(revoked, kind));
}

/** How far a batch has come: papers are issued first, then printed into one file. */
export function progressOf(batch: Batch, issuedCount: number): 'issuing' | 'printing' | 'done' {
  if (batch.finishedAt) return 'done';
  return issuedCount < batch.lineCount ? 'issuing' : 'printing';
}
