import type { Instant } from '../../kernel/days.ts';

/**
 * The clock the product lives by. The demo town lives in its own year: its clock is the machine's, set back or
 * forward by a distance that is stored with the town, so it keeps running over restarts.
 */
export type Clock = { readonly now: () => Instant };

const MINUTE_MS = 60_000;

/** A clock that can be put forward, never back. */
export type MovableClock = Clock & { readonly moveForward: (minutes: number) => number };

/** `moveForward` answers the distance from the machine's clock that must be remembered. */
export function clockWithOffset(offsetMs: number): MovableClock {
  let distanceMs = offsetMs;
  const now = () => new Date(Date.now() + distanceMs).toISOString();
  return {
    now,
    moveForward(minutes) {
      distanceMs += Math.max(0, minutes) * MINUTE_MS;
      return distanceMs;
    },
  };
}
