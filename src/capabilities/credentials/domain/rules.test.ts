import { describe, expect, it, test } from 'vitest';
import type { PersonActor, Role } from '../../../kernel/actor.ts';
import type { Credential } from './model.ts';
import { codeFrom, numberOf, plainCode, plainNumber } from './numbers.ts';
import { isHolder, mayOpen, mayPrint } from './policy.ts';
import { mayWrite, revoke, stateOf, validUntilOf } from './rules.ts';

const issuer = { id: 'team', lineage: ['team', 'office'] };
const someone = (personId: string, ...grants: (readonly [Role, string])[]): PersonActor => ({
  kind: 'person',
  tenantId: 'place',
  sessionId: 'session',
  personId,
  grants: grants.map(([role, organisationId]) => ({ role, organisationId })),
});
const clerk = someone('clerk', ['clerk', 'team']);
const coordinator = someone('coordinator', ['coordinator', 'office']);
const stranger = { kind: 'stranger', tenantId: 'place' } as const;
const now = '2026-09-28T01:30:00.000Z';
const today = '2026-09-28';

function paper(more: { validUntil?: string | null; isRevoked?: boolean } = {}): Credential {
  const snapshot = { validUntil: more.validUntil ?? null } as Credential['snapshot'];
  const revocation = more.isRevoked ? ({ kind: 'mistake', reason: '', at: now, personId: 'clerk' } as const) : null;
  return {
    id: 'paper',
    kind: 'thanks',
    number: 'DYG-ZS01-2026-0001',
    issuerOrganisationId: 'team',
    holder: { personId: 'holder' },
    snapshot,
    revocation,
  } as unknown as Credential;
}

describe('how long a paper is good', () => {
  test.each([
    ['2026-09-28', 36, '2029-09-27'],
    ['2026-01-31', 1, '2026-02-27'],
    ['2024-02-29', 12, '2025-02-27'],
    ['2026-01-01', 12, '2026-12-31'],
    ['2026-09-28', null, null],
  ])('issued on %s for %s months: until %s', (issuedOn, months, until) => {
    expect(validUntilOf(issuedOn, months)).toBe(until);
  });
  test.each([
    [paper(), 'valid'],
    [paper({ validUntil: today }), 'valid'],
    [paper({ validUntil: '2026-09-27' }), 'expired'],
    [paper({ validUntil: '2026-09-27', isRevoked: true }), 'revoked'],
  ] as const)('stands as it should', (credential, state) => {
    expect(stateOf(credential, today)).toBe(state);
  });
});

describe('who may', () => {
  const words = { text: '感谢支持', title: null };
  test.each([
    [clerk, true],
    [someone('above', ['clerk', 'office']), true],
    [coordinator, false],
    [someone('elsewhere', ['clerk', 'other']), false],
    [stranger, false],
  ])('issue', (actor, isAllowed) => {
    expect(mayWrite(actor, issuer, words).ok).toBe(isAllowed);
  });
  it('write no telephone on a paper', () => {
    expect(mayWrite(clerk, issuer, { text: '联系 13912345678', title: null })).toMatchObject({
      refusal: 'text-holds-private-number',
      field: 'text',
    });
  });
  test.each([
    [clerk, true],
    [coordinator, true],
    [someone('auditor', ['auditor', 'office']), false],
    [someone('holder'), false],
  ])('revoke', (actor, isAllowed) => {
    const decision = revoke(actor, { credential: paper(), issuer, today }, { kind: 'mistake', reason: '写错', now });
    expect(decision.ok ? true : decision.refusal).toBe(isAllowed ? true : 'not-yours-to-revoke');
    if (decision.ok) expect(decision.facts.map((fact) => fact.name)).toEqual(['credentials.revoked']);
  });
  it('revoke once, expired papers too', () => {
    const why = { kind: 'untrue', reason: '不实', now } as const;
    const again = revoke(clerk, { credential: paper({ isRevoked: true }), issuer, today }, why);
    expect(again).toMatchObject({ refusal: 'already-revoked' });
    expect(revoke(clerk, { credential: paper({ validUntil: '2020-01-01' }), issuer, today }, why).ok).toBe(true);
  });
  it('print: the holder and the issuer’s clerks; auditors open without printing', () => {
    const auditor = someone('auditor', ['auditor', 'office']);
    const can = [someone('holder'), clerk, coordinator, auditor, stranger].map((actor) =>
      mayPrint(actor, paper(), issuer),
    );
    expect(can).toEqual([true, true, false, false, false]);
    expect(mayOpen(auditor, issuer)).toBe(true);
    expect(isHolder(stranger, paper())).toBe(false);
  });
});

describe('numbers and codes', () => {
  it('count within place, issuer and year', () => {
    expect(numberOf({ ledgerPrefix: 'DYG', seriesNo: 1, year: 2026, yearNo: 7 })).toBe('DYG-ZS01-2026-0007');
    expect(numberOf({ ledgerPrefix: 'DYG', seriesNo: 123, year: 2026, yearNo: 12_345 })).toBe('DYG-ZS123-2026-12345');
  });
  it('are understood as people type them', () => {
    expect(plainNumber(' ｄｙｇ－zs01—2026–0001 ')).toBe('DYG-ZS01-2026-0001');
    expect(plainCode('o1l-i k2')).toBe('0111K2');
  });
  it('hold no sign that is mistaken for another', () => {
    const codes = Array.from({ length: 256 }, (_, byte) => codeFrom(new Uint8Array(10).fill(byte)));
    expect(codes.join('')).toMatch(/^[0-9A-HJKMNP-TV-Z]+$/);
    expect(new Set(codes).size).toBe(32);
  });
});
