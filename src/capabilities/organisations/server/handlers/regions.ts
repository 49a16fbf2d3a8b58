import { cutPage } from '../../../../kernel/contract.ts';
import { civilDateOf } from '../../../../kernel/days.ts';
import { mapDecision } from '../../../../kernel/decision.ts';
import { answer, handle } from '../../../../platform/server/handle.ts';
import * as contract from '../../contract/regions.ts';
import { readRegionSheet, splitRows } from '../../domain/region-sheet.ts';
import * as rules from '../../domain/regions.ts';
import { regionHeadings } from '../../messages/region-headings.ts';
import * as regionStore from '../store-regions.ts';
import * as store from '../store.ts';

export const listRegions = answer(contract.listRegions, async ({ tx, input }) => {
  const found = (await regionStore.listRegions(tx, input)).map((region) => ({
    ...region,
    successorCodes: [...region.successorCodes],
    key: regionStore.regionKey(region),
  }));
  return cutPage(found, input.limit, ({ key }) => key);
});

const MOST_IN_USE = 500;

export const listAbolishedInUse = answer(contract.listAbolishedInUse, async ({ tx, now }) => {
  const today = civilDateOf(now);
  const found = await regionStore.listAbolishedInUse(tx, today, MOST_IN_USE + 1);
  const items = found.slice(0, MOST_IN_USE);
  const editions = await regionStore.listEditions(
    tx,
    items.map(({ code }) => code),
  );
  return {
    items: items.map(({ id, name, code }) => {
      const state = rules.regionState(editions, code, today);
      return { id, name, code, regionName: state.name, successors: [...state.successors] };
    }),
    isCut: found.length > items.length,
  };
});

export const importRegions = handle(contract.importRegions, async ({ actor, input, now, tx, newId }) => {
  const { regions, troubles } = readRegionSheet(splitRows(input.text), regionHeadings);
  const sheet = { importId: input.id, regions, troubleCount: troubles.length };
  const decision = rules.importRegions(actor, await store.listRoots(tx), sheet);
  if (decision.ok) await regionStore.saveRegions(tx, decision.value, { importId: input.id, now, newId });
  return mapDecision(decision, (saved) => ({ rowCount: saved.length }));
});
