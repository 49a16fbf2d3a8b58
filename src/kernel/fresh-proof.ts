import type { Actor } from './actor.ts';
import { addMinutes, type Instant } from './days.ts';

/** How long a proof of who sits there serves for what must not be done at a desk left open. */
const PROOF_MINUTES = 10;

/** Whether a person who is about to do something sensitive must first show again who it is. */
export function needsFreshProof(actor: Actor, now: Instant): boolean {
  if (actor.kind !== 'person') return false;
  return actor.provenAt === undefined || addMinutes(actor.provenAt, PROOF_MINUTES) <= now;
}
