import { holds, isSame, type Actor, type OrganisationRef } from '../../../kernel/actor.ts';
import { allow, refuse, type Decision } from '../../../kernel/decision.ts';
import { civilDateOf, type Instant } from '../../../kernel/days.ts';
import { firstPrivateText } from '../../../kernel/private-text.ts';
import { transitionFor } from '../../../kernel/transitions.ts';
import * as facts from './facts.ts';
import type { Bulletin, BulletinText } from './model.ts';
import { bulletinFlow, type BulletinAction } from './workflow.ts';

/** A bulletin with the organisation that issues it, as policies need it. */
export type Matter = { readonly bulletin: Bulletin; readonly issuer: OrganisationRef };

export type StepRefusal = 'bulletin-not-yours' | 'bulletin-not-in-this-state' | 'bulletin-written-by-you';
export type BulletinRefusal = StepRefusal | 'bulletin-holds-private-number';

export function mayDraft(actor: Actor, issuer: OrganisationRef): boolean {
  return holds(actor, 'editor', issuer);
}

/** A draft is seen by those who work on it; what was published is for everybody. */
export function maySee(actor: Actor, { bulletin, issuer }: Matter): boolean {
  return bulletin.state === 'published' || holds(actor, 'editor', issuer) || holds(actor, 'signer', issuer);
}

/** Whether this person drafted the bulletin or changed its words since: the one who signs must be another (W18). */
function hasWritten(actor: Actor, { draftedBy, editedBy }: Bulletin): boolean {
  return [draftedBy, ...editedBy].some((personId) => isSame(actor, personId));
}

/** Why this actor may not take this action now; undefined when nothing stands against it. */
export function whyNot(actor: Actor, matter: Matter, action: BulletinAction): StepRefusal | undefined {
  const row = transitionFor(bulletinFlow, matter.bulletin.state, action);
  if (!row) return 'bulletin-not-in-this-state';
  if (!row.by.some((role) => holds(actor, role, matter.issuer))) return 'bulletin-not-yours';
  if (action === 'sign-off' && hasWritten(actor, matter.bulletin)) {
    return 'bulletin-written-by-you';
  }
  return undefined;
}

/** The text by the fields of the form, as far as the public reads it. */
function publicFields({ title, lead, paragraphs, distribution }: BulletinText): Readonly<Record<string, string>> {
  return {
    title,
    lead,
    ...Object.fromEntries(paragraphs.map(({ text }, index) => [`paragraphs.${index}.text`, text])),
    ...Object.fromEntries(Object.entries(distribution).map(([name, text]) => [`distribution.${name}`, text])),
  };
}

export function edit(
  actor: Actor & { kind: 'person' },
  matter: Matter,
  text: BulletinText,
  figures: Bulletin['figures'],
): Decision<Bulletin, BulletinRefusal> {
  const reason = whyNot(actor, matter, 'edit');
  if (reason) return refuse(reason);
  const editedBy = [...new Set([...matter.bulletin.editedBy, actor.personId])];
  const bulletin = { ...matter.bulletin, ...text, figures, editedBy };
  return allow(bulletin, facts.edited(bulletin));
}

/** Hands the draft to the one who signs. Text with somebody's number or address goes no further (REG-06, SEC-33). */
export function submit(actor: Actor, matter: Matter): Decision<Bulletin, BulletinRefusal> {
  const reason = whyNot(actor, matter, 'submit');
  if (reason) return refuse(reason);
  const found = firstPrivateText(publicFields(matter.bulletin));
  if (found) return refuse('bulletin-holds-private-number', { field: found.field, detail: { where: found.field } });
  const bulletin: Bulletin = { ...matter.bulletin, state: 'submitted', returnReason: null };
  return allow(bulletin, facts.submitted(bulletin));
}

export function giveBack(actor: Actor, matter: Matter, reason: string): Decision<Bulletin, BulletinRefusal> {
  const refusal = whyNot(actor, matter, 'return');
  if (refusal) return refuse(refusal);
  const bulletin: Bulletin = { ...matter.bulletin, state: 'draft', returnReason: reason };
  return allow(bulletin, facts.returned(bulletin));
}

export type IssueNumbers = { readonly issueNo: number; readonly totalNo: number };

/**
 * The leader's signature: its day is the day of issue, and the numbers are given now, so that no number is ever lost
 * on a draft (DOC-03).
 */
export function signOff(
  actor: Actor & { kind: 'person' },
  matter: Matter,
  numbers: IssueNumbers,
  now: Instant,
): Decision<Bulletin, BulletinRefusal> {
  const reason = whyNot(actor, matter, 'sign-off');
  if (reason) return refuse(reason);
  const bulletin: Bulletin = {
    ...matter.bulletin,
    ...numbers,
    state: 'published',
    signedBy: actor.personId,
    issuedOn: civilDateOf(now),
  };
  return allow(bulletin, facts.signedOff(bulletin));
}
