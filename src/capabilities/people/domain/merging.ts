import type { Actor } from '../../../kernel/actor.ts';
import type { Instant } from '../../../kernel/days.ts';
import { allow, refuse, type Decision } from '../../../kernel/decision.ts';
import { mergeUndone, peopleMerged } from './facts.ts';
import { isSelf } from './policy.ts';
import type { PersonRecord, RecordPart, Shown } from './record.ts';

/** That two records are one person: a link that can be taken back. Nothing that hangs on either is changed. */
export type Merge = {
  readonly id: string;
  readonly survivorId: string;
  readonly mergedId: string;
  readonly reason: string;
  /** The parts that the survivor shows from the merged record since then. */
  readonly parts: readonly RecordPart[];
  /** What the survivor showed of other records before. */
  readonly showedBefore: Shown | null;
  readonly mergedAt: Instant;
  readonly mergedBy: string;
  readonly undoneAt: Instant | null;
  readonly undoneBy: string | null;
};

export type Merged = { readonly merge: Merge; readonly shows: Shown | null };
export type MergeRefusal =
  | 'one-record-only'
  | 'not-your-own-record'
  | 'already-merged'
  | 'papers-differ'
  | 'said-to-be-different';

export type Pair = {
  readonly survivor: PersonRecord;
  readonly merged: PersonRecord;
  /** Whether both have a resident paper and the numbers are not the same. */
  readonly doPapersDiffer: boolean;
  readonly isSaidToBeDifferent: boolean;
};

type Wanted = Pick<Merge, 'id' | 'reason' | 'parts' | 'mergedAt' | 'mergedBy'>;

/**
 * Makes two records one person. Nobody does so with their own: rights of both would count as theirs. Two different
 * resident numbers are two people.
 */
export function mergePeople(actor: Actor, pair: Pair, wanted: Wanted): Decision<Merged, MergeRefusal> {
  const { survivor, merged } = pair;
  if (survivor.id === merged.id) return refuse('one-record-only', { field: 'mergedId' });
  if (isSelf(actor, survivor.id) || isSelf(actor, merged.id)) return refuse('not-your-own-record');
  if (survivor.mergedInto || merged.mergedInto) return refuse('already-merged');
  if (pair.isSaidToBeDifferent) return refuse('said-to-be-different');
  if (pair.doPapersDiffer) return refuse('papers-differ');
  const merge: Merge = {
    ...wanted,
    survivorId: survivor.id,
    mergedId: merged.id,
    showedBefore: survivor.shows,
    undoneAt: null,
    undoneBy: null,
  };
  // What the merged record itself showed from a third one is shown from there.
  const lent = wanted.parts.map((part) => [part, merged.shows?.[part] ?? merged.id] as const);
  const shows = lent.length > 0 ? { ...survivor.shows, ...Object.fromEntries(lent) } : survivor.shows;
  const { id: mergeId, mergedId, reason } = merge;
  return allow({ merge, shows }, peopleMerged(survivor.id, { mergeId, mergedId, reason }));
}

type Standing = {
  readonly shows: Shown | null;
  readonly lenders: readonly string[];
  readonly standing: readonly string[];
  readonly isMergedItself: boolean;
};

/**
 * Takes a merge back. What the survivor shows is as it was before, except for parts that were mended meanwhile and for
 * what later merges brought. `lenders` are the merged record and those under it, `standing` those that stay merged.
 * While the survivor itself is merged into somebody, that is taken back first.
 */
export function undoMerge(
  merge: Merge,
  now: Standing,
  by: { readonly undoneAt: Instant; readonly undoneBy: string; readonly reason: string },
): Decision<Merged, 'already-undone' | 'undo-later-merge-first'> {
  if (merge.undoneAt !== null) return refuse('already-undone');
  if (now.isMergedItself) return refuse('undo-later-merge-first');
  const shows: Partial<Record<RecordPart, string>> = { ...now.shows };
  for (const part of merge.parts) {
    const lender = shows[part];
    if (lender === undefined || !now.lenders.includes(lender)) continue;
    const before = merge.showedBefore?.[part];
    if (before === undefined || !now.standing.includes(before)) delete shows[part];
    else shows[part] = before;
  }
  const undone: Merge = { ...merge, undoneAt: by.undoneAt, undoneBy: by.undoneBy };
  const { id: mergeId, mergedId, survivorId } = merge;
  const fact = mergeUndone(survivorId, { mergeId, mergedId, reason: by.reason });
  return allow({ merge: undone, shows: Object.keys(shows).length > 0 ? shows : null }, fact);
}
