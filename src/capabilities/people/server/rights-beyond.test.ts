import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openOffice, type Colleague, type Office } from '../../../../test/office.ts';
import { openTown, type Town } from '../../../../test/town.ts';
import { newId } from '../../../platform/server/ids.ts';
import * as roles from '../../roles/contract.ts';
import * as contract from '../contract.ts';
import * as merging from '../contract/merging.ts';
import { findPersonByPhone } from './door.ts';

let town: Town;
let office: Office;
let coordinator: Colleague;
let clerk: Colleague;
let security: Colleague;
let colleague: Colleague;
beforeAll(async () => {
  town = await openTown();
  office = await openOffice(town);
  coordinator = await office.takeOn('13900000101', [['coordinator', office.rootId]]);
  clerk = await office.takeOn('13900000102', [['clerk', office.rootId]]);
  security = await office.takeOn('13900000103', [['security-administrator', office.rootId]]);
  colleague = await office.takeOn('13900000104', [['clerk', office.branchId]]);
});
afterAll(() => town.close());
afterEach(async () => expect(await town.brokenInvariants()).toEqual([]));

const amend = (by: Colleague, whom: Colleague, more: object) =>
  town.ask(contract.amendPerson, by.actor, { personId: whom.actor.personId, ...more });
const refused = (code: string) => ({ ok: false, problem: { code } });

describe('whose telephone it is by which rights are exercised', () => {
  it('is not said by those whose reach the rights lie beyond', async () => {
    for (const by of [coordinator, clerk]) {
      expect(await amend(by, security, { phone: '13900000199' })).toMatchObject(refused('rights-beyond-yours'));
    }
    expect(await amend(clerk, colleague, { phone: '13900000199' })).toMatchObject(refused('rights-beyond-yours'));
    expect(await amend(clerk, security, { skills: ['急救'] })).toMatchObject({ ok: true });
  });

  it('is said by a coordinator where the rights are ordinary and within reach', async () => {
    expect(await amend(coordinator, colleague, { phone: '13900000198' })).toMatchObject({ ok: true });
  });

  it('goes on to be theirs when another record shares it', async () => {
    const sharing = { id: newId(), name: '孙某某', organisationId: office.branchId, consentReference: '同意书 1' };
    const said = { phone: security.phone, sharedPhoneNote: '家里共用' };
    await town.perform(contract.enterPerson, clerk.actor, { ...sharing, ...said });
    const found = await town.house.database.read(town.place.tenantId, (tx) => findPersonByPhone(tx, security.phone));
    expect(found?.id).toBe(security.actor.personId);
    expect(await amend(clerk, security, said)).toMatchObject(refused('rights-beyond-yours'));
  });

  it('does not come by another record that is said to be the same person', async () => {
    const accomplice = newId();
    const entered = { id: accomplice, name: '钱某某', organisationId: office.branchId, consentReference: '同意书 1' };
    await town.perform(contract.enterPerson, coordinator.actor, { ...entered, phone: '13900000197' });
    const ids = [security.actor.personId, accomplice] as const;
    for (const [survivorId, mergedId] of [ids, [ids[1], ids[0]] as const]) {
      const asked = { id: newId(), survivorId, mergedId, reason: '同一个人登记了两次' };
      const merged = await town.ask(merging.mergePeople, coordinator.actor, asked);
      expect(merged).toMatchObject(refused('rights-beyond-yours'));
    }
    const compared = { oneId: ids[0], otherId: ids[1] };
    const seen = await town.perform(merging.comparePeople, coordinator.actor, compared);
    expect(seen.keptApartBy).toBe('rights-beyond-yours');
  });

  it('does not stay with one of the two by taking a merge back, nor is a denial shaken off', async () => {
    const [one, other] = [newId(), newId()];
    for (const [id, phone] of [
      [one, '13900000196'],
      [other, '13900000195'],
    ] as const) {
      const entered = { id, phone, name: '孙某某', organisationId: office.branchId, consentReference: '同意书 2' };
      await town.perform(contract.enterPerson, coordinator.actor, entered);
    }
    const merge = { id: newId(), survivorId: other, mergedId: one, reason: '同一个人登记了两次' };
    await town.perform(merging.mergePeople, coordinator.actor, merge);
    const over = { organisationId: office.branchId, reason: '违反纪律', phone: '13900000196' };
    const denial = { id: newId(), role: 'clerk', ...over } as const;
    await town.perform(roles.denyRole, security.actor, denial);
    const undone = { mergeId: merge.id, reason: '原来是两个人' };
    const undo = () => town.ask(merging.undoMerge, coordinator.actor, undone);
    expect(await undo()).toMatchObject(refused('rights-beyond-yours'));
    expect(
      await amend(coordinator, { ...colleague, actor: town.actor(other, []) }, { phone: '13900000194' }),
    ).toMatchObject(refused('rights-beyond-yours'));
    await town.perform(roles.liftDenial, security.actor, { denialId: denial.id });
    const grant = { id: newId(), role: 'privacy-officer', ...over } as const;
    await town.perform(roles.grantRole, security.actor, grant);
    expect(await undo()).toMatchObject(refused('rights-beyond-yours'));
    await town.perform(roles.revokeRole, security.actor, { grantId: grant.id });
    expect(await undo()).toMatchObject({ ok: true });
  });
});
