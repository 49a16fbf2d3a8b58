import type { Actor } from '../../../kernel/actor.ts';
import { addMinutes, type Instant } from '../../../kernel/days.ts';
import { allow, refuse, type Decision } from '../../../kernel/decision.ts';
import { transitionFor } from '../../../kernel/transitions.ts';
import * as facts from './export-facts.ts';
import { EXPORT_KEPT_MINUTES, MOST_EXPORTS_WAITING, type SheetExport } from './export-model.ts';
import { exportWorkflow } from './export-workflow.ts';

type Asked = Pick<SheetExport, 'id' | 'kind' | 'format' | 'locale'>;

/** Somebody wants a long table. A few may wait at a time, so that one person does not keep the others waiting. */
export function askExport(
  actor: Extract<Actor, { kind: 'person' }>,
  asked: Asked,
  waiting: number,
  now: Instant,
): Decision<SheetExport, 'exports-too-many'> {
  if (waiting >= MOST_EXPORTS_WAITING) return refuse('exports-too-many');
  const one: SheetExport = {
    ...asked,
    askedBy: actor.personId,
    grants: actor.grants,
    state: exportWorkflow.start,
    rowCount: 0,
    sizeBytes: 0,
    askedAt: now,
    expiresAt: addMinutes(now, EXPORT_KEPT_MINUTES),
  };
  return allow(one, facts.exportAsked(one));
}

/** The file lies ready; from now on its day counts. */
export function finishExport(
  one: SheetExport,
  written: Pick<SheetExport, 'rowCount' | 'sizeBytes'>,
  now: Instant,
): Decision<SheetExport, 'export-not-ready'> {
  const state = transitionFor(exportWorkflow, one.state, 'finish-export')?.to;
  if (!state) return refuse('export-not-ready');
  const finished = { ...one, ...written, state, expiresAt: addMinutes(now, EXPORT_KEPT_MINUTES) };
  return allow(finished, facts.exportWritten(finished));
}

export function expireExport(one: SheetExport): Decision<SheetExport, 'export-not-ready'> {
  const state = transitionFor(exportWorkflow, one.state, 'expire-export')?.to;
  if (!state) return refuse('export-not-ready');
  const expired = { ...one, state };
  return allow(expired, facts.exportExpired(expired));
}
