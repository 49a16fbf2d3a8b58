import { expect, test } from 'vitest';
import { fillPath, queryOf } from './fill-path.ts';

test('path parameters go into the path and leave the rest', () => {
  const { path, rest } = fillPath('/needs/:needId/claims', { needId: '0190/ä', amount: 2 });
  expect(path).toBe('/needs/0190%2F%C3%A4/claims');
  expect(rest).toEqual({ amount: 2 });
});

test('what was not filled in is not sent', () => {
  expect(queryOf({ state: 'open', text: '', after: undefined, limit: 20 })).toBe('?state=open&limit=20');
  expect(queryOf({})).toBe('');
});
