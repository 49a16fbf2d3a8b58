import { expect, it } from 'vitest';
import { z } from 'zod';
import { offers } from '../src/app/floors.ts';

/** What opens doors by being known. */
const OPENS_DOORS = new Set(['key', 'lookupCode', 'secret', 'token', 'recoveryCodes']);

it('an answer that holds what opens doors is never kept in plain, to answer a repetition', () => {
  const writes = offers.capabilities
    .flatMap(({ handlers }) => handlers)
    .filter(({ kind }) => kind === 'write' || kind === 'batch');
  const secret = writes.filter(({ route: { output } }) => {
    return output instanceof z.ZodObject && Object.keys(output.shape).some((field) => OPENS_DOORS.has(field));
  });
  expect(secret.map(({ route }) => route.name).sort()).toEqual([
    'complaints.file-complaint',
    'complaints.look-up-complaint',
    'notices.add-webhook',
  ]);
  expect(secret.filter(({ route }) => !route.isAnswerSecret)).toEqual([]);
});
