import { RateLimiterMemory } from 'rate-limiter-flexible';
import type { Instant } from '../../../kernel/days.ts';
import type { Caller } from '../../../platform/server/handle.ts';
import type { Tx } from '../../../platform/server/transaction.ts';
import { countWrongTry, isLocked } from '../domain/tries.ts';
import * as store from './store-tries.ts';

/**
 * Per address, generous, because a whole office may share one. In the memory of each server: an address is personal
 * and never stored. What protects an account is counted in the database, where all servers count together.
 */
const byAddress = new RateLimiterMemory({ points: 120, duration: 600 });

export async function isAddressTooBusy({ clientAddress }: Caller): Promise<boolean> {
  // What comes over a socket of this machine has no address; counted together, all would be one.
  if (clientAddress === 'unknown') return false;
  return byAddress.consume(clientAddress).then(
    () => false,
    () => true,
  );
}

/** What is tried: the same for a telephone that nobody has, so that a lock tells nobody who is registered. */
export type Lock = `password:${string}` | `second:${string}`;

/**
 * Tries a lock whose counter stays locked until the transaction ends. `closed` says that it may not be tried now;
 * `wrong` must be kept by a refusal with facts, or the try would not count.
 */
export async function tryLock(
  tx: Tx,
  lock: Lock,
  now: Instant,
  isRight: () => Promise<boolean>,
): Promise<'right' | 'wrong' | 'closed'> {
  const counter = await store.findCounterForUpdate(tx, lock, now);
  if (isLocked(counter, now)) return 'closed';
  if (await isRight()) {
    await store.forgetCounter(tx, lock);
    return 'right';
  }
  await store.saveCounter(tx, lock, countWrongTry(counter?.wrong === 0 ? undefined : counter, now));
  return 'wrong';
}
