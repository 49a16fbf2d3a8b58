import { describe, expect, it } from 'vitest';
import { privateNumberIn } from './private-numbers.ts';

describe('private numbers in public text', () => {
  it.each([
    ['请联系 13812345678', 'telephone'],
    ['请联系 138-1234-5678', 'telephone'],
    ['请联系１３８１２３４５６７８', 'telephone'],
    ['座机 0546-8881234', 'telephone'],
    ['身份证 11010519491231002X', 'identity-number'],
    ['卡号 6222 0212 3456 7890 123', 'bank-card'],
  ])('finds them in “%s”', (text, kind) => {
    expect(privateNumberIn(text)).toBe(kind);
  });

  it.each(['台账号 DYG-2026-0007', '2026-09-28 共 149320 小时', '第 12 期（总第 38 期）', '200 平方米'])(
    'leaves “%s” alone',
    (text) => {
      expect(privateNumberIn(text)).toBeUndefined();
    },
  );
});
