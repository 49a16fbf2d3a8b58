import { mapDecision, refuse, type Decision } from '../../../../kernel/decision.ts';
import { handle } from '../../../../platform/server/handle.ts';
import type { Tx } from '../../../../platform/server/transaction.ts';
import * as contract from '../../contract.ts';
import type { Agreement, AgreementMatter } from '../../domain/model.ts';
import * as rules from '../../domain/rules.ts';
import { findPartyOrganisations } from '../party-organisations.ts';
import { partyOrganisations } from '../present.ts';
import * as store from '../store.ts';

export const draftAgreement = handle(contract.draftAgreement, async ({ tx, actor, input }) => {
  if (await store.findAgreement(tx, input.id)) return refuse('agreement-exists-already');
  const organisations = await findPartyOrganisations(
    tx,
    input.parties.map((party) => party.organisationId),
  );
  const decision = rules.draftAgreement(actor, input, organisations);
  if (decision.ok) await store.saveNewAgreement(tx, decision.value);
  return mapDecision(decision, moved);
});

export const proposeAgreement = handle(contract.proposeAgreement, async ({ tx, actor, input, now }) => {
  const agreement = await findMatterForUpdate(tx, input.agreementId);
  if (!agreement) return refuse('agreement-not-found');
  return saved(tx, rules.proposeAgreement(actor, agreement, now));
});

export const agreeToAgreement = handle(contract.agreeToAgreement, async ({ tx, actor, input, now }) => {
  const agreement = await findMatterForUpdate(tx, input.agreementId);
  if (!agreement) return refuse('agreement-not-found');
  return saved(tx, rules.agreeToAgreement(actor, agreement, { organisationId: input.organisationId, now }));
});

export const endAgreement = handle(contract.endAgreement, async ({ tx, actor, input, now }) => {
  const agreement = await findMatterForUpdate(tx, input.agreementId);
  if (!agreement) return refuse('agreement-not-found');
  return saved(tx, rules.endAgreement(actor, agreement, input.summary, now));
});

export const terminateAgreement = handle(contract.terminateAgreement, async ({ tx, actor, input, now }) => {
  const agreement = await findMatterForUpdate(tx, input.agreementId);
  if (!agreement) return refuse('agreement-not-found');
  return saved(tx, rules.terminateAgreement(actor, agreement, input.reason, now));
});

/** The agreement with its parties, held until this write is over. */
export async function findMatterForUpdate(tx: Tx, id: string): Promise<AgreementMatter | undefined> {
  const agreement = await store.findAgreementForUpdate(tx, id);
  return agreement && { ...agreement, organisations: await partyOrganisations(tx, [agreement]) };
}

async function saved<Refusal extends string>(tx: Tx, decision: Decision<Agreement, Refusal>) {
  if (decision.ok) await store.saveAgreement(tx, decision.value);
  return mapDecision(decision, moved);
}

const moved = ({ id, state }: Agreement) => ({ id, state });
