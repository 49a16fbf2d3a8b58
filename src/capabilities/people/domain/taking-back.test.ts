import { describe, expect, it } from 'vitest';
import { recordTakenBack } from './facts.ts';
import { whyItStays, type TakingBackAround } from './taking-back.ts';

const person = { id: 'new', name: '王某某', volunteerNo: 'V2026-000007', organisationId: null };
const untouched: TakingBackAround = {
  isReached: true,
  isFromSheet: true,
  wasMerged: false,
  wasLookedAt: false,
  usedIn: null,
  isChangedSince: false,
};

describe('a record that a sheet made', () => {
  it('is taken back while nothing hangs on it, and the fact keeps no name', () => {
    expect(whyItStays(untouched)).toBeUndefined();
    expect(JSON.stringify(recordTakenBack(person))).not.toContain('王某某');
  });

  it.each([
    [{ isReached: false }, 'organisation-not-yours'],
    [{ wasMerged: true }, 'was-merged'],
    [{ wasLookedAt: true }, 'was-looked-at'],
    [{ usedIn: 'access' }, 'used-elsewhere'],
    [{ isChangedSince: true }, 'changed-since'],
    [{ isFromSheet: false }, 'changed-since'],
  ] as const)('stays with %j: %s', (around, code) => {
    expect(whyItStays({ ...untouched, ...around })).toMatchObject({ code });
  });
});
