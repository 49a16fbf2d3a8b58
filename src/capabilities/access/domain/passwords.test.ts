import { describe, expect, it } from 'vitest';
import { isWornOut, refusePassword, usualPolicy } from './passwords.ts';

const own = { name: '张三丰', phone: '13812345678', placeSlug: 'dongying' };

describe('a new password', () => {
  it.each([
    ['short', 'password-too-short'],
    ['九个汉字的口令不够', 'password-too-short'],
    ['1234567890', 'password-too-common'],
    ['Password2026', 'password-too-common'],
    ['qwertyuiop', 'password-too-common'],
    ['abcdefgh1234', 'password-too-common'],
    ['aaaaaaaaaaaa', 'password-too-common'],
    ['woaini1314!!', 'password-too-common'],
    ['x-13812345678', 'password-holds-own-data'],
    ['my12345678no', 'password-holds-own-data'],
    ['我是张三丰本人没错的', 'password-holds-own-data'],
    ['Dongying2026!', 'password-holds-own-data'],
    ['Tongxin@2026', 'password-holds-own-data'],
  ])('%s is refused: %s', (password, refusal) => {
    expect(refusePassword(password, own, usualPolicy)?.refusal).toBe(refusal);
  });
  it.each(['a long enough one', '春天的风吹过港区的大堤', 'kettle-orbit-plank-9', 'tide-and-time-2026'])(
    '%s is taken',
    (password) => expect(refusePassword(password, own, usualPolicy)).toBeUndefined(),
  );
  it('must hold several classes only where that is set', () => {
    expect(refusePassword('a long enough one', own, { ...usualPolicy, leastClasses: 3 })?.refusal).toBe(
      'password-too-plain',
    );
    expect(refusePassword('A long enough 1', own, { ...usualPolicy, leastClasses: 4 })).toBeUndefined();
  });
});

describe('the age of a password', () => {
  const setAt = '2026-01-01T00:00:00.000Z';
  it('counts only where it is set', () => {
    expect(isWornOut(setAt, '2036-01-01T00:00:00.000Z', usualPolicy)).toBe(false);
    expect(isWornOut(setAt, '2026-03-31T23:59:59.999Z', { ...usualPolicy, mostDays: 90 })).toBe(false);
    expect(isWornOut(setAt, '2026-04-01T00:00:00.000Z', { ...usualPolicy, mostDays: 90 })).toBe(true);
  });
});
