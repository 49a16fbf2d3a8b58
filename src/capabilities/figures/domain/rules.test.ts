import { describe, expect, it } from 'vitest';
import type { PersonActor, Role } from '../../../kernel/actor.ts';
import { daysOfPeriod, mayOpenRows, monthsOf, seesNames } from './rules.ts';

const town = { id: 'town', lineage: ['town'] };
const branch = { id: 'branch', lineage: ['branch', 'town'] };
const holder = (role: Role, organisationId: string): PersonActor => ({
  kind: 'person',
  tenantId: 't',
  personId: 'p',
  sessionId: 's',
  grants: [{ role, organisationId }],
});

describe('a period', () => {
  it('counts both its months and crosses the turn of the year', () => {
    expect(monthsOf('2025-11', '2026-02')).toEqual(['2025-11', '2025-12', '2026-01', '2026-02']);
  });
  it('does not run backwards and is not longer than three years', () => {
    expect(monthsOf('2026-02', '2026-01')).toBeUndefined();
    expect(monthsOf('2020-01', '2026-01')).toBeUndefined();
  });
  it('ends on the last day of its last month', () => {
    expect(daysOfPeriod('2026-01', '2026-02')).toEqual({ from: '2026-01-01', to: '2026-02-28' });
  });
});

describe('the rows behind a figure', () => {
  it('open for those entrusted with the organisation or one above it', () => {
    expect(mayOpenRows(holder('editor', 'town'), branch)).toBe(true);
    expect(mayOpenRows(holder('clerk', 'branch'), branch)).toBe(true);
  });
  it('stay closed above and beside what was entrusted, and to strangers', () => {
    expect(mayOpenRows(holder('clerk', 'branch'), town)).toBe(false);
    expect(mayOpenRows({ kind: 'stranger', tenantId: 't' }, town)).toBe(false);
  });
  it('show names to those who keep the records and mask them for the auditor', () => {
    expect(seesNames(holder('clerk', 'branch'), branch)).toBe(true);
    expect(seesNames(holder('auditor', 'town'), branch)).toBe(false);
  });
});
