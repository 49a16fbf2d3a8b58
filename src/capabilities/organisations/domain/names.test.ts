import { describe, expect, it } from 'vitest';
import { isSlip, nameOn, type OtherName } from './names.ts';

const former = (name: string, from: string | null, until: string, kind: OtherName['kind'] = 'official'): OtherName => ({
  id: name,
  organisationId: 'o',
  kind,
  name,
  from,
  until,
  documentNo: null,
  reason: null,
});

describe('the name on a day', () => {
  const present = { name: '丙', nameFrom: '2020-01-01' };
  const others = [
    former('乙', '2010-01-01', '2020-01-01'),
    former('甲', null, '2010-01-01'),
    former('误', '2020-01-01', '2020-01-01'),
    former('别', '2000-01-01', '2025-01-01', 'alias'),
    former('短', '2000-01-01', '2025-01-01', 'short'),
  ];

  it.each([
    ['1990-01-01', '甲'],
    ['2009-12-31', '甲'],
    ['2010-01-01', '乙'],
    ['2019-12-31', '乙'],
    ['2020-01-01', '丙'],
    ['2026-09-28', '丙'],
  ])('on %s it was %s', (date, name) => {
    expect(nameOn(present, others, date)).toBe(name);
  });

  it('is the present one always when it was never renamed', () => {
    expect(nameOn({ name: '丁', nameFrom: null }, [], '1921-07-01')).toBe('丁');
  });

  it('is the first one known before that', () => {
    expect(nameOn(present, [former('乙', '2010-01-01', '2020-01-01')], '1990-01-01')).toBe('乙');
  });

  it('was a slip when it was replaced on the day it began', () => {
    expect(others.filter(isSlip).map(({ name }) => name)).toEqual(['误']);
  });
});
