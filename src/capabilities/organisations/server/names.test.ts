import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openOffice, type Office } from '../../../../test/office.ts';
import { openTown, type Town } from '../../../../test/town.ts';
import type { PersonActor } from '../../../kernel/actor.ts';
import { newId } from '../../../platform/server/ids.ts';
import { addOrganisation, changeDetails } from '../contract.ts';
import { addAlias, endAlias, renameOrganisation } from '../contract/names.ts';
import { getInside, getProfile, searchOrganisations } from '../contract/profile.ts';
import { findOrganisationByCode, nameOn } from './door.ts';

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

const reason = '上级批复';

async function add(name: string, more: object = {}) {
  const draft = { id: newId(), parentId: office.rootId, kind: 'enterprise' as const, name, shortName: name };
  return town.perform(addOrganisation, coordinator, { ...draft, regionCode: '370500', ...more });
}
const renamed = (organisationId: string, name: string, on: string, shortName = name) => ({
  organisationId,
  name,
  shortName,
  on,
  documentNo: '东港党〔2026〕3号',
  reason,
});
const calledOn = (id: string, date: string) =>
  town.house.database.read(town.place.tenantId, (tx) => nameOn(tx, id, date));
const code = async (asked: ReturnType<Town['ask']>) => {
  const answered = await asked;
  return answered.ok ? 'done' : answered.problem.code;
};

describe('the names of an organisation', () => {
  it('follow each other, are asked by day, and all of them find it', async () => {
    const { id } = await add('老码头公司');
    await town.perform(renameOrganisation, coordinator, renamed(id, '新码头公司', '2026-03-01'));
    await town.perform(renameOrganisation, coordinator, renamed(id, '港口集团公司', '2026-06-01', '港口集团'));
    expect(await calledOn(id, '2020-01-01')).toBe('老码头公司');
    expect(await calledOn(id, '2026-02-28')).toBe('老码头公司');
    expect(await calledOn(id, '2026-03-01')).toBe('新码头公司');
    expect(await calledOn(id, '2026-06-01')).toBe('港口集团公司');
    for (const text of ['老码头', '新码头公司', '港口集团']) {
      const { items } = await town.perform(searchOrganisations, town.stranger, { text });
      expect(items.map((item) => item.id)).toEqual([id]);
      expect(items[0]?.foundBy).toEqual(text === '港口集团' ? null : expect.stringContaining(text));
    }
    const profile = await town.perform(getProfile, town.stranger, { organisationId: id });
    expect(profile.names.filter(({ kind }) => kind === 'official')).toMatchObject([
      { name: '新码头公司', from: '2026-03-01', until: '2026-06-01', documentNo: '东港党〔2026〕3号' },
      { name: '老码头公司', from: null, until: '2026-03-01' },
    ]);
    expect(JSON.stringify(profile)).not.toContain(reason);
  });

  it('are put right on the day they were given, and the slip held on no day', async () => {
    const { id } = await add('抄错公司');
    await town.perform(renameOrganisation, coordinator, renamed(id, '抄错工司', '2026-05-01'));
    await town.perform(renameOrganisation, coordinator, renamed(id, '抄对公司', '2026-05-01'));
    expect(await calledOn(id, '2026-05-01')).toBe('抄对公司');
    const { names } = await town.perform(getProfile, town.stranger, { organisationId: id });
    expect(names.find(({ name }) => name === '抄错工司')).toMatchObject({ isSlip: true });
  });

  it('are refused with a reason in words', async () => {
    const { id } = await add('甲公司');
    await add('乙公司');
    const ask = (input: ReturnType<typeof renamed>, actor = coordinator) =>
      code(town.ask(renameOrganisation, actor, input));
    await town.perform(renameOrganisation, coordinator, renamed(id, '甲集团', '2026-05-01'));
    expect(await ask(renamed(id, '乙公司', '2026-05-02'))).toBe('name-already-used');
    expect(await ask(renamed(id, '丙公司', '2026-04-30'))).toBe('renamed-before-present-name');
    expect(await ask(renamed(id, '丙公司', '2026-12-31'))).toBe('day-in-future');
    expect(await ask(renamed(id, '甲集团', '2026-05-02'))).toBe('name-unchanged');
    const elsewhere = town.actor(newId(), [{ role: 'coordinator', organisationId: office.branchId }]);
    expect(await ask(renamed(id, '丙公司', '2026-05-02'), elsewhere)).toBe('organisation-not-yours');
  });

  it('change one after the other when several are given at the same moment', async () => {
    const { id } = await add('争名公司');
    const other = await add('争名二公司');
    const asked = [id, other.id, id, other.id].map((each) =>
      code(town.ask(renameOrganisation, coordinator, renamed(each, '同一个新名', '2026-05-01'))),
    );
    const codes = await Promise.all(asked);
    expect(codes.filter((each) => each === 'done')).toHaveLength(1);
    expect(new Set(codes)).toEqual(new Set(['done', 'name-unchanged', 'name-already-used']));
  });

  it('have aliases besides, which end but still find it', async () => {
    const { id } = await add('仁和医院');
    const alias = { organisationId: id, id: newId(), name: '老仁和', validFrom: '2020-01-01' };
    await town.perform(addAlias, coordinator, alias);
    expect(await code(town.ask(addAlias, coordinator, { ...alias, id: newId() }))).toBe('alias-known-already');
    const end = { organisationId: id, aliasId: alias.id, on: '2026-01-01' };
    await town.perform(endAlias, coordinator, end);
    expect(await code(town.ask(endAlias, coordinator, end))).toBe('alias-ended-already');
    const { items } = await town.perform(searchOrganisations, town.stranger, { text: '老仁和' });
    expect(items).toMatchObject([{ id, foundBy: '老仁和' }]);
    expect(await calledOn(id, '2021-01-01')).toBe('仁和医院');
  });
});

describe('the credit code', () => {
  it('is kept as the standard writes it, finds its bearer, and is borne once in a place', async () => {
    const { id } = await add('珠宝公司', { creditCode: '9144030071526726xg' });
    const found = await town.house.database.read(town.place.tenantId, (tx) =>
      findOrganisationByCode(tx, '９１４４０３００７１５２６７２６ＸＧ'),
    );
    expect(found).toMatchObject({ id, creditCode: '9144030071526726XG' });
    const { items } = await town.perform(searchOrganisations, town.stranger, { text: '91440300 7152' });
    expect(items.map((item) => item.id)).toEqual([id]);
    const other = await add('玉器公司');
    const change = { organisationId: other.id, kind: 'enterprise' as const, regionCode: '370500' };
    const ask = (creditCode: string) => code(town.ask(changeDetails, coordinator, { ...change, creditCode }));
    expect(await ask('9144030071526726XG')).toBe('credit-code-taken');
    expect(await ask('9144030071526726X1')).toBe('credit-code-check');
    expect(await ask('914403001922038216')).toBe('done');
    expect(await ask('914403001922038216')).toBe('details-unchanged');
    const inside = await town.perform(getInside, coordinator, { organisationId: other.id });
    expect(inside).toMatchObject({ isCreditCodeOdd: false, mayKeep: true });
  });

  it('goes to one only when several claim it at the same moment', async () => {
    const codes = await Promise.all(
      ['一', '二', '三', '四'].map((no) => {
        const draft = { id: newId(), parentId: office.rootId, kind: 'enterprise' as const, regionCode: '370500' };
        const named = { name: `争码${no}公司`, shortName: `争码${no}` };
        return code(town.ask(addOrganisation, coordinator, { ...draft, ...named, creditCode: '91330100799655058B' }));
      }),
    );
    expect(codes.sort()).toEqual(['credit-code-taken', 'credit-code-taken', 'credit-code-taken', 'done']);
  });
});
