import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { guardFormula, unguardFormula } from './formula-guard.ts';

describe('the guard against formulas', () => {
  it.each(['=1+1', '+86 138', '-5', '@SUM(A1)', '\t=1', '\r=1', '|calc', ' =1', "'=1", '＝1', '＠x', '－3'])(
    'keeps %j a text',
    (text) => expect(guardFormula(text)).toBe(`'${text}`),
  );
  it.each(['', '张三', "O'Brien", "'七一'活动", '3-5', 'a=b'])('leaves %j as it is', (text) => {
    expect(guardFormula(text)).toBe(text);
  });
  it('is taken off again exactly, whatever the text', () => {
    const signs = fc.string({ unit: fc.constantFrom("'", '=', '+', '@', ' ', '\t', '\n', '字', 'a', '＝') });
    fc.assert(fc.property(fc.oneof(signs, fc.string()), (text) => unguardFormula(guardFormula(text)) === text));
  });
});
