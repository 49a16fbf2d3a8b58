import { describe, expect, it } from 'vitest';
import type { PersonActor } from '../../../kernel/actor.ts';
import { mayAssist } from './assistance.ts';

const root = { id: 'root', lineage: ['root'] };
const branch = { id: 'branch', lineage: ['branch', 'root'] };
const administrator = (organisationId: string): PersonActor => ({
  kind: 'person',
  tenantId: 't',
  personId: 'admin',
  sessionId: 's',
  grants: [{ role: 'security-administrator', organisationId }],
});

describe('help with signing in', () => {
  const assisted = { personId: 'p', organisations: [branch], roots: [root] };
  it('reaches as far as the administrator was entrusted', () => {
    expect(mayAssist(administrator('root'), assisted)).toBe(true);
    expect(mayAssist(administrator('branch'), assisted)).toBe(true);
    expect(mayAssist(administrator('other'), assisted)).toBe(false);
  });
  it('is not a way up: rights above the administrator are out of reach', () => {
    expect(mayAssist(administrator('branch'), { ...assisted, organisations: [branch, root] })).toBe(false);
  });
  it('for who belongs nowhere is given at the root', () => {
    expect(mayAssist(administrator('branch'), { ...assisted, organisations: [] })).toBe(false);
    expect(mayAssist(administrator('root'), { ...assisted, organisations: [] })).toBe(true);
  });
  it('is not for oneself', () => {
    expect(mayAssist(administrator('root'), { ...assisted, personId: 'admin' })).toBe(false);
  });
});
