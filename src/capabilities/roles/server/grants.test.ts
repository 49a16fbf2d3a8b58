import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openOffice, type Colleague, type Office } from '../../../../test/office.ts';
import { openTown, type Town } from '../../../../test/town.ts';
import type { Role } from '../../../kernel/actor.ts';
import { newId } from '../../../platform/server/ids.ts';
import { listFacts } from '../../audit/contract.ts';
import { grantRole, listGrants, revokeRole } from '../contract.ts';

let town: Town;
let office: Office;
let security: Colleague;
let ofBranch: Colleague;
let auditor: Colleague;
beforeAll(async () => {
  town = await openTown();
  office = await openOffice(town);
  security = await office.takeOn('13800003001', [['security-administrator', office.rootId]]);
  ofBranch = await office.takeOn('13800003002', [['security-administrator', office.branchId]]);
  auditor = await office.takeOn('13800003003', [['auditor', office.rootId]]);
});
afterAll(() => town.close());
afterEach(async () => expect(await town.brokenInvariants()).toEqual([]));

async function grant(by: Colleague, phone: string, role: Role, organisationId: string): Promise<string> {
  const granted = await town.ask(grantRole, by.actor, { id: newId(), phone, role, organisationId });
  return granted.ok ? 'granted' : granted.problem.code;
}

describe('granting roles', () => {
  it('cannot reach above or beside what the administrator was given', async () => {
    const { phone } = await office.takeOn('13800003010');
    expect(await grant(ofBranch, phone, 'clerk', office.branchId)).toBe('granted');
    expect(await grant(ofBranch, phone, 'clerk', office.rootId)).toBe('organisation-not-yours');
    expect(await grant(ofBranch, phone, 'clerk', office.otherBranchId)).toBe('organisation-not-yours');
    expect(await grant(ofBranch, ofBranch.phone, 'coordinator', office.branchId)).toBe('not-to-yourself');
  });

  it('tells nothing of telephones to those who may not grant there', async () => {
    expect(await grant(ofBranch, '13899999999', 'clerk', office.rootId)).toBe('organisation-not-yours');
  });

  it('keeps the auditor apart from every other role', async () => {
    expect(await grant(security, auditor.phone, 'clerk', office.branchId)).toBe('auditor-holds-nothing-else');
    const clerk = await office.takeOn('13800003011', [['clerk', office.branchId]]);
    expect(await grant(security, clerk.phone, 'auditor', office.rootId)).toBe('auditor-holds-nothing-else');
  });

  it('keeps him apart when both are granted at the same moment', async () => {
    // Several rounds, because the first ones wait for connections and so for each other.
    for (let round = 0; round < 6; round += 1) {
      const { phone } = await office.takeOn(`1380000302${round}`);
      const wishes: [Role, string][] = [
        ['auditor', office.rootId],
        ['clerk', office.branchId],
        ['auditor', office.branchId],
        ['leader', office.branchId],
      ];
      const outcomes = await Promise.all(wishes.map((wish) => grant(security, phone, ...wish)));
      expect(outcomes).toContain('auditor-holds-nothing-else');
      expect(await town.brokenInvariants()).toEqual([]);
    }
  });

  it('is taken back by those who could have given it, and leaves its trace', async () => {
    const { phone, actor } = await office.takeOn('13800003013');
    const id = newId();
    await town.perform(grantRole, security.actor, { id, phone, role: 'editor', organisationId: office.rootId });
    const fromBelow = await town.ask(revokeRole, ofBranch.actor, { grantId: id });
    expect(fromBelow).toMatchObject({ ok: false, problem: { code: 'organisation-not-yours' } });
    await town.perform(revokeRole, security.actor, { grantId: id });
    const { items } = await town.perform(listFacts, auditor.actor, { subjectId: actor.personId });
    expect(items.map((fact) => fact.name).slice(0, 2)).toEqual(['roles.role-revoked', 'roles.role-granted']);
    expect(items[0]?.sentence).toBe('收回了角色');
  });

  it('lists only what lies within reach', async () => {
    const { items } = await town.perform(listGrants, ofBranch.actor, { limit: 100 });
    expect(new Set(items.map((each) => each.organisationId))).toEqual(new Set([office.branchId]));
  });
});
