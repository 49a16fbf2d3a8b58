import type { Fact } from '../../../kernel/decision.ts';
import type { Agreement, Clause } from './model.ts';

function ofAgreement(name: string, agreement: Agreement, detail: Fact['detail'] = {}): Fact {
  return { name, subject: { kind: 'agreement', id: agreement.id }, detail };
}

export const drafted = (agreement: Agreement): Fact =>
  ofAgreement('agreements.drafted', agreement, {
    partyOrganisationIds: agreement.parties.map((party) => party.organisationId),
    clauseCount: agreement.clauses.length,
  });
export const proposed = (agreement: Agreement): Fact => ofAgreement('agreements.proposed', agreement);
export const agreed = (agreement: Agreement, organisationId: string): Fact =>
  ofAgreement('agreements.agreed', agreement, { organisationId, state: agreement.state });
export const signed = (agreement: Agreement): Fact =>
  ofAgreement('agreements.signed', agreement, {
    signedOn: agreement.signedOn,
    partyOrganisationIds: agreement.parties.map((party) => party.organisationId),
  });
export const ended = (agreement: Agreement): Fact =>
  ofAgreement('agreements.ended', agreement, {
    endedOn: agreement.endedOn,
    clauses: agreement.clauses.length,
    ticked: agreement.clauses.filter((clause) => clause.tickedAt !== null).length,
  });
export const terminated = (agreement: Agreement): Fact =>
  ofAgreement('agreements.terminated', agreement, { endedOn: agreement.endedOn });

function clauseDetail(clause: Clause): Fact['detail'] {
  const { id, no, providerOrganisationId, requesterOrganisationId } = clause;
  return { clauseId: id, no, providerOrganisationId, requesterOrganisationId };
}
export const clauseTicked = (agreement: Agreement, clause: Clause): Fact =>
  ofAgreement('agreements.clause-ticked', agreement, clauseDetail(clause));
export const clauseUnticked = (agreement: Agreement, clause: Clause): Fact =>
  ofAgreement('agreements.clause-unticked', agreement, clauseDetail(clause));
