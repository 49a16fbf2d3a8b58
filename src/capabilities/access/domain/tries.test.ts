import { describe, expect, it } from 'vitest';
import { addMinutes } from '../../../kernel/days.ts';
import { countWrongTry, isLocked, MOST_TRIES, type TryCounter } from './tries.ts';

const NOW = '2026-09-28T01:00:00.000Z';
const after = (times: number, at = NOW) =>
  Array.from({ length: times }).reduce<TryCounter | undefined>((counter) => countWrongTry(counter, at), undefined);

describe('wrong tries', () => {
  it('lock at the fifth, for a quarter of an hour', () => {
    expect(isLocked(after(MOST_TRIES - 1), NOW)).toBe(false);
    const locked = after(MOST_TRIES);
    expect(isLocked(locked, addMinutes(NOW, 14))).toBe(true);
    expect(isLocked(locked, addMinutes(NOW, 15))).toBe(false);
  });
  it('are counted anew after the lock and after a quarter of an hour', () => {
    expect(countWrongTry(after(MOST_TRIES), addMinutes(NOW, 15)).wrong).toBe(1);
    expect(countWrongTry(after(4), addMinutes(NOW, 15)).wrong).toBe(1);
    expect(countWrongTry(after(4), addMinutes(NOW, 14)).wrong).toBe(5);
  });
});
