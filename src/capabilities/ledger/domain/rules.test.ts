import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Account, LedgerTransaction, Line } from './model.ts';
import { post, reverse, type Moved } from './rules.ts';

const stamp = { now: '2026-09-28T01:00:00.000Z', by: 'system:test' };
const origin = { capability: 'activities', id: '0198f000-0000-7000-8000-000000000001' };
const account = (id: string, floorAmount: number | null, balance = 0): Account => ({
  id,
  kind: 'test',
  unit: 'minutes',
  owner: origin,
  floorAmount,
  balance,
});
const posting = (id: string, lines: Line[]) => ({ id, unit: 'minutes' as const, reason: 'test', origin, lines });

describe('posting', () => {
  const accounts = [account('source', null), account('pool', 0), account('person', 0)];

  it('moves what the lines say and leaves a fact', () => {
    const decision = post(
      accounts,
      posting('t', [
        { accountId: 'source', amount: -150 },
        { accountId: 'pool', amount: 150 },
      ]),
      stamp,
    );
    expect(decision).toMatchObject({
      ok: true,
      facts: [{ name: 'ledger.posted', detail: { movedAmount: 150 } }],
      value: { accounts: [{ balance: -150 }, { balance: 150 }] },
    });
  });

  it('refuses lines that do not sum to zero, and lines of zero', () => {
    const lines = [
      { accountId: 'source', amount: -150 },
      { accountId: 'pool', amount: 149 },
    ];
    expect(post(accounts, posting('t', lines), stamp)).toMatchObject({ refusal: 'lines-do-not-balance' });
    const empty = [...lines, { accountId: 'person', amount: 0 }];
    expect(post(accounts, posting('t', empty), stamp)).toMatchObject({ refusal: 'line-is-empty' });
  });

  it('refuses what would leave an account below its floor', () => {
    const lines = [
      { accountId: 'pool', amount: -1 },
      { accountId: 'person', amount: 1 },
    ];
    const decision = post(accounts, posting('t', lines), stamp);
    expect(decision).toMatchObject({ refusal: 'balance-would-fall-below-floor', detail: { floor: 0, balance: -1 } });
  });
});

/** A ledger in memory: what the store does with the decisions of the rules. */
class Book {
  accounts: Account[] = [account('source', null), account('pool', 0), account('a', 0), account('b', 0)];
  transactions: LedgerTransaction[] = [];

  save(moved: Moved) {
    this.transactions.push(moved.transaction);
    this.accounts = this.accounts.map((each) => moved.accounts.find((after) => after.id === each.id) ?? each);
  }

  check() {
    for (const { entries } of this.transactions) {
      expect(entries.reduce((sum, entry) => sum + entry.amount, 0)).toBe(0);
    }
    for (const each of this.accounts) {
      const entries = this.transactions.flatMap(({ entries: all }) => all.filter((e) => e.accountId === each.id));
      expect(each.balance).toBe(entries.reduce((sum, entry) => sum + entry.amount, 0));
      expect(entries.at(-1)?.balanceAfter ?? 0).toBe(each.balance);
      if (each.floorAmount !== null) expect(each.balance).toBeGreaterThanOrEqual(each.floorAmount);
    }
    const reversedIds = this.transactions.flatMap(({ reversesId }) => (reversesId ? [reversesId] : []));
    expect(new Set(reversedIds).size).toBe(reversedIds.length);
  }
}

const step = fc.oneof(
  fc.record({
    do: fc.constant('post' as const),
    from: fc.constantFrom('source', 'pool', 'a', 'b'),
    to: fc.constantFrom('source', 'pool', 'a', 'b'),
    amount: fc.integer({ min: -50, max: 300 }),
    skew: fc.constantFrom(0, 0, 0, 1),
  }),
  fc.record({ do: fc.constant('reverse' as const), which: fc.nat({ max: 40 }) }),
);

describe('any run of postings and reversals', () => {
  it('keeps every sum at zero, every balance true and every floor', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const book = new Book();
        for (const [index, each] of steps.entries()) {
          if (each.do === 'post') {
            const lines = [
              { accountId: each.from, amount: -each.amount },
              { accountId: each.to, amount: each.amount + each.skew },
            ];
            const decision = post(book.accounts, posting(`t${index}`, lines), stamp);
            if (decision.ok) book.save(decision.value);
          } else {
            const transaction = book.transactions[each.which];
            if (!transaction) continue;
            const isReversed = book.transactions.some((other) => other.reversesId === transaction.id);
            const reversal = { id: `t${index}`, transactionId: transaction.id, reason: 'test', origin };
            const decision = reverse(book.accounts, { transaction, isReversed }, reversal, stamp);
            if (decision.ok) book.save(decision.value);
          }
          book.check();
        }
      }),
      { numRuns: 300 },
    );
  });

  it('a reversal brings every balance back, once', () => {
    const book = new Book();
    const lines = [
      { accountId: 'source', amount: -60 },
      { accountId: 'a', amount: 60 },
    ];
    const first = post(book.accounts, posting('t1', lines), stamp);
    if (first.ok) book.save(first.value);
    const original = { transaction: book.transactions[0] as LedgerTransaction, isReversed: false };
    const reversal = { id: 't2', transactionId: 't1', reason: 'mistake', origin };
    const second = reverse(book.accounts, original, reversal, stamp);
    if (second.ok) book.save(second.value);
    expect(book.accounts.map((each) => each.balance)).toEqual([0, 0, 0, 0]);
    expect(reverse(book.accounts, { ...original, isReversed: true }, reversal, stamp)).toMatchObject({
      refusal: 'already-reversed',
    });
    const mirrored = { transaction: book.transactions[1] as LedgerTransaction, isReversed: false };
    expect(reverse(book.accounts, mirrored, reversal, stamp)).toMatchObject({ refusal: 'reversal-is-final' });
  });
});
