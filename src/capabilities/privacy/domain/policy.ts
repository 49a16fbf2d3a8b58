import { holds, isSame, type Actor, type OrganisationRef } from '../../../kernel/actor.ts';
import type { Consent } from './consents.ts';

/** Whether the actor answers for the personal data of the whole place. */
export function isOfficerOf(actor: Actor, rootIds: readonly string[]): boolean {
  return rootIds.some((id) => holds(actor, 'privacy-officer', { id, lineage: [id] }));
}

/** Whether this is the person themselves. */
export function isSelf(actor: Actor, personId: string): boolean {
  return isSame(actor, personId);
}

/** One press of the person; or the privacy officer, when somebody asks in writing. */
export function mayWithdraw(actor: Actor, consent: Pick<Consent, 'personId'>, rootIds: readonly string[]): boolean {
  return isSelf(actor, consent.personId) || isOfficerOf(actor, rootIds);
}

/** Who takes in a paper that a guardian or an organisation signed: the person's own organisation, or the officer. */
export function mayRecordPaper(
  actor: Actor,
  organisation: OrganisationRef | undefined,
  rootIds: readonly string[],
): boolean {
  return isOfficerOf(actor, rootIds) || (organisation !== undefined && holds(actor, 'clerk', organisation));
}

/** Who audits the looks at data of minors: the privacy officer, and the auditor of the whole place. */
export function mayAuditLooks(actor: Actor, rootIds: readonly string[]): boolean {
  const isAuditor = rootIds.some((id) => holds(actor, 'auditor', { id, lineage: [id] }));
  return isAuditor || isOfficerOf(actor, rootIds);
}
