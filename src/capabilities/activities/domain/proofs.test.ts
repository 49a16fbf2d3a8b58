import { expect, it, test } from 'vitest';
import type { PersonActor, Role } from '../../../kernel/actor.ts';
import { mayProve, proofOf } from './proofs.ts';

const record = (id: string, servedOn: string, minutes: number) => ({
  id,
  servedOn,
  minutes,
  activityTitle: '关爱老人',
  placeText: '翠竹社区',
  grade: 'C' as const,
});

it('says what the records say, in order of their days', () => {
  const proof = proofOf([record('b', '2026-09-28', 150), record('a', '2026-06-01', 90)], null);
  expect(proof).toMatchObject({
    recordIds: ['a', 'b'],
    content: { period: { from: '2026-06-01', to: '2026-09-28' }, minutesByGrade: { C: 240 } },
  });
});

it('keeps the period that was asked for, though service began later', () => {
  const period = { from: '2026-01-01', to: '2026-12-31' };
  expect(proofOf([record('a', '2026-06-01', 90)], period)).toMatchObject({ content: { period } });
});

test.each([
  [[], 'nothing-to-prove'],
  [Array.from({ length: 401 }, (_, no) => record(String(no), '2026-06-01', 60)), 'too-much-for-one-proof'],
])('refuses what no proof can hold', (records, refusal) => {
  expect(proofOf(records, null)).toMatchObject({ refusal });
});

test.each([
  ['clerk', 'team', true],
  ['clerk', 'office', true],
  ['clerk', 'other', false],
  ['coordinator', 'office', false],
  ['leader', 'team', false],
] as const)('%s of %s', (role: Role, organisationId, isAllowed) => {
  const actor = { kind: 'person', grants: [{ role, organisationId }] } as unknown as PersonActor;
  expect(mayProve(actor, { id: 'team', lineage: ['team', 'office'] })).toBe(isAllowed);
});
