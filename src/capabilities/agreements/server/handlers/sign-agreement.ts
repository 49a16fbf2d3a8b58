import { allow, refuse, type Fact } from '../../../../kernel/decision.ts';
import { handle, type Doing } from '../../../../platform/server/handle.ts';
import { makeCommitment } from '../../../commitments/server/door.ts';
import * as contract from '../../contract.ts';
import type { Agreement, Clause } from '../../domain/model.ts';
import * as rules from '../../domain/rules.ts';
import { clauseOrigin } from '../serving.ts';
import * as store from '../store.ts';
import { findMatterForUpdate } from './write-agreements.ts';

/** The signature, and with it the promises: each direct clause stands in the ledger from this moment. */
export const signAgreement = handle(contract.signAgreement, async (call) => {
  const { tx, actor, input, now } = call;
  const agreement = await findMatterForUpdate(tx, input.agreementId);
  if (!agreement) return refuse('agreement-not-found');
  const decision = rules.signAgreement(actor, agreement, { ...input, now });
  if (!decision.ok) return decision;
  await store.saveAgreement(tx, decision.value);
  const { commitments, facts } = await promiseDirectClauses(call, decision.value);
  const { id, state } = decision.value;
  return allow({ id, state, commitments }, ...decision.facts, ...facts);
});

async function promiseDirectClauses(doing: Doing, agreement: Agreement) {
  const commitments: { id: string; ledgerNo: string; clauseId: string }[] = [];
  const facts: Fact[] = [];
  for (const clause of agreement.clauses.filter((each) => each.way === 'direct')) {
    const made = await makeCommitment(doing, commitmentOf(clause, agreement, doing.newId()));
    // A clause always has two different sides, so the ledger has nothing to refuse.
    if (!made.ok) throw new Error(`The commitment of clause ${clause.id} was refused: ${made.refusal}.`);
    commitments.push({ id: made.value.id, ledgerNo: made.value.ledgerNo, clauseId: clause.id });
    facts.push(...made.facts);
  }
  return { commitments, facts };
}

function commitmentOf(clause: Clause, agreement: Agreement, id: string) {
  return {
    id,
    title: clause.text,
    providerOrganisationId: clause.providerOrganisationId,
    requesterOrganisationId: clause.requesterOrganisationId,
    origins: [clauseOrigin(clause.id)],
    quantity: clause.target,
    dueOn: clause.dueOn,
    plan: agreement.title,
    startsAs: 'committed' as const,
  };
}
