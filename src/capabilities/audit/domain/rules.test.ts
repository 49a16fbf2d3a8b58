import { describe, expect, it } from 'vitest';
import { EXPORT_LIMITS, exportNumber, type RecordExport } from './model.ts';
import { expire, fetchExport, finish } from './rules.ts';

const NOW = '2026-09-28T01:30:00.000Z';
const ready: RecordExport = {
  id: '0198f000-0000-7000-8000-0000000abcde',
  format: 'csv',
  reason: '年度审计抽查',
  askedBy: 'auditor',
  askedAt: '2026-09-27T01:30:00.000Z',
  state: 'ready',
  rowCount: 12,
  isCut: false,
  expiresAt: '2026-10-04T01:30:00.000Z',
};
const auditor = { personId: 'auditor', downloads: 0 };

describe('fetching an export', () => {
  it.each([
    ['by the one who asked', {}, {}, 'allowed'],
    ['by another auditor', {}, { personId: 'other' }, 'not-your-export'],
    ['before it is made', { state: 'making', expiresAt: null }, {}, 'export-not-ready'],
    ['after its last day', { expiresAt: NOW }, {}, 'export-expired'],
    ['when it was taken away', { state: 'expired' }, {}, 'export-expired'],
    ['for the last time', {}, { downloads: EXPORT_LIMITS.downloads - 1 }, 'allowed'],
    ['once too often', {}, { downloads: EXPORT_LIMITS.downloads }, 'downloads-used-up'],
  ] as const)('%s', (_what, change, by, outcome) => {
    const decision = fetchExport({ ...ready, ...change }, { ...auditor, ...by }, NOW);
    expect(decision.ok ? 'allowed' : decision.refusal).toBe(outcome);
  });

  it('leaves a fact that counts and says no reason, which may name somebody', () => {
    const decision = fetchExport(ready, { ...auditor, downloads: 2 }, NOW);
    expect(decision).toMatchObject({ value: { downloadsLeft: 2 }, facts: [{ detail: { downloadNo: 3 } }] });
    expect(JSON.stringify(decision)).not.toContain('年度');
  });
});

describe('an export', () => {
  it('lasts seven days from when it was made, and is gone then', () => {
    const made = finish({ ...ready, state: 'making', expiresAt: null }, true, NOW);
    expect(made.value).toMatchObject({ state: 'ready', isCut: true, expiresAt: '2026-10-05T01:30:00.000Z' });
    expect(expire(made.value).value.state).toBe('expired');
  });

  it('is known by its day and the end of its id', () => {
    expect(exportNumber(ready)).toBe('R20260927-0ABCDE');
  });
});
