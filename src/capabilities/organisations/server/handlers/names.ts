import { civilDateOf } from '../../../../kernel/days.ts';
import { mapDecision, refuse } from '../../../../kernel/decision.ts';
import { handle } from '../../../../platform/server/handle.ts';
import type { Tx } from '../../../../platform/server/transaction.ts';
import * as contract from '../../contract/names.ts';
import type { Organisation } from '../../domain/model.ts';
import * as names from '../../domain/names.ts';
import { shown, shownName } from '../present.ts';
import * as nameStore from '../store-names.ts';
import * as store from '../store.ts';

/** The one above is locked first, as whoever adds below it does: so none takes a name that is being given. */
async function findWithParentForUpdate(tx: Tx, id: string): Promise<Organisation | undefined> {
  const known = await store.findOrganisation(tx, id);
  if (known?.parentId) await store.findOrganisationForUpdate(tx, known.parentId);
  return known && store.findOrganisationForUpdate(tx, id);
}

export const renameOrganisation = handle(contract.renameOrganisation, async (call) => {
  const { actor, input, now, tx, newId } = call;
  const organisation = await findWithParentForUpdate(tx, input.organisationId);
  if (!organisation) return refuse('organisation-not-found');
  const decision = names.rename(actor, organisation, input, {
    hasTwin: await store.hasTwin(tx, organisation.parentId, input.name, organisation.id),
    today: civilDateOf(now),
    ids: { official: newId(), short: newId() },
  });
  if (!decision.ok) return decision;
  await store.saveOrganisation(tx, decision.value.organisation);
  for (const former of decision.value.former) await nameStore.saveNewName(tx, former, now);
  return mapDecision(decision, (renamed) => shown(renamed.organisation));
});

export const addAlias = handle(contract.addAlias, async ({ actor, input, now, tx }) => {
  const organisation = await store.findOrganisationForUpdate(tx, input.organisationId);
  if (!organisation) return refuse('organisation-not-found');
  const { id, name, documentNo, validFrom: from, validUntil: until } = input;
  const alias = { id, organisationId: organisation.id, kind: 'alias' as const, name, from, until, documentNo };
  const decision = names.addAlias(
    actor,
    organisation,
    { ...alias, reason: null },
    { others: await nameStore.listNames(tx, organisation.id), today: civilDateOf(now) },
  );
  if (!decision.ok) return decision;
  if (await nameStore.hasName(tx, id)) return refuse('alias-exists-already');
  await nameStore.saveNewName(tx, decision.value, now);
  return mapDecision(decision, shownName);
});

export const endAlias = handle(contract.endAlias, async ({ actor, input, now, tx }) => {
  const organisation = await store.findOrganisationForUpdate(tx, input.organisationId);
  if (!organisation) return refuse('organisation-not-found');
  const alias = await nameStore.findName(tx, organisation.id, input.aliasId);
  const decision = names.endAlias(actor, organisation, alias, { on: input.on, today: civilDateOf(now) });
  if (decision.ok) await nameStore.saveNameEnd(tx, decision.value);
  return mapDecision(decision, shownName);
});
