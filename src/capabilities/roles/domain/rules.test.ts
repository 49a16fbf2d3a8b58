import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holds, Role, type PersonActor } from '../../../kernel/actor.ts';
import type { RoleGrant } from './model.ts';
import { grantRole, revokeRole } from './rules.ts';

const NOW = '2026-09-28T01:00:00.000Z';
const town = { id: 'town', lineage: ['town'] };
const branch = { id: 'branch', lineage: ['branch', 'town'] };
const administrator = (organisationId: string): PersonActor => ({
  kind: 'person',
  tenantId: 't',
  personId: 'admin',
  sessionId: 's',
  grants: [{ role: 'security-administrator', organisationId }],
});
const grant = (more: Partial<RoleGrant> = {}): RoleGrant => ({
  id: 'g',
  personId: 'somebody',
  role: 'clerk',
  organisationId: 'branch',
  grantedBy: 'admin',
  grantedAt: NOW,
  revokedAt: null,
  ...more,
});

describe('granting a role', () => {
  it('reaches no further than the administrator does', () => {
    expect(grantRole(administrator('town'), grant(), branch, []).ok).toBe(true);
    const above = grantRole(administrator('branch'), grant({ organisationId: 'town' }), town, []);
    expect(above).toMatchObject({ refusal: 'organisation-not-yours' });
  });
  it('is never done to oneself', () => {
    expect(grantRole(administrator('town'), grant({ personId: 'admin' }), branch, [])).toMatchObject({
      refusal: 'not-to-yourself',
    });
  });
  it('keeps the auditor apart from every other role, both ways round', () => {
    const held = [grant({ role: 'auditor' })];
    expect(grantRole(administrator('town'), grant(), branch, held)).toMatchObject({
      refusal: 'auditor-holds-nothing-else',
    });
    expect(grantRole(administrator('town'), grant({ role: 'auditor' }), branch, [grant()])).toMatchObject({
      refusal: 'auditor-holds-nothing-else',
    });
  });
  it('never widens what the administrator himself may do, whatever is granted and revoked', () => {
    const roles = fc.constantFrom(...Role.options);
    fc.assert(
      fc.property(fc.array(fc.record({ role: roles, personId: fc.constantFrom('admin', 'other') })), (wishes) => {
        const actor = administrator('branch');
        const own: RoleGrant[] = [];
        for (const wish of wishes) {
          const decision = grantRole(actor, grant({ ...wish, organisationId: 'town' }), town, own);
          if (decision.ok && decision.value.personId === 'admin') own.push(decision.value);
        }
        expect(own).toEqual([]);
        expect(holds(actor, 'coordinator', town)).toBe(false);
      }),
    );
  });
});

describe('revoking a role', () => {
  it('is for the administrator of the organisation, once', () => {
    expect(revokeRole(administrator('town'), grant(), branch, NOW)).toMatchObject({ ok: true });
    expect(revokeRole(administrator('town'), grant({ revokedAt: NOW }), branch, NOW)).toMatchObject({
      refusal: 'grant-already-revoked',
    });
  });
});
