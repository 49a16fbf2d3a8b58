import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { requestCode, signInWithCode } from '../src/capabilities/access/contract.ts';
import { addOrganisation, listTree } from '../src/capabilities/organisations/contract.ts';
import { foundAlliance } from '../src/capabilities/organisations/contract/alliances.ts';
import { amendPerson, listPeople, revealValue } from '../src/capabilities/people/contract.ts';
import { grantRole } from '../src/capabilities/roles/contract.ts';
import * as sheets from '../src/capabilities/sheets/contract.ts';
import type { PersonActor } from '../src/kernel/actor.ts';
import { newId } from '../src/platform/server/ids.ts';
import { withClient } from '../src/platform/server/roles.ts';
import { receiveSheet, saveUpload } from '../src/platform/server/sheets/uploads.ts';
import { lastCode, openOffice, type Colleague, type Office } from './office.ts';
import { workbookOf } from './sheet-files.ts';
import { openTown, type Town } from './town.ts';

let town: Town;
let office: Office;
let keeper: Colleague;
beforeAll(async () => {
  town = await openTown();
  office = await openOffice(town);
  keeper = await office.takeOn('13900000011', [['coordinator', office.rootId]]);
});
afterAll(() => town.close());
afterEach(async () => expect(await town.brokenInvariants()).toEqual([]));

const ORGANISATIONS = ['上级单位', '类别', '全称', '简称', '依托单位', '行政区划代码'];
const PEOPLE = ['姓名', '所在单位', '手机号', '同意书编号'];
type Cells = (string | null)[][];

/** Hands a sheet in, has it read, confirms it and has it written. */
async function bringIn(kind: string, rows: Cells, by: PersonActor = keeper.actor): Promise<string> {
  const bytes = await workbookOf(rows);
  const uploadId = newId();
  const received = await receiveSheet(
    uploadId,
    (async function* () {
      yield bytes;
    })(),
  );
  await town.house.database.write(town.place.tenantId, (tx) =>
    saveUpload(tx, { ...received, id: uploadId, name: '表.xlsx' }, { actorId: by.personId, now: town.now() }),
  );
  const id = newId();
  await town.perform(sheets.startImport, by, { id, kind, uploadId });
  await town.runJobs();
  await town.perform(sheets.confirmImport, by, { importId: id });
  await town.runJobs();
  expect(await show(id)).toMatchObject({
    state: 'written',
    canUndo: true,
    wrongCount: 0,
    writtenCount: rows.length - 1,
  });
  return id;
}

const show = (importId: string) => town.perform(sheets.getImport, keeper.actor, { importId });
const askUndo = (importId: string) => town.ask(sheets.undoImport, keeper.actor, { importId });

async function undo(importId: string) {
  expect(await askUndo(importId)).toMatchObject({ ok: true });
  await town.runJobs();
  return show(importId);
}

async function kept(importId: string) {
  const { items } = await town.perform(sheets.listRows, keeper.actor, { importId, which: 'kept' });
  return items.map(({ rowNo, problems }) => [rowNo, problems[0]?.sentence]);
}

async function organisationId(name: string): Promise<string | undefined> {
  const { items } = await town.perform(listTree, keeper.actor, {});
  return items.find((each) => each.name === name)?.id;
}

const Counted = z.object({ count: z.coerce.number() });
const query = (sql: string, values: unknown[] = []) =>
  withClient(town.adminUrl, async (client) => (await client.query(sql, values)).rows as unknown[]);
const count = async (sql: string, values: unknown[] = []) => Counted.parse((await query(sql, values))[0]).count;

/** A job that failed waits before it is tried again; here it does not. */
async function retryJobs() {
  await query('update graphile_worker._private_jobs set run_at = now()');
  await town.runJobs();
}

const organisations = (mark: string): Cells => [
  ORGANISATIONS,
  ['联席办公室', '企业', `${mark}公司`, null, null, '370500'],
  [`${mark}公司`, '企业', `${mark}车间`, null, null, '370500'],
  ['联席办公室', '党支部', `${mark}公司党支部`, null, `${mark}公司`, '370500'],
];

describe('an import of organisations', () => {
  it('is taken back whole, those below before those above, and can be made again', async () => {
    const importId = await bringIn('organisations.organisations', organisations('整退'));
    const id = await organisationId('整退公司');
    expect(await undo(importId)).toMatchObject({ state: 'undone', undoneCount: 3, keptCount: 0, writtenCount: 0 });
    expect(await organisationId('整退公司')).toBeUndefined();
    expect(await organisationId('整退车间')).toBeUndefined();
    const told = await count(
      `select count(*) from platform.fact where name = 'organisations.taken-back' and subject_id = $1
       and actor_id = $2 and detail->>'name' = '整退公司'`,
      [id, keeper.actor.personId],
    );
    expect(told).toBe(1);
    await bringIn('organisations.organisations', organisations('整退'));
  });

  it('keeps what was touched since, and says why row by row; the rest of it goes later', async () => {
    const rows: Cells = [
      ...organisations('部分'),
      ...['甲', '乙', '丙', '丁'].map((each) => ['联席办公室', '党支部', `部分${each}支部`, null, null, '370500']),
    ];
    const importId = await bringIn('organisations.organisations', rows);
    const idOf = async (name: string) => (await organisationId(name)) ?? '';
    const by = keeper.actor;
    const belowId = newId();
    const below = {
      id: belowId,
      kind: 'enterprise' as const,
      name: '后加的班组',
      shortName: '班组',
      regionCode: '370500',
    };
    await town.perform(addOrganisation, by, { ...below, parentId: await idOf('部分车间') });
    await town.perform(foundAlliance, by, {
      id: newId(),
      name: '部分联盟',
      kind: 'party-building-alliance',
      keeperOrganisationId: await idOf('部分甲支部'),
      foundedOn: '2026-09-01',
    });
    await office.takeOn('13900000012', [['clerk', await idOf('部分乙支部')]]);
    await query(`update organisations.organisation set is_from_sheet = false where id = $1`, [
      await idOf('部分丙支部'),
    ]);
    expect(await undo(importId)).toMatchObject({ state: 'undone', undoneCount: 2, keptCount: 5 });
    expect(await kept(importId)).toEqual([
      [2, '下面还有单位，没有撤回。'],
      [3, '下面还有单位，没有撤回。'],
      [5, '已经加入或牵头联盟，没有撤回。'],
      [6, expect.stringMatching(/^已在“.+”里使用，没有撤回。$/)],
      [7, '导入以后有人改过，没有撤回。'],
    ]);
    expect(await organisationId('部分丁支部')).toBeUndefined();
    expect(await organisationId('部分车间')).toBeDefined();
    await query('delete from organisations.organisation where id = $1', [belowId]);
    expect(await undo(importId)).toMatchObject({ undoneCount: 4, keptCount: 3 });
  });

  it('asked for twice at once is taken back once', async () => {
    const importId = await bringIn('organisations.organisations', organisations('两次'));
    const asked = await Promise.all([askUndo(importId), askUndo(importId), askUndo(importId)]);
    expect(asked.filter(({ ok }) => ok)).toHaveLength(1);
    await Promise.all([town.runJobs(), town.runJobs()]);
    expect(await show(importId)).toMatchObject({ state: 'undone', undoneCount: 3, keptCount: 0 });
    const told = await count(
      `select count(*) from platform.fact where name = 'organisations.taken-back' and detail->>'name' like '两次%'`,
    );
    expect(told).toBe(3);
  });

  it('waits for somebody who refers to one of them at that moment, and keeps that one', async () => {
    const importId = await bringIn('organisations.organisations', organisations('同时'));
    const id = await organisationId('同时车间');
    expect(await askUndo(importId)).toMatchObject({ ok: true });
    await withClient(town.adminUrl, async (client) => {
      await client.query('begin');
      await client.query(
        `insert into organisations.liaison
           (tenant_id, id, organisation_id, person_capability, person_id, post, valid_from, recorded_at)
         values ($1, $2, $3, 'people', $2, '联络员', '2026-09-01', now())`,
        [town.place.tenantId, newId(), id],
      );
      const undoing = town.runJobs();
      await new Promise((resolve) => setTimeout(resolve, 700));
      await client.query('commit');
      await undoing;
    });
    expect(await show(importId)).toMatchObject({ state: 'undone', undoneCount: 1, keptCount: 2 });
    expect(await kept(importId)).toEqual([
      [2, '下面还有单位，没有撤回。'],
      [3, '已经有联络人，没有撤回。'],
    ]);
  });

  it('goes on where it stood when the server died in the middle', { timeout: 120_000 }, async () => {
    const many = Array.from({ length: 520 }, (_, no) => ['半途公司', '企业', `半途第${no}班`, null, null, '370500']);
    const rows: Cells = [ORGANISATIONS, ['联席办公室', '企业', '半途公司', null, null, '370500'], ...many];
    const importId = await bringIn('organisations.organisations', rows);
    // The power is cut when the second portion is about to go.
    await query(`create function public.cut() returns trigger language plpgsql as $$ begin
      if old.name = '半途公司' then raise exception 'the power is cut'; end if; return old; end $$;
      create trigger cut before delete on organisations.organisation for each row execute function public.cut()`);
    expect(await askUndo(importId)).toMatchObject({ ok: true });
    await town.runJobs();
    expect(await show(importId)).toMatchObject({ state: 'undoing', undoneCount: 500, keptCount: 0 });
    await query('drop trigger cut on organisations.organisation; drop function public.cut');
    await retryJobs();
    expect(await show(importId)).toMatchObject({ state: 'undone', undoneCount: 521, keptCount: 0 });
    expect(await count(`select count(*) from organisations.organisation where name like '半途%'`)).toBe(0);
    const told = await count(
      `select count(*) from platform.fact where name = 'organisations.taken-back' and detail->>'name' like '半途%'`,
    );
    expect(told).toBe(521);
  });

  it('is the only way in which an organisation goes: the database refuses the rest', async () => {
    await town.house.database.write(town.place.tenantId, async (tx) => {
      const sql = 'delete from organisations.organisation where tenant_id = $1 and id = $2 returning id';
      expect(await tx.query(sql, [tx.tenantId, office.otherBranchId])).toEqual([]);
    });
  });
});

describe('an import of people', () => {
  it('is taken back but for those on whom something hangs', async () => {
    const people = [
      ['赵一某', '建设支部', '13811120001', '同意书 1'],
      ['钱二某', '建设支部', '13811120002', '同意书 2'],
      ['孙三某', '建设支部', '13811120003', '同意书 3'],
      ['李四某', '建设支部', '13811120004', '同意书 4'],
      ['周五某', '建设支部', '13811120005', '同意书 5'],
    ];
    const importId = await bringIn('people.people', [PEOPLE, ...people]);
    const { items } = await town.perform(listPeople, keeper.actor, { organisationId: office.branchId });
    const idOf = (maskedPhone: string) => items.find((each) => each.maskedPhone === maskedPhone)?.id ?? '';
    const { ticket } = await town.perform(requestCode, town.stranger, { phone: '13811120002' });
    await town.perform(signInWithCode, town.stranger, { ticket, code: lastCode('13811120002') });
    await town.perform(amendPerson, keeper.actor, { personId: idOf('138****0003'), skills: ['急救'] });
    const look = { id: newId(), what: 'telephone' as const, reason: '核对活动报名电话' };
    await town.perform(revealValue, keeper.actor, { ...look, personId: idOf('138****0004') });
    const grant = { id: newId(), phone: '13811120005', role: 'clerk' as const, organisationId: office.branchId };
    await town.perform(grantRole, keeper.actor, grant);
    const done = await undo(importId);
    expect(done).toMatchObject({ state: 'undone', undoneCount: 1, keptCount: 4 });
    expect(await kept(importId)).toEqual([
      [3, expect.stringMatching(/^已在“.+”里使用，没有撤回。$/)],
      [4, '导入以后有人改过，没有撤回。'],
      [5, '有人查看过完整信息，没有撤回。'],
      [6, expect.stringMatching(/^已在“.+”里使用，没有撤回。$/)],
    ]);
    const left = await town.perform(listPeople, keeper.actor, { organisationId: office.branchId });
    expect(left.items.map(({ id }) => id)).toEqual(
      items.map(({ id }) => id).filter((id) => id !== idOf('138****0001')),
    );
    await bringIn('people.people', [PEOPLE, people[0] as string[]]);
  });

  it('is the only way in which a record goes: the database refuses the rest', async () => {
    await town.house.database.write(town.place.tenantId, async (tx) => {
      const sql = 'delete from people.person where tenant_id = $1 and id = $2 returning id';
      expect(await tx.query(sql, [tx.tenantId, keeper.actor.personId])).toEqual([]);
    });
  });
});
