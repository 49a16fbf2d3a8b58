import { cutPage } from '../../../../kernel/contract.ts';
import { allow, refuse } from '../../../../kernel/decision.ts';
import { answer, handle } from '../../../../platform/server/handle.ts';
import * as contract from '../../contract.ts';
import { peopleSearched } from '../../domain/facts.ts';
import { Phone } from '../../domain/model.ts';
import { plainPaperNumber } from '../../domain/papers.ts';
import { KEEPERS, LOOKERS, MERGERS } from '../../domain/policy.ts';
import type { PersonRecord } from '../../domain/record.ts';
import { asMasked, asRows } from '../present.ts';
import { isReached, withinReach } from '../reach.ts';
import { gatherAliases } from '../same-person.ts';
import * as store from '../store.ts';
import { listMergesInto } from '../store-merges.ts';
import { findRecord, listIdsSought, listIdsWithin, listRecords, type Sought, type Within } from '../store-records.ts';

/** More than this nobody reads; another letter of the name helps. */
const MOST_FOUND = 50;

export const listPeople = answer(contract.listPeople, async ({ actor, input, now, tx }) => {
  const within = await withinReach(tx, actor, LOOKERS);
  const { after = null, organisationId = null, limit } = input;
  const ids = await listIdsWithin(tx, within, { organisationId, after, limit: limit + 1 });
  const { items, next } = cutPage(ids, limit, (id) => id);
  return { items: await asRows(tx, await listRecords(tx, items), now), next };
});

export const searchPeople = handle(contract.searchPeople, async ({ actor, input, newId, now, tx }) => {
  const within = await withinReach(tx, actor, LOOKERS);
  const sought = soughtBy(input.text);
  const ids = await listIdsSought(tx, within, sought, MOST_FOUND + 1);
  const counting = await store.listByIds(tx, ids.slice(0, MOST_FOUND));
  const found = [...new Set([...counting.values()].map((person) => person.id))];
  // A record in reach may have been merged into one that is not.
  const seen = (await listRecords(tx, found)).filter((record) => isWithin(within, record));
  const items = await asRows(tx, seen, now);
  return allow({ items, isCut: ids.length > MOST_FOUND }, peopleSearched(newId(), sought.by, items.length));
});

function isWithin(within: Within, { organisationId }: PersonRecord): boolean {
  return organisationId === null ? within.isHomelessSeen : within.organisationIds.includes(organisationId);
}

/** What somebody typed tells by itself what it is. */
function soughtBy(text: string): Sought {
  const phone = Phone.safeParse(text);
  if (phone.success) return { by: 'telephone', text: phone.data };
  if (/^v\d{4}-\d+$/i.test(text)) return { by: 'volunteer-no', text };
  return /\d{4}/.test(text) ? { by: 'paper', text: plainPaperNumber(text) } : { by: 'name', text };
}

export const getPerson = answer(contract.getPerson, async ({ actor, input, now, tx }) => {
  const person = await store.findPerson(tx, input.personId);
  const record = person && (await findRecord(tx, person.id));
  if (!record || !(await isReached(tx, actor, LOOKERS, record))) return refuse('person-not-found');
  const all = gatherAliases([record.id], await store.listAliasesDown(tx, [record.id])).get(record.id) ?? [];
  const merges = await listMergesInto(tx, all);
  const merged = await listRecords(
    tx,
    merges.map((merge) => merge.mergedId),
  );
  const numbers = new Map(merged.map((each) => [each.id, each.volunteerNo]));
  return {
    ...(await asMasked(tx, record, now)),
    mayKeep: await isReached(tx, actor, KEEPERS, record),
    mayMerge: await isReached(tx, actor, MERGERS, record),
    merges: merges.map(({ id, mergedId, reason, mergedAt, undoneAt }) => ({
      id,
      reason,
      mergedAt,
      undoneAt,
      volunteerNo: numbers.get(mergedId) ?? '',
    })),
  };
});
