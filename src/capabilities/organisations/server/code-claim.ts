import type { Tx } from '../../../platform/server/transaction.ts';
import { readCreditCode } from '../domain/credit-code.ts';
import * as store from './store.ts';

/**
 * Whether another organisation bears the code that was typed. Codes are of the whole place, so whoever claims one
 * holds the roots meanwhile.
 */
export async function isCodeTaken(tx: Tx, typed: string | null, ownId: string): Promise<boolean> {
  const reading = typed === null ? undefined : readCreditCode(typed);
  if (!reading?.ok) return false;
  await store.lockRoots(tx);
  const bearer = await store.findByCode(tx, reading.code);
  return bearer !== undefined && bearer.id !== ownId;
}
