import { actorId, type Actor } from '../../../../kernel/actor.ts';
import { cutPage, Id } from '../../../../kernel/contract.ts';
import { allow, mapDecision, refuse } from '../../../../kernel/decision.ts';
import { privateTextIn } from '../../../../kernel/private-text.ts';
import { answer, handle } from '../../../../platform/server/handle.ts';
import type { Offers, PersonPair } from '../../../../platform/server/offers.ts';
import type { Tx } from '../../../../platform/server/transaction.ts';
import * as contract from '../../contract/merging.ts';
import { saidToBeDifferent } from '../../domain/facts.ts';
import * as merging from '../../domain/merging.ts';
import { isSelf, MERGERS } from '../../domain/policy.ts';
import type { PersonRecord } from '../../domain/record.ts';
import { asMasked, asRows } from '../present.ts';
import { isReached, withinReach } from '../reach.ts';
import { hasRightsBeyond } from '../rights-beyond.ts';
import { gatherAliases } from '../same-person.ts';
import * as store from '../store.ts';
import * as merges from '../store-merges.ts';
import { doPapersDiffer, findRecord, listRecords } from '../store-records.ts';

/** The record of this very id, if this actor may say something about whom it is. */
async function findOwn(tx: Tx, actor: Actor, id: string): Promise<PersonRecord | undefined> {
  const record = await findRecord(tx, id);
  return record && (await isReached(tx, actor, MERGERS, record)) ? record : undefined;
}

/** The first reason why what hangs on two people may not become one person's; higher floors know theirs. */
async function keptApartBy(offers: Offers, { tx, oneId, otherId, now }: PersonPair): Promise<KeptApart | undefined> {
  const [one = [], other = []] = [...(await idsOf(tx, [oneId, otherId])).values()];
  for (const tie of offers.capabilities.flatMap((capability) => capability.ties ?? [])) {
    for (const left of one) {
      for (const right of other) {
        const reason = await tie.keepsApart?.({ tx, oneId: left, otherId: right, now });
        if (reason !== undefined) return reason as KeptApart;
      }
    }
  }
  return undefined;
}
type KeptApart = 'roles-do-not-mix' | 'both-in-one-activity' | 'both-served-at-once';

async function idsOf(tx: Tx, ids: readonly string[]): Promise<Map<string, string[]>> {
  return gatherAliases(ids, await store.listAliasesDown(tx, ids));
}

export const listDuplicates = answer(contract.listDuplicates, async ({ actor, input, now, tx }) => {
  const within = await withinReach(tx, actor, MERGERS);
  const found = await merges.listLookAlikes(tx, within, { after: pairOfKey(input.after), limit: input.limit + 1 });
  const { items, next } = cutPage(found, input.limit, keyOf);
  const ids = items.flatMap((pair) => [pair.oneId, pair.otherId]);
  const rows = new Map((await asRows(tx, await listRecords(tx, ids), now)).map((row) => [row.id, row]));
  const shown = items.flatMap((pair) => {
    const [one, other] = [rows.get(pair.oneId), rows.get(pair.otherId)];
    return one && other ? [{ ...pair, key: keyOf(pair), one, other }] : [];
  });
  return { items: shown, next };
});

const keyOf = (pair: { readonly oneId: string; readonly otherId: string }) => `${pair.oneId}~${pair.otherId}`;

function pairOfKey(key: string | undefined) {
  const [one, other] = (key ?? '').split('~').map((part) => Id.safeParse(part).data);
  return one && other ? { oneId: one, otherId: other } : null;
}

export const comparePeople = answer(contract.comparePeople, async ({ actor, input, locale, now, offers, tx }) => {
  if (input.oneId === input.otherId) return refuse('one-record-only');
  const [one, other] = [await findOwn(tx, actor, input.oneId), await findOwn(tx, actor, input.otherId)];
  const same = await merges.compare(tx, input.oneId, input.otherId);
  if (!one || !other || !same) return refuse('person-not-found');
  const ids = await idsOf(tx, [one.id, other.id]);
  const ties = [];
  for (const tie of offers.capabilities.flatMap((capability) => capability.ties ?? [])) {
    const counts = await tie.count(tx, [...ids.values()].flat(), now);
    const sum = (id: string) => (ids.get(id) ?? []).reduce((total, each) => total + (counts.get(each) ?? 0), 0);
    ties.push({ name: tie.name, title: tie.words[locale], one: sum(one.id), other: sum(other.id) });
  }
  const wanted = { id: '', reason: '', parts: [], mergedAt: now, mergedBy: '' };
  const decision = merging.mergePeople(actor, await readPair(tx, one, other), wanted);
  const isBeyond = await hasRightsBeyond({ tx, actor, now, offers }, [one.id, other.id]);
  const mixing = await keptApartBy(offers, { tx, oneId: one.id, otherId: other.id, now });
  const apart = mixing ?? (isBeyond ? 'rights-beyond-yours' : undefined);
  return {
    ...same,
    one: await asMasked(tx, one, now),
    other: await asMasked(tx, other, now),
    ties,
    keptApartBy: decision.ok ? (apart ?? null) : decision.refusal,
  };
});

async function readPair(tx: Tx, survivor: PersonRecord, merged: PersonRecord): Promise<merging.Pair> {
  return {
    survivor,
    merged,
    doPapersDiffer: await doPapersDiffer(tx, survivor.id, merged.id),
    isSaidToBeDifferent: await merges.isSaidToBeDifferent(tx, survivor.id, merged.id),
  };
}

/** Both records are locked in order of ids, so that of two merges at the same moment one sees the other. */
export const mergePeople = handle(contract.mergePeople, async ({ actor, input, now, offers, tx }) => {
  const { id, survivorId, mergedId, parts, reason } = input;
  if (privateTextIn(reason)) return refuse('reason-holds-private-text', { field: 'reason' });
  await store.lockPeople(tx, [survivorId, mergedId]);
  const [survivor, merged] = [await findOwn(tx, actor, survivorId), await findOwn(tx, actor, mergedId)];
  if (!survivor || !merged) return refuse('person-not-found');
  if (await merges.findMergeForUpdate(tx, id)) return refuse('id-already-used');
  const wanted = { id, reason, parts: [...new Set(parts)], mergedAt: now, mergedBy: actorId(actor) };
  const decision = merging.mergePeople(actor, await readPair(tx, survivor, merged), wanted);
  if (!decision.ok) return decision;
  const apart = await keptApartBy(offers, { tx, oneId: survivorId, otherId: mergedId, now });
  if (apart) return refuse(apart);
  if (await hasRightsBeyond({ tx, actor, now, offers }, [survivorId, mergedId])) return refuse('rights-beyond-yours');
  await merges.saveNewMerge(tx, decision.value.merge, decision.value.shows);
  return mapDecision(decision, () => ({ id, survivorId }));
});

export const undoMerge = handle(contract.undoMerge, async ({ actor, input, now, offers, tx }) => {
  if (privateTextIn(input.reason)) return refuse('reason-holds-private-text', { field: 'reason' });
  const known = await merges.findMerge(tx, input.mergeId);
  if (!known) return refuse('merge-not-found');
  await store.lockPeople(tx, [known.survivorId, known.mergedId]);
  const merge = await merges.findMergeForUpdate(tx, input.mergeId);
  const [survivor, merged] = [await findOwn(tx, actor, known.survivorId), await findOwn(tx, actor, known.mergedId)];
  if (!merge || !survivor || !merged) return refuse('merge-not-found');
  const counting = await store.findPerson(tx, survivor.id);
  if (isSelf(actor, counting?.id ?? survivor.id)) return refuse('not-your-own-record');
  // What was granted or denied to the one person stays with one of the two: that is not for everybody to say.
  if (await hasRightsBeyond({ tx, actor, now, offers }, [counting?.id ?? survivor.id])) {
    return refuse('rights-beyond-yours');
  }
  const ids = await idsOf(tx, [survivor.id, merged.id]);
  const lenders = ids.get(merged.id) ?? [];
  const standing = (ids.get(survivor.id) ?? []).filter((id) => !lenders.includes(id));
  const standsNow = { shows: survivor.shows, lenders, standing, isMergedItself: survivor.mergedInto !== null };
  const by = { undoneAt: now, undoneBy: actorId(actor), reason: input.reason };
  const decision = merging.undoMerge(merge, standsNow, by);
  if (decision.ok) await merges.saveUndone(tx, decision.value.merge, decision.value.shows);
  return mapDecision(decision, () => ({ survivorId: survivor.id, mergedId: merged.id }));
});

export const sayDifferent = handle(contract.sayDifferent, async ({ actor, input, now, tx }) => {
  const { oneId, otherId } = input;
  if (oneId === otherId) return refuse('one-record-only');
  const [one, other] = [await findOwn(tx, actor, oneId), await findOwn(tx, actor, otherId)];
  if (!one || !other) return refuse('person-not-found');
  if (one.mergedInto === other.id || other.mergedInto === one.id) return refuse('already-merged');
  const isNew = await merges.saveDifferent(tx, [oneId, otherId], { by: actorId(actor), now });
  return isNew ? allow({}, saidToBeDifferent(oneId, otherId)) : refuse('said-to-be-different');
});
