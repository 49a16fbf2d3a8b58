import type { CivilDate } from '../../../kernel/days.ts';

type Due = { readonly id: string; readonly dueOn: CivilDate | null };

/** Late first, then by due day; what has no day comes last. Ties keep a fixed order, so the list does not jump. */
export function byUrgency(one: Due, other: Due): number {
  if (one.dueOn !== other.dueOn) {
    if (one.dueOn === null) return 1;
    if (other.dueOn === null) return -1;
    return one.dueOn < other.dueOn ? -1 : 1;
  }
  return one.id < other.id ? -1 : 1;
}
