import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openOffice, type Office } from '../../../../test/office.ts';
import { openTown, type Town } from '../../../../test/town.ts';
import type { PersonActor } from '../../../kernel/actor.ts';
import { newId } from '../../../platform/server/ids.ts';
import { addOrganisation } from '../contract.ts';
import { endAlliance, foundAlliance, getAlliance, joinAlliance, leaveAlliance } from '../contract/alliances.ts';
import { endLiaison, nameLiaison } from '../contract/liaisons.ts';
import { getInside, getProfile } from '../contract/profile.ts';
import { importRegions, listAbolishedInUse, listRegions } from '../contract/regions.ts';
import { listAlliancesOf } from './door.ts';

let town: Town;
let office: Office;
let coordinator: PersonActor;
beforeAll(async () => {
  town = await openTown();
  office = await openOffice(town);
  coordinator = town.actor(newId(), [{ role: 'coordinator', organisationId: office.rootId }]);
});
afterAll(() => town.close());
afterEach(async () => expect(await town.brokenInvariants()).toEqual([]));

const code = async (asked: ReturnType<Town['ask']>) => {
  const answered = await asked;
  return answered.ok ? 'done' : answered.problem.code;
};

async function found(name: string): Promise<string> {
  const alliance = { id: newId(), name, kind: 'party-building-alliance' as const, foundedOn: '2021-07-01' };
  const kept = { ...alliance, keeperOrganisationId: office.rootId, documentNo: '东港党〔2021〕5号' };
  return (await town.perform(foundAlliance, coordinator, kept)).id;
}
const joining = (allianceId: string, organisationId: string, joinedOn = '2022-01-01') => ({
  allianceId,
  id: newId(),
  organisationId,
  part: 'member' as const,
  joinedOn,
});

describe('an alliance', () => {
  it('is joined, left and joined again, and all stays are kept', async () => {
    const allianceId = await found('港区联盟');
    const first = joining(allianceId, office.branchId);
    const join = (input: typeof first, actor = coordinator) => code(town.ask(joinAlliance, actor, input));
    expect(await join({ ...first, joinedOn: '2021-06-30' })).toBe('joined-before-founding');
    expect(await join({ ...first, joinedOn: '2027-01-01' })).toBe('day-in-future');
    expect(await join(first)).toBe('done');
    expect(await join(joining(allianceId, office.branchId))).toBe('member-already');
    const leave = (on: string, actor = coordinator) =>
      code(town.ask(leaveAlliance, actor, { allianceId, membershipId: first.id, on }));
    expect(await leave('2021-12-31')).toBe('ends-before-it-begins');
    const ofOther = town.actor(newId(), [{ role: 'coordinator', organisationId: office.otherBranchId }]);
    expect(await leave('2024-01-01', ofOther)).toBe('alliance-not-yours');
    const ofMember = town.actor(newId(), [{ role: 'coordinator', organisationId: office.branchId }]);
    expect(await leave('2024-01-01', ofMember)).toBe('done');
    expect(await join(joining(allianceId, office.branchId, '2023-12-31'))).toBe('member-already');
    expect(await join({ ...joining(allianceId, office.branchId, '2024-01-01'), part: 'lead' as never })).toBe('done');
    const { stays } = await town.perform(getAlliance, town.stranger, { allianceId });
    expect(stays.map(({ part, joinedOn, leftOn }) => [part, joinedOn, leftOn])).toEqual([
      ['lead', '2024-01-01', null],
      ['member', '2022-01-01', '2024-01-01'],
    ]);
    const on = (date: string) =>
      town.house.database.read(town.place.tenantId, (tx) => listAlliancesOf(tx, office.branchId, date));
    expect(await on('2021-12-31')).toEqual([]);
    expect(await on('2023-01-01')).toMatchObject([{ allianceId, part: 'member', name: '港区联盟' }]);
    expect(await on('2024-01-01')).toMatchObject([{ part: 'lead' }]);
  });

  it('has nobody twice, however many join at the same moment', async () => {
    const allianceId = await found('同时联盟');
    const asked = Array.from({ length: 5 }, () =>
      code(town.ask(joinAlliance, coordinator, joining(allianceId, office.otherBranchId))),
    );
    const codes = await Promise.all(asked);
    expect(codes.filter((each) => each === 'done')).toHaveLength(1);
    expect(codes.filter((each) => each === 'member-already')).toHaveLength(4);
  });

  it('ends with all its members, and its name is free again', async () => {
    const allianceId = await found('短期联盟');
    await town.perform(joinAlliance, coordinator, joining(allianceId, office.branchId, '2026-05-01'));
    const alliance = { id: newId(), name: '短期联盟', kind: 'joint-committee' as const, foundedOn: '2026-01-01' };
    const kept = { ...alliance, keeperOrganisationId: office.rootId };
    expect(await code(town.ask(foundAlliance, coordinator, kept))).toBe('alliance-name-taken');
    await town.perform(endAlliance, coordinator, { allianceId, on: '2026-04-01' });
    const { stays, endedOn } = await town.perform(getAlliance, town.stranger, { allianceId });
    expect([endedOn, stays[0]?.leftOn]).toEqual(['2026-04-01', '2026-05-01']);
    expect(await code(town.ask(joinAlliance, coordinator, joining(allianceId, office.otherBranchId)))).toBe(
      'alliance-ended',
    );
    expect(await code(town.ask(foundAlliance, coordinator, kept))).toBe('done');
  });
});

describe('liaison officers', () => {
  it('are public as a post alone, and seen by who works with the organisation', async () => {
    const personId = newId();
    const person = { capability: 'people', id: personId };
    const liaison = {
      organisationId: office.branchId,
      id: newId(),
      person,
      post: '党建联络人',
      validFrom: '2026-01-01',
    };
    const clerk = town.actor(newId(), [{ role: 'clerk', organisationId: office.branchId }]);
    const other = town.actor(newId(), [{ role: 'clerk', organisationId: office.otherBranchId }]);
    const name = (input: typeof liaison, actor = clerk) => code(town.ask(nameLiaison, actor, input));
    expect(await name(liaison, other)).toBe('organisation-not-yours');
    expect(await name({ ...liaison, post: '联络人 13800000001' })).toBe('post-holds-private-data');
    expect(await name(liaison)).toBe('done');
    expect(await name({ ...liaison, id: newId() })).toBe('liaison-named-already');
    const profile = await town.perform(getProfile, town.stranger, { organisationId: office.branchId });
    expect(profile.liaisonPosts).toEqual([{ post: '党建联络人', from: '2026-01-01' }]);
    expect(JSON.stringify(profile)).not.toContain(personId);
    const inside = (actor: PersonActor) => town.perform(getInside, actor, { organisationId: office.branchId });
    expect((await inside(clerk)).liaisons).toMatchObject([{ person, until: null }]);
    expect((await inside(other)).liaisons).toBeNull();
    const end = { organisationId: office.branchId, liaisonId: liaison.id, on: '2026-09-01' };
    expect(await code(town.ask(endLiaison, other, end))).toBe('organisation-not-yours');
    expect(await code(town.ask(endLiaison, clerk, end))).toBe('done');
    expect(await code(town.ask(endLiaison, clerk, end))).toBe('liaison-ended-already');
  });
});

describe('region codes', () => {
  const TABLE = '代码,名称,停用日期,接续代码\n370521,垦利县,2016-06-08,370505\n370505,垦利区,,';

  it('are brought in by who keeps the whole place, and brought up to date', async () => {
    const keeper = town.actor(newId(), [{ role: 'system-administrator', organisationId: office.rootId }]);
    const ofBranch = town.actor(newId(), [{ role: 'system-administrator', organisationId: office.branchId }]);
    const bring = (text: string, actor = keeper) => code(town.ask(importRegions, actor, { id: newId(), text }));
    expect(await bring(TABLE, ofBranch)).toBe('regions-not-yours');
    expect(await bring('代码,名称\n37,错')).toBe('sheet-has-troubles');
    expect(await bring('代码,名称')).toBe('sheet-is-empty');
    expect(await bring(TABLE)).toBe('done');
    expect(await bring(TABLE.replace('垦利区', '东营市垦利区'))).toBe('done');
    const { items, next } = await town.perform(listRegions, town.stranger, { limit: 1 });
    expect(items).toMatchObject([{ code: '370505', name: '东营市垦利区' }]);
    const rest = await town.perform(listRegions, town.stranger, { limit: 1, after: next ?? undefined });
    expect(rest).toMatchObject({ items: [{ code: '370521' }], next: null });
  });

  it('point out who still uses an abolished one, and what came after it', async () => {
    const draft = { id: newId(), parentId: office.rootId, kind: 'community' as const, name: '某村', shortName: '某村' };
    await town.perform(addOrganisation, coordinator, { ...draft, regionCode: '370521' });
    const { items } = await town.perform(listAbolishedInUse, coordinator, {});
    expect(items).toEqual([
      {
        id: draft.id,
        name: '某村',
        code: '370521',
        regionName: '垦利县',
        successors: [{ code: '370505', name: '东营市垦利区' }],
      },
    ]);
  });
});
