import type { Actor, OrganisationRef } from '../../../kernel/actor.ts';
import type { CivilDate, Instant } from '../../../kernel/days.ts';
import { allow, refuse, type Allowed, type Decision } from '../../../kernel/decision.ts';
import { transitionFor } from '../../../kernel/transitions.ts';
import { consentWorkflow, selfPurposes, type Consent, type ConsentAction, type ConsentPurpose } from './consents.ts';
import * as facts from './facts.ts';
import { mayRecordPaper, mayWithdraw } from './policy.ts';

/** What is asked: for what, and for the one organisation where data is to be shared. */
export type Asked = {
  readonly id: string;
  readonly personId: string;
  readonly purpose: ConsentPurpose;
  readonly organisationId: string | null;
};

/** What the rules must know of the world before anybody consents. */
export type Known = {
  readonly now: Instant;
  /** The version of the notice in force, which is the one consented to. */
  readonly noticeVersion: number;
  /** The consent to the same that still stands. */
  readonly standing: Consent | undefined;
  readonly isUnder14: boolean;
};

type SettleRefusal = 'organisation-needed' | 'consented-already';
type GiveRefusal = SettleRefusal | 'guardian-must-consent' | 'notice-changed';
type RecordRefusal = SettleRefusal | 'guardian-must-consent' | 'not-recorded-by-you';

/** A new consent, and the one before it which it takes the place of. */
export type Given = { readonly given: Consent; readonly superseded: Consent | null };

/**
 * A person consents for themselves to the notice they were shown. Under 14 only a guardian can (SEC-02), and a newer
 * notice must be read first (SEC-04).
 */
export function giveConsent(
  actor: Actor,
  asked: Asked,
  shownVersion: number,
  known: Known,
): Decision<Given, GiveRefusal> {
  const isOwn = selfPurposes.some((purpose) => purpose === asked.purpose);
  if (known.isUnder14 || !isOwn) return refuse('guardian-must-consent');
  if (shownVersion !== known.noticeVersion) return refuse('notice-changed');
  const recordedBy = actor.kind === 'person' ? actor.personId : asked.personId;
  const how = { givenBy: 'self', method: 'form', evidenceFileId: null, recordedBy, expiresOn: null } as const;
  return settle(asked, how, known);
}

export type Paper = Pick<Consent, 'givenBy' | 'method' | 'evidenceFileId' | 'expiresOn'>;

/** Somebody takes in what a guardian or an organisation signed on paper. */
export function recordConsent(
  actor: Actor,
  asked: Asked,
  paper: Paper,
  known: Known & { readonly organisation: OrganisationRef | undefined; readonly rootIds: readonly string[] },
): Decision<Given, RecordRefusal> {
  if (!mayRecordPaper(actor, known.organisation, known.rootIds)) return refuse('not-recorded-by-you');
  const needsGuardian = known.isUnder14 || asked.purpose === 'children';
  if (needsGuardian && paper.givenBy !== 'guardian') return refuse('guardian-must-consent', { field: 'givenBy' });
  const recordedBy = actor.kind === 'person' ? actor.personId : 'system';
  return settle(asked, { ...paper, recordedBy }, known);
}

function settle(
  asked: Asked,
  how: Paper & Pick<Consent, 'recordedBy'>,
  { now, noticeVersion, standing }: Known,
): Decision<Given, SettleRefusal> {
  if ((asked.purpose === 'share-with-organisation') !== (asked.organisationId !== null)) {
    return refuse('organisation-needed', { field: 'organisationId' });
  }
  if (standing?.noticeVersion === noticeVersion) return refuse('consented-already');
  const given: Consent = { ...asked, ...how, noticeVersion, state: 'given', givenAt: now, endedAt: null };
  const superseded = standing ? ended(standing, 'supersede', now) : null;
  const all = [facts.consentGiven(given), ...(superseded ? [facts.consentEnded(superseded, 'supersede')] : [])];
  return allow({ given, superseded }, ...all);
}

/** The consent after it ended; it must stand. */
function ended(consent: Consent, action: ConsentAction, now: Instant): Consent {
  const row = transitionFor(consentWorkflow, consent.state, action);
  if (!row) throw new Error(`A consent that is ${consent.state} does not ${action}.`);
  return { ...consent, state: row.to, endedAt: now };
}

/** Withdrawn in one press, as easily as it was given (SEC-04). What was done before stays lawful. */
export function withdrawConsent(
  actor: Actor,
  consent: Consent,
  now: Instant,
  rootIds: readonly string[],
): Decision<Consent, 'consent-not-yours' | 'consent-ended'> {
  if (!mayWithdraw(actor, consent, rootIds)) return refuse('consent-not-yours');
  if (consent.state !== 'given') return refuse('consent-ended');
  const withdrawn = ended(consent, 'withdraw', now);
  return allow(withdrawn, facts.consentEnded(withdrawn, 'withdraw'));
}

/** Time has run out for a consent that was given until a day; undefined when it has not. */
export function expireConsent(consent: Consent, now: Instant, today: CivilDate): Allowed<Consent> | undefined {
  if (consent.state !== 'given' || consent.expiresOn === null || consent.expiresOn >= today) return undefined;
  const expired = ended(consent, 'expire', now);
  return allow(expired, facts.consentEnded(expired, 'expire'));
}
