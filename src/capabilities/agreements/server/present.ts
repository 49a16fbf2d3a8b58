import type { Actor } from '../../../kernel/actor.ts';
import type { Instant } from '../../../kernel/days.ts';
import type { Locale } from '../../../kernel/words.ts';
import type { Tx } from '../../../platform/server/transaction.ts';
import type { Organisation } from '../../organisations/domain/model.ts';
import { isPublicState } from '../../commitments/domain/model.ts';
import { findOrganisations } from '../../organisations/server/door.ts';
import type { AgreementAtDesk, AgreementCard, AgreementShown } from '../contract.ts';
import type { Agreement, Clause, ClauseCommitment } from '../domain/model.ts';
import { deskActions, mayTake, partiesToAgree } from '../domain/policy.ts';
import { progressBySide, progressOf } from '../domain/progress.ts';
import { words } from '../messages/words.ts';
import { listClauseCommitments } from './serving.ts';

type Names = ReadonlyMap<string, Organisation>;

/** All organisations that are parties of these agreements. */
export function partyOrganisations(tx: Tx, agreements: readonly Agreement[]): Promise<Map<string, Organisation>> {
  const ids = agreements.flatMap((agreement) => agreement.parties.map((party) => party.organisationId));
  return findOrganisations(tx, [...new Set(ids)]);
}

const named = (names: Names, id: string) => ({ id, name: names.get(id)?.name ?? '' });

export function cardOf(agreement: Agreement, names: Names): AgreementCard {
  const { id, title, state, startsOn, endsOn, signedOn, clauses } = agreement;
  return {
    id,
    title,
    state,
    startsOn,
    endsOn,
    signedOn,
    parties: agreement.parties.map(({ organisationId, role, agreedAt }) => ({
      ...named(names, organisationId),
      role,
      agreedAt,
    })),
    clauseCount: clauses.length,
    tickedCount: clauses.filter((clause) => clause.tickedAt !== null).length,
  };
}

function showClause(clause: Clause, commitments: readonly ClauseCommitment[], names: Names) {
  const { committed, fulfilled } = progressOf(clause, commitments);
  const own = commitments.filter((commitment) => commitment.clauseId === clause.id);
  return {
    ...clause,
    target: { ...clause.target },
    provider: named(names, clause.providerOrganisationId),
    requester: named(names, clause.requesterOrganisationId),
    committed,
    fulfilled,
    commitments: own.map((commitment) => ({
      ...commitment,
      quantity: { ...commitment.quantity },
      provider: named(names, commitment.providerOrganisationId),
    })),
  };
}

/** One agreement with what became of each clause, and how each side keeps its word. */
export async function showAgreement(tx: Tx, agreement: Agreement, whom: 'anyone' | 'desk'): Promise<AgreementShown> {
  const serving = await listClauseCommitments(
    tx,
    agreement,
    agreement.clauses.map((clause) => clause.id),
  );
  const commitments = serving.filter((commitment) => whom === 'desk' || isPublicState(commitment.state));
  const ids = [
    ...agreement.parties.map((party) => party.organisationId),
    ...commitments.map((commitment) => commitment.providerOrganisationId),
  ];
  const names = await findOrganisations(tx, [...new Set(ids)]);
  const { purpose, placeText, endedOn, reason } = agreement;
  return {
    ...cardOf(agreement, names),
    purpose,
    placeText,
    endedOn,
    reason,
    clauses: agreement.clauses.map((clause) => showClause(clause, commitments, names)),
    sides: progressBySide(agreement, commitments)
      .filter((side) => side.clauses > 0)
      .map(({ organisationId, ...side }) => ({ ...side, organisation: named(names, organisationId) })),
  };
}

type Asker = { readonly actor: Actor; readonly now: Instant; readonly locale: Locale };

/** The steps of the console with the reason where one is closed, and for whom the actor may still agree. */
export function stepsFor(agreement: Agreement, names: Names, { actor, now, locale }: Asker) {
  const matter = { ...agreement, organisations: names };
  const actions: AgreementAtDesk['actions'] = deskActions.map((action) => {
    const open = mayTake(actor, matter, action, now);
    if (open.ok) return { action, allowed: true };
    return { action, allowed: false, because: words[locale].refusals[open.refusal] };
  });
  const canAgree = actions.some((each) => each.action === 'agree' && each.allowed);
  const parties = canAgree ? partiesToAgree(actor, matter) : [];
  return { actions, mayAgreeFor: parties.map((party) => named(names, party.organisationId)) };
}
