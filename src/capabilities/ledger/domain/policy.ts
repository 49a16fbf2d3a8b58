import { holds, type Actor, type OrganisationRef } from '../../../kernel/actor.ts';

/**
 * Reads the entries of others: coordinators and auditors, over the organisation the owner belongs to. The whole
 * ledger, and accounts that belong to no organisation, are read by those responsible for the topmost one.
 */
export function mayReadEntriesOf(actor: Actor, organisation: OrganisationRef): boolean {
  return holds(actor, 'coordinator', organisation) || holds(actor, 'auditor', organisation);
}
