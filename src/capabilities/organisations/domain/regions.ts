import { z } from 'zod';
import type { Actor, OrganisationRef } from '../../../kernel/actor.ts';
import type { CivilDate } from '../../../kernel/days.ts';
import { allow, refuse, type Decision } from '../../../kernel/decision.ts';
import { regionsImported } from './facts.ts';
import { holdsOn, type Period } from './model.ts';
import { mayKeepRegions } from './policy.ts';

export const RegionSystem = z.enum(['gb-2260', 'gb-10114', 'nbs']);
export type RegionSystem = z.infer<typeof RegionSystem>;

export const RegionCode = z.string().regex(/^\d{6}(\d{3}|\d{6})?$/);

/**
 * A code of a division as one edition of the tables gives it (DOC-08). Codes are added and abolished; an abolished one
 * points to those that came after it. The codes of the statistical bureau are not always those of the ministry.
 */
export type Region = Period & {
  readonly code: string;
  readonly system: RegionSystem;
  readonly name: string;
  readonly parentCode: string | null;
  readonly successorCodes: readonly string[];
};

export type RegionState = {
  readonly code: string;
  /** Null where the imported tables do not know the code; it stays valid all the same. */
  readonly name: string | null;
  readonly isAbolished: boolean;
  readonly successors: readonly { readonly code: string; readonly name: string | null }[];
};

const order: readonly RegionSystem[] = RegionSystem.options;

/** What a code meant on a day; the tables of the ministry before those of the bureau. */
export function regionOn(editions: readonly Region[], code: string, date: CivilDate): Region | undefined {
  return editions
    .filter((region) => region.code === code && holdsOn(region, date))
    .toSorted((one, other) => order.indexOf(one.system) - order.indexOf(other.system))[0];
}

function lastEnded(editions: readonly Region[], code: string, date: CivilDate): Region | undefined {
  return editions
    .filter((region) => region.code === code && region.until !== null && region.until <= date)
    .toSorted((one, other) => (other.until ?? '').localeCompare(one.until ?? ''))[0];
}

/** How a code stands on a day, with the codes now in force that came after it, however many steps away. */
export function regionState(editions: readonly Region[], code: string, date: CivilDate): RegionState {
  const present = regionOn(editions, code, date);
  if (present) return { code, name: present.name, isAbolished: false, successors: [] };
  const past = lastEnded(editions, code, date);
  if (!past) return { code, name: null, isAbolished: false, successors: [] };
  const found = successorsOf(editions, past, date);
  const successors = found.map((each) => ({ code: each, name: regionOn(editions, each, date)?.name ?? null }));
  return { code, name: past.name, isAbolished: true, successors };
}

function successorsOf(editions: readonly Region[], past: Region, date: CivilDate): readonly string[] {
  const found: string[] = [];
  const seen = new Set([past.code]);
  const waiting = [...past.successorCodes];
  for (let code = waiting.shift(); code !== undefined; code = waiting.shift()) {
    if (seen.has(code)) continue;
    seen.add(code);
    const ended = regionOn(editions, code, date) ? undefined : lastEnded(editions, code, date);
    if (ended && ended.successorCodes.length > 0) waiting.push(...ended.successorCodes);
    else found.push(code);
  }
  return found;
}

export type ImportRefusal = 'regions-not-yours' | 'sheet-is-empty' | 'sheet-has-troubles';

/** Takes a table in as a whole or not at all; who brings it in sees the troubles by row and column before. */
export function importRegions(
  actor: Actor,
  roots: readonly OrganisationRef[],
  sheet: { readonly importId: string; readonly regions: readonly Region[]; readonly troubleCount: number },
): Decision<readonly Region[], ImportRefusal> {
  if (!mayKeepRegions(actor, roots)) return refuse('regions-not-yours');
  if (sheet.troubleCount > 0) {
    return refuse('sheet-has-troubles', { field: 'text', detail: { count: sheet.troubleCount } });
  }
  if (sheet.regions.length === 0) return refuse('sheet-is-empty', { field: 'text' });
  return allow(sheet.regions, regionsImported(sheet.importId, { rowCount: sheet.regions.length }));
}
