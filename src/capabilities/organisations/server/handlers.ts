import { cutPage } from '../../../kernel/contract.ts';
import { mapDecision, refuse } from '../../../kernel/decision.ts';
import { answer, handle } from '../../../platform/server/handle.ts';
import * as contract from '../contract.ts';
import { inTreeOrder, type Organisation } from '../domain/model.ts';
import * as rules from '../domain/rules.ts';
import * as store from './store.ts';

const shown = (organisation: Organisation) => ({ ...organisation, depth: organisation.lineage.length - 1 });

const listOrganisations = answer(contract.listOrganisations, async ({ tx, input }) => {
  const page = cutPage(await store.listPage(tx, input), input.limit, (organisation) => organisation.id);
  return { ...page, items: page.items.map(shown) };
});

/** More rows than this no screen shows well; a place with more is looked at level by level. */
const MOST_IN_TREE = 2_000;

const listTree = answer(contract.listTree, async ({ tx }) => {
  const found = await store.listLevels(tx, MOST_IN_TREE + 1);
  const items = inTreeOrder(found.slice(0, MOST_IN_TREE));
  const names = new Map(found.map(({ id, name }) => [id, name]));
  const nameOf = (id: string | null) => (id === null ? null : (names.get(id) ?? null));
  return {
    isCut: found.length > MOST_IN_TREE,
    items: items.map((organisation) => ({
      ...shown(organisation),
      parentName: nameOf(organisation.parentId),
      hostName: nameOf(organisation.hostOrganisationId),
    })),
  };
});

const getOrganisation = answer(contract.getOrganisation, async ({ tx, input }) => {
  const organisation = await store.findOrganisation(tx, input.organisationId);
  return organisation ? shown(organisation) : refuse('organisation-not-found');
});

const addOrganisation = handle(contract.addOrganisation, async ({ actor, input, now, tx }) => {
  if (await store.findOrganisation(tx, input.id)) return refuse('organisation-exists-already');
  const parent = await store.findOrganisationForUpdate(tx, input.parentId);
  if (!parent) return refuse('parent-not-found', { field: 'parentId' });
  const host = input.hostOrganisationId ? await store.findOrganisation(tx, input.hostOrganisationId) : null;
  if (host === undefined) return refuse('host-not-found', { field: 'hostOrganisationId' });
  const hasTwin = await store.hasTwin(tx, parent.id, input.name);
  const decision = rules.addOrganisation(actor, input, { parent, host, hasTwin });
  if (decision.ok) await store.saveNewOrganisation(tx, decision.value, now);
  return mapDecision(decision, shown);
});

export const handlers = [listOrganisations, listTree, getOrganisation, addOrganisation];
