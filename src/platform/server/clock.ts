import type { Instant } from '../../kernel/days.ts';

/**
 * The clock the product lives by. The demo town lives in its own year: its clock is the machine's, set back or
 * forward by a fixed distance that is stored with the town, so it keeps running over restarts.
 */
export type Clock = { readonly now: () => Instant };

export function clockWithOffset(offsetMs: number): Clock {
  return { now: () => new Date(Date.now() + offsetMs).toISOString() };
}
