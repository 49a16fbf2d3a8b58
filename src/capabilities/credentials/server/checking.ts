import { timingSafeEqual } from 'node:crypto';
import { RateLimiterMemory, type RateLimiterRes } from 'rate-limiter-flexible';
import type { Call } from '../../../platform/server/handle.ts';
import type { Credential } from '../domain/model.ts';
import { CODE_LENGTH, plainCode, plainNumber } from '../domain/numbers.ts';
import type { verify } from '../contract.ts';
import { findByNumber } from './store/credentials.ts';

/** Per address, generous, because a whole school may check from one; a quarter of an hour. */
const byAddress = new RateLimiterMemory({ points: 120, duration: 900 });
/** Wrong codes per number: twenty in a quarter of an hour. Fifty bits cannot be tried out at that pace. */
const byNumber = new RateLimiterMemory({ points: 20, duration: 900 });

type Checking = Pick<Call<typeof verify>, 'tx' | 'place' | 'caller'>;
export type Checked = Credential | 'not-found' | 'too-many-checks';

/** Stands in for the code of a paper that is not there, so that both are compared alike. */
const NOBODYS_CODE = '-'.repeat(CODE_LENGTH);

/**
 * Finds the paper whose number and code were typed (VOL-12). Unknown numbers and wrong codes are counted, answered and
 * timed alike: one search, one comparison, so that nobody learns which numbers exist.
 */
export async function check(
  { tx, place, caller }: Checking,
  typed: { readonly number: string; readonly code: string },
): Promise<Checked> {
  const number = plainNumber(typed.number);
  const numberKey = `${place.tenantId} ${number}`;
  if (await isUsedUp(byAddress, `${place.tenantId} ${caller.clientAddress}`)) return 'too-many-checks';
  if (isOver(await byNumber.get(numberKey))) return 'too-many-checks';
  const credential = await findByNumber(tx, number);
  if (isSame(plainCode(typed.code), credential?.code ?? NOBODYS_CODE) && credential) return credential;
  await isUsedUp(byNumber, numberKey);
  return 'not-found';
}

function isOver(spent: RateLimiterRes | null): boolean {
  return spent !== null && spent.remainingPoints <= 0;
}

async function isUsedUp(limiter: RateLimiterMemory, key: string): Promise<boolean> {
  return limiter.consume(key).then(
    () => false,
    () => true,
  );
}

function isSame(typed: string, code: string): boolean {
  const [left, right] = [Buffer.alloc(CODE_LENGTH), Buffer.alloc(CODE_LENGTH)];
  left.write(typed);
  right.write(code);
  return timingSafeEqual(left, right) && typed.length === code.length;
}
