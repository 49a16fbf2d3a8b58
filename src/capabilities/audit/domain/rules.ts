import { allow, refuse, type Decision } from '../../../kernel/decision.ts';
import { addMinutes, type Instant } from '../../../kernel/days.ts';
import { exportExpired, exportFetched, exportMade } from './facts.ts';
import { EXPORT_LIMITS, type RecordExport } from './model.ts';

type FetchRefusal = 'not-your-export' | 'export-not-ready' | 'export-expired' | 'downloads-used-up';

const DAY_MINUTES = 1_440;

/** Fetching is for the one who asked and said why, a limited number of times, while the export lasts. */
export function fetchExport(
  found: RecordExport,
  by: { readonly personId: string; readonly downloads: number },
  now: Instant,
): Decision<{ readonly downloadsLeft: number }, FetchRefusal> {
  if (found.askedBy !== by.personId) return refuse('not-your-export');
  if (found.state === 'making') return refuse('export-not-ready');
  if (isOver(found, now)) return refuse('export-expired');
  const downloadsLeft = EXPORT_LIMITS.downloads - by.downloads - 1;
  if (downloadsLeft < 0) return refuse('downloads-used-up', { detail: { most: EXPORT_LIMITS.downloads } });
  return allow({ downloadsLeft }, exportFetched(found, by.downloads + 1));
}

export function isOver(found: Pick<RecordExport, 'state' | 'expiresAt'>, now: Instant): boolean {
  return found.state === 'expired' || (found.expiresAt !== null && found.expiresAt <= now);
}

/** The last rows are written: it lasts from now on, however long the writing took. */
export function finish(found: RecordExport, isCut: boolean, now: Instant) {
  const expiresAt = addMinutes(now, EXPORT_LIMITS.days * DAY_MINUTES);
  const made = { ...found, state: 'ready', isCut, expiresAt } as const;
  return allow(made, exportMade(made));
}

export function expire(found: RecordExport) {
  return allow({ ...found, state: 'expired' } as const, exportExpired(found));
}
