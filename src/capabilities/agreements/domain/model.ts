import { z } from 'zod';
import type { OrganisationRef } from '../../../kernel/actor.ts';
import type { CivilDate, Instant } from '../../../kernel/days.ts';
import type { Quantity } from '../../../kernel/quantity.ts';
import type { CommitmentState } from '../../commitments/domain/model.ts';

/** Where an agreement stands in W2. */
export const AgreementState = z.enum(['draft', 'negotiating', 'ready', 'in-force', 'ended', 'terminated']);
export type AgreementState = z.infer<typeof AgreementState>;

/** Main parties agree and sign; supporting ones, which need not be Party organisations, stand by (REG-04). */
export const PartyRole = z.enum(['main', 'supporting']);
export type PartyRole = z.infer<typeof PartyRole>;

/** `direct` clauses become commitments at the signature; `by-needs` clauses are served by needs that name them. */
export const ClauseWay = z.enum(['direct', 'by-needs']);
export type ClauseWay = z.infer<typeof ClauseWay>;

export type AgreementParty = {
  readonly organisationId: string;
  readonly role: PartyRole;
  readonly agreedAt: Instant | null;
  /** The person who agreed for this party; one person cannot be both sides of an agreement. */
  readonly agreedBy: string | null;
};

/** One promise of an agreement, with a side, a measure and a date. */
export type Clause = {
  readonly id: string;
  readonly no: number;
  readonly text: string;
  readonly providerOrganisationId: string;
  readonly requesterOrganisationId: string;
  readonly target: Quantity;
  readonly from: CivilDate;
  readonly dueOn: CivilDate;
  readonly way: ClauseWay;
  /** When as much as was promised had been closed out; null while it has not. */
  readonly tickedAt: Instant | null;
};

export type Agreement = {
  readonly id: string;
  readonly title: string;
  readonly purpose: string;
  readonly startsOn: CivilDate;
  readonly endsOn: CivilDate;
  readonly parties: readonly AgreementParty[];
  readonly clauses: readonly Clause[];
  readonly state: AgreementState;
  readonly signedOn: CivilDate | null;
  readonly placeText: string | null;
  readonly endedOn: CivilDate | null;
  /** Why it was terminated, or the summary with which it ended. */
  readonly reason: string | null;
};

/** What is written in the one form from which an agreement starts. */
export type AgreementDraft = Pick<Agreement, 'id' | 'title' | 'purpose' | 'startsOn' | 'endsOn'> & {
  readonly parties: readonly Pick<AgreementParty, 'organisationId' | 'role'>[];
  readonly clauses: readonly Omit<Clause, 'no' | 'tickedAt'>[];
};

/** A party's organisation as the rules of W2 want it. */
export type PartyOrganisation = OrganisationRef & {
  /** Whether it is a Party organisation or the host of one: only these may be main parties (REG-04). */
  readonly isPartyOrganisationOrHost: boolean;
};
export type PartyOrganisations = ReadonlyMap<string, PartyOrganisation>;

/** An agreement with the lineages of its parties, as policies want it. */
export type AgreementMatter = Agreement & { readonly organisations: ReadonlyMap<string, OrganisationRef> };

/** What has become of a commitment that serves a clause. */
export type ClauseCommitment = {
  readonly clauseId: string;
  readonly commitmentId: string;
  readonly ledgerNo: string;
  readonly title: string;
  readonly state: CommitmentState;
  readonly providerOrganisationId: string;
  readonly quantity: Quantity;
  readonly fulfilledAmount: number;
  readonly dueOn: CivilDate;
};

export function mainParties(agreement: Pick<Agreement, 'parties'>): readonly AgreementParty[] {
  return agreement.parties.filter((party) => party.role === 'main');
}

/** Whether the public may read it: agreements are shown once they were signed. */
export function isPublic(agreement: Pick<Agreement, 'signedOn'>): boolean {
  return agreement.signedOn !== null;
}
