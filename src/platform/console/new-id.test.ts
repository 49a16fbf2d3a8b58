import { expect, test } from 'vitest';
import { z } from 'zod';
import { newId } from './new-id.ts';

test('an id is a UUID of version 7 that holds the moment it was made', () => {
  const before = Date.now();
  const id = newId();
  expect(z.uuidv7().safeParse(id).success).toBe(true);
  const at = Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16);
  expect(at).toBeGreaterThanOrEqual(before);
  expect(at).toBeLessThanOrEqual(Date.now());
});
