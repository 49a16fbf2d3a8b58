import type { Actor } from '../../../kernel/actor.ts';
import type { CivilDate } from '../../../kernel/days.ts';
import { allow, refuse, type Decision } from '../../../kernel/decision.ts';
import { organisationMerged, mergeUndone, organisationMoved } from './facts.ts';
import type { Basis, Organisation } from './model.ts';
import { mayKeep } from './policy.ts';

export type MergeRefusal =
  | 'organisation-not-yours'
  | 'survivor-not-yours'
  | 'organisation-merged'
  | 'survivor-merged'
  | 'merged-with-itself'
  | 'organisations-below'
  | 'day-in-future';

export type Pair = { readonly organisation: Organisation; readonly survivor: Organisation };

/**
 * Links an organisation to the one that goes on in its stead. The merged one keeps its id, its names, its place in the
 * tree and therefore its lineage: what was done in its name stays its own, and whoever was entrusted with it still
 * reads it. No right moves to the survivor by itself, for that would entrust people with what nobody gave them.
 * Only one that has not been merged survives, so no circle can come about.
 */
export function merge(
  actor: Actor,
  { organisation, survivor }: Pair,
  basis: Basis,
  around: { readonly hasBelow: boolean; readonly today: CivilDate },
): Decision<Organisation, MergeRefusal> {
  if (!mayKeep(actor, organisation)) return refuse('organisation-not-yours');
  if (!mayKeep(actor, survivor)) return refuse('survivor-not-yours', { field: 'intoOrganisationId' });
  if (organisation.id === survivor.id) return refuse('merged-with-itself', { field: 'intoOrganisationId' });
  if (organisation.mergedIntoId !== null) return refuse('organisation-merged');
  if (survivor.mergedIntoId !== null) return refuse('survivor-merged', { field: 'intoOrganisationId' });
  if (around.hasBelow) return refuse('organisations-below');
  if (basis.on > around.today) return refuse('day-in-future', { field: 'on' });
  const merged = { ...organisation, mergedIntoId: survivor.id };
  return allow(merged, organisationMerged(merged, survivor.id, basis.on));
}

export type UndoRefusal =
  | 'organisation-not-yours'
  | 'organisation-not-merged'
  | 'parent-merged'
  | 'name-already-used'
  | 'credit-code-taken';

export type UndoAround = {
  /** Whether the one above it has been merged itself meanwhile. */
  readonly isParentMerged: boolean;
  readonly hasTwin: boolean;
  readonly isCodeTaken: boolean;
};

/** Takes a merger back. Meanwhile another may have taken its name or its code; then that is settled first. */
export function undoMerge(
  actor: Actor,
  organisation: Organisation,
  around: UndoAround,
): Decision<Organisation, UndoRefusal> {
  if (!mayKeep(actor, organisation)) return refuse('organisation-not-yours');
  if (organisation.mergedIntoId === null) return refuse('organisation-not-merged');
  if (around.isParentMerged) return refuse('parent-merged');
  if (around.hasTwin) return refuse('name-already-used');
  if (around.isCodeTaken) return refuse('credit-code-taken');
  return allow({ ...organisation, mergedIntoId: null }, mergeUndone(organisation));
}

export type MoveRefusal =
  | 'organisation-not-yours'
  | 'organisation-merged'
  | 'organisation-is-root'
  | 'parent-not-yours'
  | 'parent-merged'
  | 'parent-unchanged'
  | 'parent-is-below'
  | 'name-already-used'
  | 'day-in-future';

export type MoveAround = { readonly parent: Organisation; readonly hasTwin: boolean; readonly today: CivilDate };

/**
 * Puts an organisation with all below it under another one. Rights follow the tree, so whoever moves it must be
 * entrusted with both places: with what he takes it from by having it, and with what he puts it under.
 */
export function move(
  actor: Actor,
  organisation: Organisation,
  basis: Basis,
  { parent, hasTwin, today }: MoveAround,
): Decision<Organisation, MoveRefusal> {
  if (!mayKeep(actor, organisation)) return refuse('organisation-not-yours');
  if (organisation.mergedIntoId !== null) return refuse('organisation-merged');
  if (organisation.parentId === null) return refuse('organisation-is-root');
  if (!mayKeep(actor, parent)) return refuse('parent-not-yours', { field: 'parentId' });
  if (parent.mergedIntoId !== null) return refuse('parent-merged', { field: 'parentId' });
  if (parent.id === organisation.parentId) return refuse('parent-unchanged', { field: 'parentId' });
  if (parent.lineage.includes(organisation.id)) return refuse('parent-is-below', { field: 'parentId' });
  if (hasTwin) return refuse('name-already-used', { field: 'parentId' });
  if (basis.on > today) return refuse('day-in-future', { field: 'on' });
  const moved = { ...organisation, parentId: parent.id, lineage: [organisation.id, ...parent.lineage] };
  return allow(moved, organisationMoved(moved, organisation.parentId, basis.on));
}
