import type { Fact } from '../../../kernel/decision.ts';
import { signCheckpoints } from '../../../platform/server/chain/checkpoints.ts';
import type { Doing } from '../../../platform/server/handle.ts';
import { checkpointsSigned } from '../domain/facts.ts';

/** Signs every day that is over; returns the facts that tell of it. */
export async function signPastDays(doing: Doing): Promise<readonly Fact[]> {
  const signed = await signCheckpoints(doing, { today: false });
  return checkpointsSigned(signed);
}
