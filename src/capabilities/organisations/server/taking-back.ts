import type { Doing } from '../../../platform/server/handle.ts';
import { capabilityOfTable, listChangedSince, listReferrers } from '../../../platform/server/references.ts';
import type { RowUndone, WrittenRow } from '../../../platform/server/sheets/import-definition.ts';
import { organisationTakenBack } from '../domain/facts.ts';
import { whyItStays } from '../domain/taking-back.ts';
import * as store from './store-taking-back.ts';

const LIAISON = 'organisations.liaison';
const ALLIANCES = ['organisations.membership', 'organisations.alliance'];
const MERGER = 'organisations.merger';
const NOTHING: ReadonlySet<string> = new Set();

/**
 * Takes away what rows of a sheet made, as far as it is untouched. Rows come from the end of the sheet, so whatever
 * stands below another comes before it, and one that went does not keep those above.
 */
export async function undoRows({ tx, actor }: Doing, rows: readonly WrittenRow[]): Promise<readonly RowUndone[]> {
  const ids = rows.map(({ token }) => token['organisationId'] ?? '');
  const found = await store.listSheetMadeForUpdate(tx, ids);
  const referrers = await listReferrers(tx, ids, 'organisations.organisation');
  const changed = await listChangedSince(tx, ids, 'organisations.added');
  const leanings = await store.listLeanings(tx, ids);
  const gone = new Set<string>();
  const answers = ids.map((id): RowUndone => {
    const one = found.get(id);
    // Taken back already.
    if (!one) return { ok: true, facts: [] };
    const leaning = leanings.filter((each) => each.id === null || !gone.has(each.id));
    const tables = referrers.get(id) ?? NOTHING;
    const staying = whyItStays(actor, one.organisation, {
      isFromSheet: one.isFromSheet,
      hasSomeBelow: leaning.some(({ parentId }) => parentId === id),
      hostsSome: leaning.some(({ hostId }) => hostId === id),
      hasLiaisons: tables.has(LIAISON),
      isInAlliances: ALLIANCES.some((table) => tables.has(table)),
      wasMerged: tables.has(MERGER) || leaning.some(({ survivorId }) => survivorId === id),
      usedIn: usedIn(tables),
      isChangedSince: changed.has(id),
    });
    if (staying) return { ok: false, ...staying };
    gone.add(id);
    return { ok: true, facts: [organisationTakenBack(one.organisation)] };
  });
  await store.deleteSheetMade(tx, [...gone]);
  return answers;
}

/** The first other capability that knows it; what stands in tables of this one is told as a change. */
function usedIn(tables: ReadonlySet<string>): string | null {
  const capabilities = [...tables].map(capabilityOfTable);
  return capabilities.find((capability) => capability !== 'organisations') ?? null;
}
