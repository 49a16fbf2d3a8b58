import type { Actor } from '../../../kernel/actor.ts';
import { addMinutes, type Instant } from '../../../kernel/days.ts';
import { allow, refuse, type Allowed, type Decision } from '../../../kernel/decision.ts';
import { transitionFor } from '../../../kernel/transitions.ts';
import * as facts from './facts.ts';
import {
  BEHIND_LAST_ROW,
  KEPT_DAYS,
  rightCount,
  type ImportAction,
  type ImportState,
  type SheetImport,
  type Trouble,
} from './model.ts';
import { importWorkflow } from './workflow.ts';

const MINUTES_A_DAY = 1_440;

function stateAfter(one: SheetImport, action: ImportAction): ImportState | undefined {
  return transitionFor(importWorkflow, one.state, action)?.to;
}

export type Draft = Pick<SheetImport, 'id' | 'kind' | 'uploadId' | 'fileName' | 'fileKind' | 'sha256'>;
type Sender = Extract<Actor, { kind: 'person' }>;

/** A sheet was handed in; what it holds is read next. */
export function startImport(actor: Sender, draft: Draft, now: Instant): Allowed<SheetImport> {
  const one: SheetImport = {
    ...draft,
    sentBy: actor.personId,
    grants: actor.grants,
    state: importWorkflow.start,
    trouble: null,
    reading: null,
    isReadWhole: false,
    cursor: 0,
    rowCount: 0,
    wrongCount: 0,
    writtenCount: 0,
    undoneCount: 0,
    keptCount: 0,
    sentAt: now,
    changedAt: now,
    clearedAt: null,
  };
  return allow(one, facts.importStarted(one));
}

export type ConfirmRefusal = 'import-not-ready' | 'nothing-right' | 'rows-wrong';

/**
 * The sender has seen what would be written and wants it. Wrong rows are left out only when the sender says so. Rows
 * are written with the rights that the sender holds at this moment.
 */
export function confirmImport(
  actor: Sender,
  one: SheetImport,
  input: { readonly leaveOutWrong: boolean },
  now: Instant,
): Decision<SheetImport, ConfirmRefusal> {
  const state = stateAfter(one, 'confirm');
  if (!state) return refuse('import-not-ready');
  if (rightCount(one) === 0) return refuse('nothing-right');
  if (one.wrongCount > 0 && !input.leaveOutWrong) return refuse('rows-wrong', { detail: { wrong: one.wrongCount } });
  const confirmed: SheetImport = { ...one, state, grants: actor.grants, cursor: 0, changedAt: now };
  return allow(confirmed, facts.importConfirmed(confirmed));
}

export function discardImport(
  one: SheetImport,
  why: 'by-sender' | 'expired',
  now: Instant,
): Decision<SheetImport, 'import-not-ready'> {
  const state = stateAfter(one, 'discard');
  if (!state) return refuse('import-not-ready');
  return allow({ ...one, state, changedAt: now }, facts.importDiscarded(one, why));
}

export type UndoRefusal = 'import-not-written' | 'undo-not-offered' | 'undo-too-late' | 'nothing-to-undo';

/** Rows that stayed in an earlier undoing may be tried again, once what kept them is gone. */
export function undoImport(
  actor: Sender,
  one: SheetImport,
  canUndo: boolean,
  now: Instant,
): Decision<SheetImport, UndoRefusal> {
  const state = stateAfter(one, 'undo');
  if (!state) return refuse('import-not-written');
  if (!canUndo) return refuse('undo-not-offered');
  if (one.clearedAt !== null || keptUntil(one) < now) return refuse('undo-too-late', { detail: { days: KEPT_DAYS } });
  if (one.writtenCount === 0) return refuse('nothing-to-undo');
  const cursor = BEHIND_LAST_ROW;
  const undoing: SheetImport = { ...one, state, grants: actor.grants, cursor, keptCount: 0, changedAt: now };
  return allow(undoing, facts.importUndoBegun(undoing));
}

/** Until when the rows lie here, to be looked at and to be undone. */
export function keptUntil({ changedAt }: SheetImport): Instant {
  return addMinutes(changedAt, KEPT_DAYS * MINUTES_A_DAY);
}

/** The work of the product on the sheet is done: read, written or undone. Undefined when that is not what it is at. */
export function finish(
  one: SheetImport,
  action: 'finish-reading' | 'finish-writing' | 'finish-undoing',
  now: Instant,
): Decision<SheetImport, 'import-not-ready'> {
  const state = stateAfter(one, action);
  if (!state) return refuse('import-not-ready');
  const finished: SheetImport = { ...one, state, cursor: 0, changedAt: now };
  const tell = { 'finish-reading': facts.importRead, 'finish-writing': facts.importWritten } as const;
  return allow(finished, (action === 'finish-undoing' ? facts.importUndone : tell[action])(finished));
}

export function giveUpReading(
  one: SheetImport,
  trouble: Trouble,
  now: Instant,
): Decision<SheetImport, 'import-not-ready'> {
  const state = stateAfter(one, 'give-up-reading');
  if (!state) return refuse('import-not-ready');
  const given: SheetImport = { ...one, state, trouble, changedAt: now };
  return allow(given, facts.importUnreadable(given));
}
