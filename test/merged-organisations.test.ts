import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { draftActivity } from '../src/capabilities/activities/contract.ts';
import { draftAgreement } from '../src/capabilities/agreements/contract.ts';
import { mergeOrganisation, undoMerge } from '../src/capabilities/organisations/contract/merging.ts';
import { draftNeed } from '../src/capabilities/three-lists/contract.ts';
import type { PersonActor } from '../src/kernel/actor.ts';
import { newId } from '../src/platform/server/ids.ts';
import { openOffice, type Office } from './office.ts';
import { openTown, type Town } from './town.ts';

let town: Town;
let office: Office;
let clerk: PersonActor;
beforeAll(async () => {
  town = await openTown();
  office = await openOffice(town);
  ({ actor: clerk } = await office.takeOn('13900000001', [['clerk', office.branchId]]));
});
afterAll(() => town.close());
afterEach(async () => expect(await town.brokenInvariants()).toEqual([]));

const line = () => ({ id: newId(), name: '灯', amount: 1, unit: '盏' });

/** What becomes of a need, an activity and an agreement that are begun in the name of the branch. */
async function begin(): Promise<string[]> {
  const organisationId = office.branchId;
  const texts = { content: '义诊', placeText: '广场', conditions: '', risks: '', guarantees: '', howToSignUp: '' };
  const times = { startsAt: '2026-10-10T01:00:00.000Z', endsAt: '2026-10-10T03:00:00.000Z' };
  const sides = { providerOrganisationId: organisationId, requesterOrganisationId: office.otherBranchId };
  const clause = { id: newId(), text: '义诊', from: '2026-10-01', dueOn: '2026-11-30', way: 'direct' as const };
  const asked = [
    await town.ask(draftNeed, clerk, {
      id: newId(),
      organisationId,
      title: '路灯',
      category: 'facilities',
      description: '夜里看不清。',
      areaText: '广场',
      deadlineOn: '2026-12-31',
      contactRole: '网格员',
      lines: [line()],
    }),
    await town.ask(draftActivity, clerk, {
      id: newId(),
      organisationId,
      title: '义诊',
      leaderPersonId: clerk.personId,
      capacity: 10,
      ...texts,
      ...times,
      signUpClosesAt: times.startsAt,
      segments: [{ id: newId(), kind: 'volunteer-service', title: '义诊', ...times }],
    }),
    await town.ask(draftAgreement, clerk, {
      id: newId(),
      title: '共建协议',
      purpose: '结对',
      startsOn: '2026-10-01',
      endsOn: '2027-09-30',
      parties: [office.branchId, office.otherBranchId].map((id) => ({ organisationId: id, role: 'main' as const })),
      clauses: [{ ...clause, ...sides, target: { amount: 1, unit: '场' } }],
    }),
  ];
  return asked.map((performed) => (performed.ok ? 'begun' : performed.problem.code));
}

it('nothing is begun in the name of a merged organisation, until the merger is taken back', async () => {
  expect(await begin()).toEqual(['begun', 'begun', 'begun']);
  const coordinator = town.actor(newId(), [{ role: 'coordinator', organisationId: office.rootId }]);
  const merger = { organisationId: office.branchId, intoOrganisationId: office.otherBranchId };
  const basis = { on: '2026-09-01', documentNo: null, reason: '两个支部合并' };
  await town.perform(mergeOrganisation, coordinator, { ...merger, ...basis });
  expect(await begin()).toEqual(['organisation-not-found', 'organisation-not-found', 'organisation-not-found']);
  await town.perform(undoMerge, coordinator, { organisationId: office.branchId, reason: '录错了' });
  expect(await begin()).toEqual(['begun', 'begun', 'begun']);
});
