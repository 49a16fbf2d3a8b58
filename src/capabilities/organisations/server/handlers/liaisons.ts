import { civilDateOf } from '../../../../kernel/days.ts';
import { mapDecision, refuse } from '../../../../kernel/decision.ts';
import { handle } from '../../../../platform/server/handle.ts';
import * as contract from '../../contract/liaisons.ts';
import * as rules from '../../domain/liaisons.ts';
import * as liaisonStore from '../store-liaisons.ts';
import * as store from '../store.ts';

export const nameLiaison = handle(contract.nameLiaison, async ({ actor, input, now, tx }) => {
  const organisation = await store.findOrganisationForUpdate(tx, input.organisationId);
  if (!organisation) return refuse('organisation-not-found');
  const { validFrom: from, ...rest } = input;
  const decision = rules.nameLiaison(
    actor,
    { ...rest, from, until: null },
    { organisation, present: await liaisonStore.listLiaisons(tx, organisation.id), today: civilDateOf(now) },
  );
  if (!decision.ok) return decision;
  if (await liaisonStore.hasLiaison(tx, input.id)) return refuse('liaison-exists-already');
  await liaisonStore.saveNewLiaison(tx, decision.value, now);
  return mapDecision(decision, ({ id }) => ({ id }));
});

export const endLiaison = handle(contract.endLiaison, async ({ actor, input, now, tx }) => {
  const organisation = await store.findOrganisationForUpdate(tx, input.organisationId);
  if (!organisation) return refuse('organisation-not-found');
  const liaison = await liaisonStore.findLiaison(tx, organisation.id, input.liaisonId);
  const decision = rules.endLiaison(actor, organisation, liaison, { on: input.on, today: civilDateOf(now) });
  if (decision.ok) await liaisonStore.saveLiaisonEnd(tx, decision.value);
  return mapDecision(decision, ({ id }) => ({ id }));
});
