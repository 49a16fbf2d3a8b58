import { mapDecision, refuse, type Decision } from '../../../../kernel/decision.ts';
import { handle } from '../../../../platform/server/handle.ts';
import type { Tx } from '../../../../platform/server/transaction.ts';
import { findOpenOrganisation, findOrganisation } from '../../../organisations/server/door.ts';
import * as contract from '../../contract.ts';
import type { Need, NeedMatter } from '../../domain/model.ts';
import * as rules from '../../domain/rules.ts';
import { listStandingClaims } from '../standing.ts';
import * as store from '../store.ts';

export const draftNeed = handle(contract.draftNeed, async ({ tx, actor, input }) => {
  const requester = await findOpenOrganisation(tx, input.organisationId);
  if (!requester) return refuse('organisation-not-found', { field: 'organisationId' });
  if (await store.findNeed(tx, input.id)) return refuse('need-exists-already');
  const decision = rules.draftNeed(actor, { ...input, origin: input.origin ?? null }, requester);
  if (decision.ok) await store.saveNewNeed(tx, decision.value);
  return mapDecision(decision, moved);
});

export const reviseNeed = handle(contract.reviseNeed, async ({ tx, actor, input: { needId, ...draft } }) => {
  const need = await findMatterForUpdate(tx, needId);
  if (!need) return refuse('need-not-found');
  const decision = rules.reviseNeed(actor, need, draft);
  if (decision.ok) await store.saveRevisedNeed(tx, decision.value);
  return mapDecision(decision, moved);
});

export const submitNeed = handle(contract.submitNeed, async ({ tx, actor, input, now }) => {
  const need = await findMatterForUpdate(tx, input.needId);
  if (!need) return refuse('need-not-found');
  return saved(tx, rules.submitNeed(actor, need, now));
});

export const returnNeed = handle(contract.returnNeed, async ({ tx, actor, input }) => {
  const need = await findMatterForUpdate(tx, input.needId);
  if (!need) return refuse('need-not-found');
  return saved(tx, rules.returnNeed(actor, need, input.reason));
});

export const publishNeed = handle(contract.publishNeed, async ({ tx, actor, input, now }) => {
  const need = await findMatterForUpdate(tx, input.needId);
  if (!need) return refuse('need-not-found');
  return saved(tx, rules.publishNeed(actor, need, now));
});

export const withdrawNeed = handle(contract.withdrawNeed, async ({ tx, actor, input }) => {
  const need = await findMatterForUpdate(tx, input.needId);
  if (!need) return refuse('need-not-found');
  return saved(tx, rules.withdrawNeed(actor, need, await listStandingClaims(tx, [need]), input.reason));
});

async function findMatterForUpdate(tx: Tx, id: string): Promise<NeedMatter | undefined> {
  const need = await store.findNeedForUpdate(tx, id);
  const requester = need && (await findOrganisation(tx, need.organisationId));
  return need && requester && { ...need, requester };
}

async function saved<Refusal extends string>(tx: Tx, decision: Decision<Need, Refusal>) {
  if (decision.ok) await store.saveNeed(tx, decision.value);
  return mapDecision(decision, moved);
}

const moved = ({ id, state }: Need) => ({ id, state });
