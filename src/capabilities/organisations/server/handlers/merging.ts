import { civilDateOf } from '../../../../kernel/days.ts';
import { mapDecision, refuse } from '../../../../kernel/decision.ts';
import { handle } from '../../../../platform/server/handle.ts';
import * as contract from '../../contract/merging.ts';
import * as merging from '../../domain/merging.ts';
import { isCodeTaken } from '../code-claim.ts';
import { shown } from '../present.ts';
import * as mergingStore from '../store-merging.ts';
import * as store from '../store.ts';

export const mergeOrganisation = handle(contract.mergeOrganisation, async (call) => {
  const { actor, input, now, tx, newId } = call;
  const locked = await store.listOrganisationsForUpdate(tx, [input.organisationId, input.intoOrganisationId]);
  const organisation = locked.get(input.organisationId);
  if (!organisation) return refuse('organisation-not-found');
  const survivor = locked.get(input.intoOrganisationId);
  if (!survivor) return refuse('survivor-not-found', { field: 'intoOrganisationId' });
  const hasBelow = await mergingStore.hasOpenBelow(tx, organisation.id);
  const around = { hasBelow, today: civilDateOf(now) };
  const decision = merging.merge(actor, { organisation, survivor }, input, around);
  if (!decision.ok) return decision;
  await store.saveOrganisation(tx, decision.value);
  await mergingStore.saveNewMerger(tx, decision.value, { id: newId(), basis: input, now });
  return mapDecision(decision, shown);
});

export const undoMerge = handle(contract.undoMerge, async ({ actor, input, now, tx }) => {
  await store.lockRoots(tx);
  const known = await store.findOrganisation(tx, input.organisationId);
  const parent = known?.parentId ? await store.findOrganisationForUpdate(tx, known.parentId) : undefined;
  const organisation = known && (await store.findOrganisationForUpdate(tx, known.id));
  if (!organisation) return refuse('organisation-not-found');
  const { id, parentId, name, creditCode } = organisation;
  const decision = merging.undoMerge(actor, organisation, {
    isParentMerged: parent !== undefined && parent.mergedIntoId !== null,
    hasTwin: await store.hasTwin(tx, parentId, name, id),
    isCodeTaken: await isCodeTaken(tx, creditCode, id),
  });
  if (!decision.ok) return decision;
  await store.saveOrganisation(tx, decision.value);
  await mergingStore.saveMergerUndone(tx, id, input.reason, now);
  return mapDecision(decision, shown);
});

/** The roots are held, so that two moves at once cannot hang each other below themselves. */
export const moveOrganisation = handle(contract.moveOrganisation, async (call) => {
  const { actor, input, now, tx, newId } = call;
  await store.lockRoots(tx);
  if (!(await store.findOrganisation(tx, input.organisationId))) return refuse('organisation-not-found');
  const parent = await store.findOrganisationForUpdate(tx, input.parentId);
  if (!parent) return refuse('parent-not-found', { field: 'parentId' });
  await mergingStore.lockSubtree(tx, input.organisationId);
  const organisation = await store.findOrganisation(tx, input.organisationId);
  if (!organisation) return refuse('organisation-not-found');
  const hasTwin = await store.hasTwin(tx, parent.id, organisation.name, organisation.id);
  const decision = merging.move(actor, organisation, input, { parent, hasTwin, today: civilDateOf(now) });
  if (!decision.ok) return decision;
  const recorded = { id: newId(), basis: input, now };
  await mergingStore.saveMoved(tx, decision.value, organisation.parentId ?? parent.id, recorded);
  return mapDecision(decision, shown);
});
