import type { Doing } from '../../../platform/server/handle.ts';
import { capabilityOfTable, listChangedSince, listReferrers } from '../../../platform/server/references.ts';
import type { RowUndone, WrittenRow } from '../../../platform/server/sheets/import-definition.ts';
import { recordTakenBack } from '../domain/facts.ts';
import { KEEPERS } from '../domain/policy.ts';
import { whyItStays } from '../domain/taking-back.ts';
import { withinReach } from './reach.ts';
import * as store from './store-taking-back.ts';

const MERGES = ['people.merge', 'people.different_pair'];
const NOTHING: ReadonlySet<string> = new Set();

/** Takes away the records that rows of a sheet made, as far as nothing hangs on them. Volunteer numbers stay used. */
export async function undoRows({ tx, actor }: Doing, rows: readonly WrittenRow[]): Promise<readonly RowUndone[]> {
  const ids = rows.map(({ token }) => token['personId'] ?? '');
  const found = await store.listSheetMadeForUpdate(tx, ids);
  const referrers = await listReferrers(tx, ids, 'people.person');
  const changed = await listChangedSince(tx, ids, 'people.entered');
  const within = await withinReach(tx, actor, KEEPERS);
  const reached = new Set(within.organisationIds);
  const gone: string[] = [];
  const answers = ids.map((id): RowUndone => {
    const one = found.get(id);
    // Taken back already.
    if (!one) return { ok: true, facts: [] };
    const tables = referrers.get(id) ?? NOTHING;
    const { organisationId } = one.person;
    const staying = whyItStays({
      isReached: organisationId === null ? within.isHomelessSeen : reached.has(organisationId),
      isFromSheet: one.isFromSheet,
      wasMerged: MERGES.some((table) => tables.has(table)),
      wasLookedAt: tables.has('people.reveal'),
      usedIn: usedIn(tables),
      isChangedSince: changed.has(id),
    });
    if (staying) return { ok: false, ...staying };
    gone.push(id);
    return { ok: true, facts: [recordTakenBack(one.person)] };
  });
  await store.deleteSheetMade(tx, gone);
  return answers;
}

/** The first other capability that knows the person; what stands in tables of this one is told as a change. */
function usedIn(tables: ReadonlySet<string>): string | null {
  const capabilities = [...tables].map(capabilityOfTable);
  return capabilities.find((capability) => capability !== 'people') ?? null;
}
