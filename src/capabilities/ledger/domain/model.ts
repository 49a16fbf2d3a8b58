import { z } from 'zod';
import { Id } from '../../../kernel/contract.ts';
import type { Instant } from '../../../kernel/days.ts';
import { Origin } from '../../../kernel/origin.ts';

/** What is counted. Amounts are always whole: minutes, fen, pieces. */
export const Unit = z.enum(['minutes']);
export type Unit = z.infer<typeof Unit>;

/**
 * An account holds one unit for one owner. `floorAmount` is the least its balance may be; null means it may fall
 * without end, as the source from which minutes come must.
 */
export type Account = {
  readonly id: string;
  readonly kind: string;
  readonly unit: Unit;
  readonly owner: Origin;
  readonly floorAmount: number | null;
  readonly balance: number;
};

export const AccountWanted = z.object({
  kind: z.string().regex(/^[a-z][a-z-]{1,30}$/),
  unit: Unit,
  owner: Origin,
  floorAmount: z.number().int().nullable(),
});
export type AccountWanted = z.infer<typeof AccountWanted>;

export const Line = z.object({ accountId: Id, amount: z.number().int() });
export type Line = z.infer<typeof Line>;

export const Posting = z.object({
  id: Id,
  unit: Unit,
  reason: z.string().trim().min(1).max(60),
  origin: Origin,
  lines: z.array(Line).min(2).max(10_000),
});
export type Posting = z.infer<typeof Posting>;

/** A correction: mirrors a transaction with its signs turned, as a transaction of its own. */
export type Reversal = {
  readonly id: string;
  readonly transactionId: string;
  readonly reason: string;
  readonly origin: Origin;
};

export type Entry = Line & { readonly no: number; readonly balanceAfter: number };

export type LedgerTransaction = {
  readonly id: string;
  readonly unit: Unit;
  readonly reason: string;
  readonly origin: Origin;
  readonly reversesId: string | null;
  readonly postedAt: Instant;
  readonly postedBy: string;
  readonly entries: readonly Entry[];
};

/** An entry as its owner reads it. */
export type OwnedEntry = {
  readonly id: string;
  readonly owner: Origin;
  readonly transactionId: string;
  readonly accountId: string;
  readonly accountKind: string;
  readonly unit: Unit;
  readonly amount: number;
  readonly balanceAfter: number;
  readonly reason: string;
  readonly origin: Origin;
  readonly reversesId: string | null;
  readonly postedAt: Instant;
};
