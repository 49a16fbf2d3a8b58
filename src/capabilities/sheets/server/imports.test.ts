import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { addMinutes } from '../../../kernel/days.ts';
import { newId } from '../../../platform/server/ids.ts';
import * as contract from '../contract.ts';
import { openTrial, upload, type Trial } from './trial.fixture.ts';

let trial: Trial;
beforeAll(async () => {
  trial = await openTrial();
});
afterAll(() => trial.town.close());
beforeEach(() => {
  delete trial.weather.beforeWrite;
});
afterEach(async () => expect(await trial.town.brokenInvariants()).toEqual([]));

const HEAD = ['品名 *（必填）', '数量', '备注', '上级'];
const many = (name: string, count: number) =>
  Array.from({ length: count }, (_, index) => [`${name}${String(index).padStart(4, '0')}`, index + 1]);

const confirm = (importId: string, leaveOutWrong = false) =>
  trial.town.ask(contract.confirmImport, trial.sender, { importId, leaveOutWrong });
const rowsOf = (importId: string, which: 'all' | 'wrong' | 'kept') =>
  trial.town.perform(contract.listRows, trial.sender, { importId, which });

describe('a sheet', () => {
  it('is read and judged row by row, and nothing is written before it is confirmed', async () => {
    const importId = await trial.handIn([
      ['物品登记表', null, null, null],
      HEAD,
      ['桌子', 3, '旧', null],
      [null, 2, null, null],
      ['椅子', '三把', null, null],
      ['桌子', 1, null, null],
      ['凳子', 1, null, '没有的'],
      ['脚凳', 1, null, '桌子'],
    ]);
    expect(await trial.show(importId)).toMatchObject({
      state: 'ready',
      rowCount: 6,
      wrongCount: 4,
      rightCount: 2,
      ignoredHeadings: ['备注'],
      columns: [{ heading: '品名 *（必填）' }, { key: 'amount' }, { key: 'above' }],
    });
    const { items } = await rowsOf(importId, 'wrong');
    expect(items.map(({ rowNo, problems }) => [rowNo, problems[0]?.column, problems[0]?.sentence])).toEqual([
      [4, '名称', '没有填。'],
      [5, '数量', '数量应为正整数。'],
      [6, null, '与第 3 行重复。'],
      [7, '上级', '没有上级（第 7 行）。'],
    ]);
    expect((await rowsOf(importId, 'all')).items.at(-1)?.cells).toEqual(['脚凳', '1', '***']);
    expect(await trial.things()).toEqual([]);
    expect(await confirm(importId)).toMatchObject({ problem: { code: 'rows-wrong' } });
    expect(await confirm(importId, true)).toMatchObject({ ok: true });
    await trial.town.runJobs();
    expect(await trial.things()).toEqual(['桌子', '脚凳']);
    expect(await trial.show(importId)).toMatchObject({ state: 'written', writtenCount: 2, wrongCount: 4 });
  });

  it.each([
    [[['名称'], ['灯']], '没有找到这些列：数量。请按模板填写表头。'],
    [[['甲', '乙']], '没有找到这些列：名称、数量。请按模板填写表头。'],
    [[HEAD], '表头下面没有内容。请填好再交。'],
  ])('%j is not taken, and says why', async (rows, sentence) => {
    expect(await trial.show(await trial.handIn(rows))).toMatchObject({ state: 'unreadable', trouble: sentence });
  });

  it('is judged again when it is written, by what came to be meanwhile and by the rules', async () => {
    const rows = [HEAD, ['柜子', 1], ['不吉利', 1], ['架子', 1]];
    const [first, second] = [await trial.handIn(rows), await trial.handIn([HEAD, ['架子', 1]])];
    await confirm(second);
    await trial.town.runJobs();
    await confirm(first);
    await trial.town.runJobs();
    const { items } = await rowsOf(first, 'wrong');
    expect(items.map(({ rowNo, problems }) => [rowNo, problems[0]?.sentence])).toEqual([
      [3, '这一行不吉利。'],
      [4, '已经有了。'],
    ]);
    expect(await trial.show(first)).toMatchObject({ state: 'written', writtenCount: 1, wrongCount: 2 });
  });

  it('handed in and confirmed a second time makes nothing twice', async () => {
    const rows = Buffer.from('名称,数量\n花盆,1\n');
    await confirm(await trial.handIn(rows));
    await trial.town.runJobs();
    const again = await trial.handIn(rows);
    expect(await trial.show(again)).toMatchObject({ state: 'ready', wrongCount: 1, sameSentAt: expect.any(String) });
    expect(await confirm(again, true)).toMatchObject({ problem: { code: 'nothing-right' } });
  });

  it('confirmed by two at the same moment is written once', async () => {
    const importId = await trial.handIn([HEAD, ...many('同时', 30)]);
    const asked = await Promise.all(Array.from({ length: 6 }, () => confirm(importId)));
    expect(asked.filter(({ ok }) => ok)).toHaveLength(1);
    await Promise.all([trial.town.runJobs(), trial.town.runJobs()]);
    expect((await trial.things()).filter((name) => name.startsWith('同时'))).toHaveLength(30);
  });

  it('goes on behind the last portion when the server died in the middle, in the name of who confirmed', async () => {
    const importId = await trial.handIn([HEAD, ...many('半途', 1_150)]);
    await confirm(importId);
    trial.weather.beforeWrite = (names) => {
      if (names.includes('半途0650')) throw new Error('the power is cut');
    };
    await trial.town.runJobs();
    expect(await trial.show(importId)).toMatchObject({ state: 'writing', writtenCount: 500 });
    delete trial.weather.beforeWrite;
    await trial.retryJobs();
    expect(await trial.show(importId)).toMatchObject({ state: 'written', writtenCount: 1_150 });
    const made = await trial.count(
      `select count(*) from public.trial_thing where name like '半途%' and made_by = 'person'`,
    );
    const told = await trial.count(
      `select count(*) from platform.fact f join public.trial_thing t on t.id = f.subject_id
       where t.name like '半途%' and f.name = 'trial.thing-made' and f.actor_id = '${trial.sender.personId}'`,
    );
    expect([made, told]).toEqual([1_150, 1_150]);
  });

  it('loses only the row that the database does not take', async () => {
    const importId = await trial.handIn([HEAD, ['缸', 1], ['太多', 9_999_999_999], ['盆', 1]]);
    await confirm(importId);
    await trial.town.runJobs();
    expect(await trial.show(importId)).toMatchObject({ state: 'written', writtenCount: 2, wrongCount: 1 });
    expect((await rowsOf(importId, 'wrong')).items).toMatchObject([{ rowNo: 3 }]);
  });

  it('is taken back but for what was used since, and the rest later', async () => {
    const importId = await trial.handIn([HEAD, ['锅', 1], ['碗', 1], ['瓢', 1]]);
    await confirm(importId);
    await trial.town.runJobs();
    await trial.use('碗');
    const undo = () => trial.town.ask(contract.undoImport, trial.sender, { importId });
    await undo();
    await trial.town.runJobs();
    expect(await trial.show(importId)).toMatchObject({ state: 'undone', undoneCount: 2, keptCount: 1 });
    expect((await rowsOf(importId, 'kept')).items).toMatchObject([
      { rowNo: 3, problems: [{ sentence: '已被使用。' }] },
    ]);
    await trial.use('碗', false);
    expect(await undo()).toMatchObject({ ok: true });
    await trial.town.runJobs();
    expect(await trial.show(importId)).toMatchObject({ undoneCount: 3, keptCount: 0, writtenCount: 0 });
    expect(await undo()).toMatchObject({ problem: { code: 'nothing-to-undo' } });
    expect(await trial.things()).not.toContain('锅');
  });

  it('is let go by hand or after seven days, and its rows are deleted', async () => {
    const [byHand, forgotten] = [await trial.handIn([HEAD, ['甲', 1]]), await trial.handIn([HEAD, ['乙', 1]])];
    await trial.town.perform(contract.discardImport, trial.sender, { importId: byHand });
    expect(await confirm(byHand)).toMatchObject({ problem: { code: 'import-not-ready' } });
    const now = trial.town.now();
    trial.town.turnTo(addMinutes(now, 8 * 1_440));
    for (let round = 0; round < 5; round += 1) await trial.town.runRounds();
    trial.town.turnTo(now);
    expect(await trial.show(forgotten)).toMatchObject({ state: 'discarded', isCleared: true });
    expect(await trial.count('select count(*) from sheets.import_row')).toBe(0);
  });
});

describe('who may', () => {
  it('see an import is its sender alone, and its kind names the roles', async () => {
    const importId = await trial.handIn([HEAD, ['丙', 1]]);
    const other = trial.town.actor(newId(), trial.sender.grants);
    for (const route of [contract.confirmImport, contract.discardImport, contract.undoImport, contract.getImport]) {
      expect(await trial.town.ask(route, other, { importId })).toMatchObject({ problem: { code: 'import-not-found' } });
    }
    const clerk = trial.town.actor(newId(), [{ role: 'clerk', organisationId: newId() }]);
    expect(await trial.town.perform(contract.listKinds, clerk, {})).toEqual({ items: [] });
    const uploadId = await upload(trial.town, clerk, Buffer.from('名称,数量\n丁,1\n'));
    const input = { id: newId(), kind: 'trial.things', uploadId };
    expect(await trial.town.ask(contract.startImport, clerk, input)).toMatchObject({
      problem: { code: 'kind-not-yours' },
    });
    const stolen = await trial.town.ask(contract.startImport, trial.sender, input);
    expect(stolen).toMatchObject({ problem: { code: 'upload-not-found' } });
  });

  it('keeps cells sealed and facts without words of the sheet', async () => {
    await trial.handIn([HEAD, ['很特别的名称', 1]]);
    for (const table of ['sheets.import_row', 'sheets.import', 'platform.fact', 'platform.receipt']) {
      expect(await trial.count(`select count(*) from ${table} t where t::text like '%很特别的名称%'`), table).toBe(0);
    }
  });
});
