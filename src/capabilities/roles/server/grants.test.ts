import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openOffice, type Colleague, type Office } from '../../../../test/office.ts';
import { openTown, type Town } from '../../../../test/town.ts';
import type { Role } from '../../../kernel/actor.ts';
import { newId } from '../../../platform/server/ids.ts';
import { listFacts } from '../../audit/contract.ts';
import { denyRole, grantRole, liftDenial, listGrants, listHolders, listMyGrants, revokeRole } from '../contract.ts';
import { findGrantsOf } from './door.ts';

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

/** What this person can exercise at an instant, as a session would be told. */
async function held(personId: string, now = town.now()) {
  const found = await town.house.database.read(town.place.tenantId, (tx) => findGrantsOf(tx, [personId], now));
  return found.get(personId) ?? [];
}

describe('what was granted', () => {
  it('counts from its first instant to its last and no longer', async () => {
    const { phone, actor } = await office.takeOn('13800003040');
    const [fromAt, untilAt] = ['2026-10-01T00:00:00.000Z', '2026-10-02T00:00:00.000Z'];
    const term = { fromAt, untilAt, reason: '国庆值守' };
    const wish = { id: newId(), phone, role: 'editor' as const, organisationId: office.branchId };
    await town.perform(grantRole, security.actor, { ...wish, ...term });
    expect(await held(actor.personId, '2026-09-30T23:59:59.999Z')).toEqual([]);
    expect(await held(actor.personId, fromAt)).toMatchObject([{ role: 'editor' }]);
    expect(await held(actor.personId, untilAt)).toEqual([]);
    const { items } = await town.perform(listMyGrants, actor, {}, { now: untilAt });
    expect(items).toMatchObject([{ state: 'ended', reason: '国庆值守', grantedByName: '赵某某' }]);
  });

  it('is kept from counting by a denial, which also ends what was given on: deny wins', async () => {
    const coordinator = await office.takeOn('13800003041', [['coordinator', office.rootId]]);
    const { phone, actor } = await office.takeOn('13800003042');
    expect(await grant(coordinator, phone, 'clerk', office.branchId)).toBe('granted');
    expect(await grant(coordinator, phone, 'clerk', office.rootId)).toBe('organisation-not-yours');
    const denial = { id: newId(), phone: coordinator.phone, role: 'coordinator' as const, reason: '岗位调整' };
    const denied = { ...denial, organisationId: office.branchId };
    expect(await town.perform(denyRole, security.actor, denied)).toMatchObject({ endedBelow: 1 });
    expect(await held(actor.personId)).toEqual([]);
    expect(await held(coordinator.actor.personId)).toMatchObject([{ except: [office.branchId] }]);
    await town.perform(liftDenial, security.actor, { denialId: denial.id });
    expect(await held(coordinator.actor.personId)).toEqual([{ role: 'coordinator', organisationId: office.rootId }]);
    expect(await held(actor.personId)).toEqual([]);
  });

  it('of the last security administrator over the place stays', async () => {
    const asked = { limit: 100, organisationId: office.rootId, role: 'security-administrator' as const };
    const { items } = await town.perform(listGrants, security.actor, asked);
    const grantId = items.find((each) => each.organisationId === office.rootId)?.id ?? '';
    expect(await town.ask(revokeRole, security.actor, { grantId })).toMatchObject({
      problem: { code: 'last-administrator-stays' },
    });
  });

  it('is shown to the clerk of an organisation, and to nobody beside it', async () => {
    const clerk = await office.takeOn('13800003043', [['clerk', office.branchId]]);
    const { items } = await town.perform(listHolders, clerk.actor, { organisationId: office.branchId });
    expect(items.map((each) => each.role)).toContain('security-administrator');
    const beside = await town.ask(listHolders, clerk.actor, { organisationId: office.otherBranchId });
    expect(beside).toMatchObject({ problem: { code: 'organisation-not-yours' } });
  });

  it('falls with the right it was given out of, also when both happen at the same moment', async () => {
    for (let round = 0; round < 4; round += 1) {
      const giver = await office.takeOn(`1380000305${round}`);
      const { phone, actor } = await office.takeOn(`1380000306${round}`);
      const grantId = newId();
      const wish = { id: grantId, phone: giver.phone, role: 'coordinator' as const, organisationId: office.rootId };
      await town.perform(grantRole, security.actor, wish);
      const asGiver = { ...giver, actor: town.actor(giver.actor.personId, await held(giver.actor.personId)) };
      await Promise.all([
        grant(asGiver, phone, 'clerk', office.branchId),
        town.perform(revokeRole, security.actor, { grantId }),
      ]);
      expect(await held(actor.personId)).toEqual([]);
    }
  });
});
