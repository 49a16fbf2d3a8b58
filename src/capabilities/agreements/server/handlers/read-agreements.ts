import type { Actor, Role } from '../../../../kernel/actor.ts';
import { cutPage, Id } from '../../../../kernel/contract.ts';
import { refuse } from '../../../../kernel/decision.ts';
import { answer } from '../../../../platform/server/handle.ts';
import type { Tx } from '../../../../platform/server/transaction.ts';
import { listReachIds } from '../../../organisations/server/door.ts';
import * as contract from '../../contract.ts';
import { AgreementState, isPublic } from '../../domain/model.ts';
import { maySee } from '../../domain/policy.ts';
import { cardOf, partyOrganisations, showAgreement, stepsFor } from '../present.ts';
import * as store from '../store.ts';

/** What is no id cannot be the key of a page: then the list begins at its beginning. */
const asKey = (after: string | undefined): string | null => Id.safeParse(after).data ?? null;

export const listAgreements = answer(contract.listAgreements, async ({ tx, input }) => {
  const states = input.state ? [input.state] : (['in-force', 'ended', 'terminated'] as const);
  const agreements = await store.listSigned(tx, states, { after: asKey(input.after), limit: input.limit + 1 });
  const { items, next } = cutPage(agreements, input.limit, (agreement) => agreement.id);
  const names = await partyOrganisations(tx, items);
  return { items: items.map((agreement) => cardOf(agreement, names)), next };
});

export const getAgreement = answer(contract.getAgreement, async ({ tx, input }) => {
  const agreement = await store.findAgreement(tx, input.agreementId);
  if (!agreement || !isPublic(agreement)) return refuse('agreement-not-found');
  return showAgreement(tx, agreement, 'anyone');
});

export const findClause = answer(contract.findClause, async ({ tx, input }) => {
  const id = await store.findAgreementIdOfClause(tx, input.clauseId);
  const agreement = id && (await store.findAgreement(tx, id));
  const clause = agreement && agreement.clauses.find((each) => each.id === input.clauseId);
  if (!clause || !isPublic(agreement)) return refuse('clause-not-found');
  return { agreementId: agreement.id, no: clause.no, text: clause.text };
});

/** What is in force is public, so every writer of needs may choose from all of it. */
export const listOpenClauses = answer(contract.listOpenClauses, async ({ tx }) => ({
  items: await store.listOpenClauses(tx),
}));

/** The organisations of the actor's grants and everything below them. */
export async function listDeskOrganisationIds(tx: Tx, actor: Actor, roles = deskRoles): Promise<string[]> {
  return listReachIds(tx, actor, roles);
}
const deskRoles: readonly Role[] = ['clerk', 'coordinator', 'auditor'];

export const listAgreementsForDesk = answer(contract.listAgreementsForDesk, async (call) => {
  const { tx, input, actor } = call;
  const organisationIds = await listDeskOrganisationIds(tx, actor);
  const states = input.state ? [input.state] : AgreementState.options;
  const page = { after: asKey(input.after), limit: input.limit + 1 };
  const agreements = await store.listAgreementsOf(tx, { organisationIds, states }, page);
  const { items, next } = cutPage(agreements, input.limit, (agreement) => agreement.id);
  const names = await partyOrganisations(tx, items);
  return {
    items: items.map((agreement) => ({ ...cardOf(agreement, names), ...stepsFor(agreement, names, call) })),
    next,
  };
});

export const getAgreementForDesk = answer(contract.getAgreementForDesk, async (call) => {
  const agreement = await store.findAgreement(call.tx, call.input.agreementId);
  if (!agreement) return refuse('agreement-not-found');
  const names = await partyOrganisations(call.tx, [agreement]);
  if (!maySee(call.actor, { ...agreement, organisations: names })) return refuse('agreement-not-found');
  return { ...(await showAgreement(call.tx, agreement, 'desk')), ...stepsFor(agreement, names, call) };
});
