import { describe, expect, it } from 'vitest';
import { countText, hoursText } from './quantity.ts';

describe('how amounts are shown', () => {
  it.each([
    [8_959_200, '149,320'],
    [252, '4.2'],
    [150, '2.5'],
    [59, '1'],
    [0, '0'],
  ])('%d minutes as %s hours', (minutes, text) => {
    expect(hoursText(minutes)).toBe(text);
  });
  it('counts with a comma between thousands', () => {
    expect([918_709, 999, 1_000].map(countText)).toEqual(['918,709', '999', '1,000']);
  });
});
