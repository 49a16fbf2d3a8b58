import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openOffice, type Office } from '../../../../test/office.ts';
import { openTown, type Town } from '../../../../test/town.ts';
import type { PersonActor } from '../../../kernel/actor.ts';
import { newId } from '../../../platform/server/ids.ts';
import { addOrganisation, getOrganisation, listOrganisations, listTree } from '../contract.ts';
import { mergeOrganisation, moveOrganisation, undoMerge } from '../contract/merging.ts';
import { renameOrganisation } from '../contract/names.ts';
import { getProfile } from '../contract/profile.ts';
import { findOrganisation, findSurvivor } from './door.ts';

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

const basis = { on: '2026-09-01', documentNo: null, reason: '机构合并' };

async function add(name: string, parentId = office.rootId, more: object = {}): Promise<string> {
  const draft = { id: newId(), parentId, kind: 'enterprise' as const, name, shortName: name, regionCode: '370500' };
  return (await town.perform(addOrganisation, coordinator, { ...draft, ...more })).id;
}
const code = async (asked: ReturnType<Town['ask']>) => {
  const answered = await asked;
  return answered.ok ? 'done' : answered.problem.code;
};
const merge = (organisationId: string, intoOrganisationId: string, actor = coordinator) =>
  code(town.ask(mergeOrganisation, actor, { organisationId, intoOrganisationId, ...basis }));
const move = (organisationId: string, parentId: string, actor = coordinator) =>
  code(town.ask(moveOrganisation, actor, { organisationId, parentId, ...basis }));
const lineageOf = async (id: string) =>
  (await town.house.database.read(town.place.tenantId, (tx) => findOrganisation(tx, id)))?.lineage;

describe('merging', () => {
  it('links the one to the other, which is found behind it, and closes it for new things', async () => {
    const [first, second, third] = [await add('一厂'), await add('二厂'), await add('三厂')];
    expect(await merge(first, second)).toBe('done');
    expect(await merge(second, third)).toBe('done');
    const survivor = await town.house.database.read(town.place.tenantId, (tx) => findSurvivor(tx, first));
    expect(survivor?.id).toBe(third);
    expect(await lineageOf(first)).toEqual([first, office.rootId]);
    const listed = await town.perform(listOrganisations, town.stranger, { limit: 100 });
    expect(listed.items.some(({ id }) => id === first)).toBe(false);
    const hidden = await town.perform(listTree, coordinator, {});
    const tree = await town.perform(listTree, coordinator, { merged: 'shown' });
    expect(tree.items.length).toBe(hidden.items.length + 2);
    const draft = { id: newId(), parentId: first, regionCode: '370500' };
    const below = { ...draft, kind: 'branch' as const, name: '支部', shortName: '支部' };
    expect(await code(town.ask(addOrganisation, coordinator, below))).toBe('parent-merged');
    const named = { organisationId: first, name: '一分厂', shortName: '一分厂', ...basis };
    expect(await code(town.ask(renameOrganisation, coordinator, named))).toBe('organisation-merged');
    const profile = await town.perform(getProfile, town.stranger, { organisationId: third });
    expect(profile.absorbed).toEqual([{ id: second, name: '二厂' }]);
  });

  it('is refused into itself or a merged one, in a circle, with others below, and without both in trust', async () => {
    const [one, two] = [await add('甲站'), await add('乙站')];
    const child = await add('甲站分站', one);
    expect(await merge(one, one)).toBe('merged-with-itself');
    expect(await merge(one, two)).toBe('organisations-below');
    expect(await merge(two, one)).toBe('done');
    expect(await merge(child, two)).toBe('survivor-merged');
    expect(await merge(child, one)).toBe('done');
    expect(await merge(one, child)).toBe('survivor-merged');
    const ofOne = town.actor(newId(), [{ role: 'coordinator', organisationId: one }]);
    expect(await merge(one, office.branchId, ofOne)).toBe('survivor-not-yours');
    expect(await merge(office.branchId, one, ofOne)).toBe('organisation-not-yours');
  });

  it('never makes a circle when two are merged into each other at the same moment', async () => {
    for (let round = 0; round < 4; round += 1) {
      const [one, two] = [await add(`对并甲${round}`), await add(`对并乙${round}`)];
      const codes = await Promise.all([merge(one, two), merge(two, one), merge(one, two)]);
      expect(codes.filter((each) => each === 'done')).toHaveLength(1);
    }
  });

  it('is taken back unless name or code were given to another meanwhile', async () => {
    const [old, survivor] = [await add('旧院', undefined, { creditCode: '9144030071526726XG' }), await add('新院')];
    const undo = () => code(town.ask(undoMerge, coordinator, { organisationId: old, reason: '录错了' }));
    expect(await undo()).toBe('organisation-not-merged');
    await merge(old, survivor);
    expect(await undo()).toBe('done');
    expect(await town.perform(getOrganisation, town.stranger, { organisationId: old })).toMatchObject({
      mergedIntoId: null,
    });
    await merge(old, survivor);
    const heir = await add('旧院', undefined, { creditCode: '9144030071526726XG' });
    expect(await undo()).toBe('name-already-used');
    const named = { organisationId: heir, name: '另院', shortName: '另院', ...basis };
    await town.perform(renameOrganisation, coordinator, named);
    expect(await undo()).toBe('credit-code-taken');
  });
});

describe('moving below another one', () => {
  it('takes all below along, and rights follow the new place', async () => {
    const [town1, town2] = [await add('东镇'), await add('西镇')];
    const village = await add('某村', town1);
    const team = await add('某队', village);
    expect(await move(village, town2)).toBe('done');
    expect(await lineageOf(team)).toEqual([team, village, town2, office.rootId]);
    const ofWest = town.actor(newId(), [{ role: 'coordinator', organisationId: town2 }]);
    expect(await move(team, town2, ofWest)).toBe('done');
    const ofEast = town.actor(newId(), [{ role: 'coordinator', organisationId: town1 }]);
    expect(await move(village, town1, ofEast)).toBe('organisation-not-yours');
    expect(await move(village, town1, ofWest)).toBe('parent-not-yours');
    const { moves } = await town.perform(getProfile, town.stranger, { organisationId: village });
    expect(moves).toMatchObject([{ from: { name: '东镇' }, to: { name: '西镇' }, on: '2026-09-01' }]);
  });

  it('is refused below itself, at the top, to where it is, and beside one of its name', async () => {
    const parent = await add('上院');
    const child = await add('下院', parent);
    expect(await move(parent, child)).toBe('parent-is-below');
    expect(await move(parent, parent)).toBe('parent-is-below');
    expect(await move(office.rootId, parent)).toBe('organisation-is-root');
    expect(await move(child, parent)).toBe('parent-unchanged');
    await add('下院');
    expect(await move(child, office.rootId)).toBe('name-already-used');
  });

  it('never hangs two below each other, nor loses one added meanwhile', async () => {
    for (let round = 0; round < 4; round += 1) {
      const [one, two] = [await add(`互调甲${round}`), await add(`互调乙${round}`)];
      const [under1, under2] = [await add('下级甲', one), await add('下级乙', two)];
      const codes = await Promise.all([
        move(one, under2),
        move(two, under1),
        ...['丙', '丁'].map((name) => add(`新${name}`, under1).then(() => 'added')),
      ]);
      expect(codes.slice(0, 2).sort()).toEqual(['done', 'parent-is-below']);
    }
  });
});
