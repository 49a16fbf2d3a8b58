import { cutPage } from '../../../../kernel/contract.ts';
import { civilDateOf } from '../../../../kernel/days.ts';
import { mapDecision, refuse } from '../../../../kernel/decision.ts';
import { answer, handle } from '../../../../platform/server/handle.ts';
import * as contract from '../../contract.ts';
import { inTreeOrder } from '../../domain/model.ts';
import * as rules from '../../domain/rules.ts';
import { addOne, findHost } from '../adding.ts';
import { isCodeTaken } from '../code-claim.ts';
import { shown } from '../present.ts';
import { listAbolishedInUse } from '../store-regions.ts';
import * as store from '../store.ts';

export const listOrganisations = answer(contract.listOrganisations, async ({ tx, input }) => {
  const page = cutPage(await store.listPage(tx, input), input.limit, (organisation) => organisation.id);
  return { ...page, items: page.items.map(shown) };
});

/** More rows than this no screen shows well; a place with more is looked at level by level. */
const MOST_IN_TREE = 2_000;

export const listTree = answer(contract.listTree, async ({ tx, input, now }) => {
  const found = await store.listLevels(tx, MOST_IN_TREE + 1, input.merged === 'shown');
  const abolished = new Set((await listAbolishedInUse(tx, civilDateOf(now), MOST_IN_TREE)).map(({ id }) => id));
  const items = inTreeOrder(found.slice(0, MOST_IN_TREE));
  const names = new Map(found.map(({ id, name }) => [id, name]));
  const nameOf = (id: string | null) => (id === null ? null : (names.get(id) ?? null));
  return {
    isCut: found.length > MOST_IN_TREE,
    items: items.map((organisation) => ({
      ...shown(organisation),
      parentName: nameOf(organisation.parentId),
      hostName: nameOf(organisation.hostOrganisationId),
      creditCode: organisation.creditCode,
      isRegionAbolished: abolished.has(organisation.id),
    })),
  };
});

export const getOrganisation = answer(contract.getOrganisation, async ({ tx, input }) => {
  const organisation = await store.findOrganisation(tx, input.organisationId);
  return organisation ? shown(organisation) : refuse('organisation-not-found');
});

export const addOrganisation = handle(contract.addOrganisation, async (call) =>
  mapDecision(await addOne(call, call.input), shown),
);

export const changeDetails = handle(contract.changeDetails, async ({ actor, input, tx }) => {
  const codeTaken = await isCodeTaken(tx, input.creditCode, input.organisationId);
  const organisation = await store.findOrganisationForUpdate(tx, input.organisationId);
  if (!organisation) return refuse('organisation-not-found');
  const host = await findHost(tx, input.hostOrganisationId);
  if (host === undefined) return refuse('host-not-found', { field: 'hostOrganisationId' });
  const isHost = (await store.listHostIds(tx, [organisation.id])).length > 0;
  const decision = rules.changeDetails(actor, organisation, input, { host, isHost, isCodeTaken: codeTaken });
  if (decision.ok) await store.saveOrganisation(tx, decision.value);
  return mapDecision(decision, shown);
});
