import { describe, expect, it } from 'vitest';
import { gather } from './gather.ts';

const pause = () => new Promise<void>((resolve) => setImmediate(resolve));

describe('calls under rush', () => {
  it('go at once and alone when nothing is in flight', async () => {
    const batches: number[][] = [];
    const submit = gather<number, number>(10, async (calls) => {
      batches.push([...calls]);
      return calls;
    });
    expect(await submit('k', 1)).toBe(1);
    expect(await submit('k', 2)).toBe(2);
    expect(batches).toEqual([[1], [2]]);
  });

  it('gather behind the batch in flight, in order of arrival and never above the cap', async () => {
    const batches: number[][] = [];
    const submit = gather<number, number>(3, async (calls) => {
      batches.push([...calls]);
      await pause();
      return calls.map((call) => call * 10);
    });
    const answers = await Promise.all([1, 2, 3, 4, 5, 6].map((call) => submit('k', call)));
    expect(answers).toEqual([10, 20, 30, 40, 50, 60]);
    expect(batches).toEqual([[1], [2, 3, 4], [5, 6]]);
  });

  it('of different keys do not wait for one another', async () => {
    let free = () => {};
    const held = new Promise<void>((resolve) => {
      free = resolve;
    });
    const submit = gather<string, string>(10, async (calls) => {
      if (calls[0] === 'slow') await held;
      return calls;
    });
    const slow = submit('a', 'slow');
    expect(await submit('b', 'quick')).toBe('quick');
    free();
    expect(await slow).toBe('slow');
  });

  it('are tried again in halves when a batch fails, so one bad call spoils only itself', async () => {
    const submit = gather<number, number>(10, async (calls) => {
      await pause();
      if (calls.includes(4)) throw new Error('bad call');
      return calls;
    });
    const settled = await Promise.allSettled([1, 2, 3, 4, 5].map((call) => submit('k', call)));
    expect(settled.map((each) => each.status)).toEqual([
      'fulfilled',
      'fulfilled',
      'fulfilled',
      'rejected',
      'fulfilled',
    ]);
  });
});
