import { readFile } from 'node:fs/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { addOrganisation, listTree } from '../src/capabilities/organisations/contract.ts';
import { listRegions } from '../src/capabilities/organisations/contract/regions.ts';
import { exportOrganisations } from '../src/capabilities/organisations/contract/sheet.ts';
import * as sheets from '../src/capabilities/sheets/contract.ts';
import type { PersonActor } from '../src/kernel/actor.ts';
import { newId } from '../src/platform/server/ids.ts';
import { receiveSheet, saveUpload } from '../src/platform/server/sheets/uploads.ts';
import { openOffice, type Office } from './office.ts';
import { workbookOf } from './sheet-files.ts';
import { openTown, type Town } from './town.ts';

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

/** Hands a sheet in as the door for sheets does, and has it read. */
async function handIn(kind: string, by: PersonActor, bytes: Uint8Array): Promise<string> {
  const uploadId = newId();
  const stream = async function* () {
    yield bytes;
  };
  const received = await receiveSheet(uploadId, stream());
  await town.house.database.write(town.place.tenantId, (tx) =>
    saveUpload(tx, { ...received, id: uploadId, name: '表.xlsx' }, { actorId: by.personId, now: town.now() }),
  );
  const id = newId();
  await town.perform(sheets.startImport, by, { id, kind, uploadId });
  await town.runJobs();
  return id;
}

async function wrongRows(importId: string, by: PersonActor) {
  const { items } = await town.perform(sheets.listRows, by, { importId, which: 'wrong' });
  return items.flatMap(({ rowNo, problems }) => problems.map(({ column, sentence }) => [rowNo, column, sentence]));
}

async function exported(by: PersonActor, format: 'xlsx' | 'csv'): Promise<Buffer> {
  const answered = await town.house.performer.performFile({
    routeName: exportOrganisations.name,
    input: { format },
    actor: by,
    place: town.place,
    locale: 'zh-CN',
    now: town.now(),
    caller: { clientAddress: '127.0.0.1', setCookie: () => {} },
  });
  if (!answered.ok) throw new Error(answered.problem.code);
  const { file } = answered;
  return 'path' in file ? readFile(file.path) : Buffer.from(file.bytes);
}

const HEAD = ['上级单位', '类别', '全称', '简称', '依托单位', '行政区划代码', '统一社会信用代码'];

describe('a sheet of organisations', () => {
  it('makes them below each other once it was looked at and confirmed', async () => {
    const rows = [
      HEAD,
      ['联席办', '企业', '港区物流公司', '物流公司', null, '370500', '9144030071526726xg'],
      ['9144030071526726XG', '企业', '港区物流一车间', null, null, '370500', null],
      ['联席办公室', '党支部', '港区物流公司党支部', '物流支部', '物流公司', '370500', null],
    ];
    const importId = await handIn('organisations.organisations', coordinator, await workbookOf(rows));
    // The second and third row name the first one by its code and its short name, which nobody bears yet.
    expect(await wrongRows(importId, coordinator)).toEqual([
      [3, '上级单位', '没有找到这个上级单位。'],
      [4, '依托单位', '没有找到这个依托单位。'],
    ]);
    rows[2]![0] = '港区物流公司';
    rows[3]![4] = '港区物流公司';
    const again = await handIn('organisations.organisations', coordinator, await workbookOf(rows));
    expect(await wrongRows(again, coordinator)).toEqual([]);
    await town.perform(sheets.confirmImport, coordinator, { importId: again, leaveOutWrong: false });
    await town.runJobs();
    const { items } = await town.perform(listTree, coordinator, {});
    const found = (name: string) => items.find((each) => each.name === name);
    expect(found('港区物流一车间')).toMatchObject({
      parentName: '港区物流公司',
      shortName: '港区物流一车间',
      depth: 2,
    });
    expect(found('港区物流公司党支部')).toMatchObject({ hostName: '港区物流公司', kind: 'branch' });
    expect(found('港区物流公司')).toMatchObject({ creditCode: '9144030071526726XG' });
  });

  it('says by row and column what is wrong, in words', async () => {
    const rows = [
      HEAD,
      ['联席办公室', '党支部', '建设支部', null, null, '370500', null],
      ['没有的单位', '企业', '无主公司', null, null, '370500', null],
      ['联席办公室', '企业', '错码公司', null, null, '370500', '9144030071526726X0'],
      ['联席办公室', '企业', '重复公司', null, null, '370500', null],
      ['联席办公室', '企业', '重复公司', null, null, '370500', null],
      ['联席办公室', '分公司', '错类公司', null, null, '3705', null],
      ['后面的公司', '企业', '前面的公司', null, null, '370500', null],
      ['联席办公室', '企业', '后面的公司', null, null, '370500', '91330100799655058B'],
      ['联席办公室', '企业', '同码公司', null, null, '370500', '91330100799655058B'],
    ];
    const importId = await handIn('organisations.organisations', coordinator, await workbookOf(rows));
    expect(await wrongRows(importId, coordinator)).toEqual([
      [2, '全称', '这个上级下面已有同名的单位。'],
      [3, '上级单位', '没有找到这个上级单位。'],
      [4, '统一社会信用代码', '统一社会信用代码的校验位不对，请核对有没有抄错。'],
      [6, null, '与第 5 行重复。'],
      [7, '类别', '没有这个类别。'],
      [7, '行政区划代码', '应为六位、九位或十二位数字。'],
      [8, '上级单位', '上级单位写在后面的第 9 行，请移到前面。'],
      [10, '统一社会信用代码', '别的单位已经用了这个统一社会信用代码。'],
    ]);
  });

  it('is kept within what is entrusted to who hands it in', async () => {
    const ofBranch = town.actor(newId(), [{ role: 'coordinator', organisationId: office.branchId }]);
    const rows = [
      HEAD,
      ['联席办公室', '企业', '越界公司', null, null, '370500', null],
      ['建设支部', '企业', '本分公司', null, null, '370500', null],
    ];
    const importId = await handIn('organisations.organisations', ofBranch, await workbookOf(rows));
    expect(await wrongRows(importId, ofBranch)).toEqual([[2, '上级单位', '您只能在自己负责的单位下面添加。']]);
  });

  it('comes out again with parents first, guarded against formulas, and is understood when handed in', async () => {
    const draft = { id: newId(), parentId: office.rootId, kind: 'enterprise' as const, regionCode: '370500' };
    await town.perform(addOrganisation, coordinator, { ...draft, name: '=1+1公司', shortName: '公式公司' });
    const text = (await exported(coordinator, 'csv')).toString('utf8');
    expect(text).toContain("'=1+1公司");
    expect(text.indexOf('建设支部')).toBeGreaterThan(text.indexOf('联席办公室'));
    const importId = await handIn('organisations.organisations', coordinator, await exported(coordinator, 'xlsx'));
    const shown = await town.perform(sheets.getImport, coordinator, { importId });
    expect(shown).toMatchObject({ state: 'ready', ignoredHeadings: ['区划名称', '曾用名和别名', '并入单位'] });
    const problems = await wrongRows(importId, coordinator);
    expect(new Set(problems.map(([, , sentence]) => sentence))).toEqual(
      new Set(['没有填。', '这个上级下面已有同名的单位。', '别的单位已经用了这个统一社会信用代码。']),
    );
  });
});

describe('a sheet of region codes', () => {
  it('is brought in by the system administrator of the whole place', async () => {
    const keeper = town.actor(newId(), [{ role: 'system-administrator', organisationId: office.rootId }]);
    const rows = [
      ['代码', '名称', '上级代码', '启用日期', '停用日期', '接续代码'],
      ['370500', '东营市', '370000', null, null, null],
      ['370521', '垦利县', '370500', null, '2016-06-08', '370505'],
      [370505, '垦利区', '370500', '2016-06-08', null, null],
      ['37050', '错码', null, null, null, null],
    ];
    const importId = await handIn('organisations.regions', keeper, await workbookOf(rows));
    expect(await wrongRows(importId, keeper)).toEqual([
      [5, '代码', '应为六位、九位或十二位数字。'],
      [5, '标准', '填 gb-2260、gb-10114 或 nbs，并且位数相符；也可以不填。'],
    ]);
    await town.perform(sheets.confirmImport, keeper, { importId, leaveOutWrong: true });
    await town.runJobs();
    const { items } = await town.perform(listRegions, town.stranger, { text: '垦利' });
    expect(items).toMatchObject([
      { code: '370505', from: '2016-06-08' },
      { code: '370521', until: '2016-06-08', successorCodes: ['370505'] },
    ]);
    const ofBranch = town.actor(newId(), [{ role: 'system-administrator', organisationId: office.branchId }]);
    const other = await handIn('organisations.regions', ofBranch, await workbookOf(rows.slice(0, 2)));
    expect(await wrongRows(other, ofBranch)).toEqual([[2, null, '区划代码由负责整个区域的系统管理员维护。']]);
  });
});
