import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openOffice, type Colleague, type Office } from '../../../../test/office.ts';
import { openTown, type Town } from '../../../../test/town.ts';
import type { Doing } from '../../../platform/server/handle.ts';
import { newId } from '../../../platform/server/ids.ts';
import { peopleExport, peopleImport } from './sheets.ts';

let town: Town;
let office: Office;
let clerk: Colleague;
beforeAll(async () => {
  town = await openTown();
  office = await openOffice(town);
  clerk = await office.takeOn('13900000001', [['clerk', office.branchId]]);
});
afterAll(() => town.close());

const bare = { organisation: '建设支部', consentReference: '同意书 1' };
const rowsOf = (cells: readonly Record<string, string>[]) =>
  cells.map((each, no) => {
    const read = peopleImport.readRow({ ...bare, ...each }, { today: '2026-09-28' });
    if (!read.ok) throw new Error(JSON.stringify(read.problems));
    return { rowNo: no + 2, row: read.row };
  });

async function judge(cells: readonly Record<string, string>[]) {
  return town.house.database.read(town.place.tenantId, async (tx) => {
    const context = { tx, actor: clerk.actor, now: town.now(), findInSheet: async () => new Map<string, number>() };
    const found = await peopleImport.check?.(context, rowsOf(cells));
    return [...(found ?? [])].map(([rowNo, problems]) => [rowNo, ...problems.map((each) => each.code)]);
  });
}

describe('a sheet of people', () => {
  it('is judged by organisation, reach and numbers that somebody has already', async () => {
    const cells: Record<string, string>[] = [
      { name: '王某某', phone: '13811110001', sex: '女' },
      { name: '王某某', phone: clerk.phone },
      { name: '王某某', organisation: '供电支部' },
      { name: '王某某', organisation: '没有的支部' },
    ];
    expect(await judge(cells)).toEqual([
      [2],
      [3, 'phone-already-registered'],
      [4, 'organisation-not-yours'],
      [5, 'organisation-unknown'],
    ]);
  });

  it('is written row by row, and one that is wrong does not spoil the others', async () => {
    const rows = rowsOf([
      { name: '赵一某', phone: '13811110002' },
      { name: '赵二某', phone: '13811110002' },
    ]);
    const written = await town.house.database.write(town.place.tenantId, (tx) => {
      const doing: Doing = { tx, actor: clerk.actor, place: town.place, now: town.now(), newId };
      return peopleImport.write(doing, rows);
    });
    expect(written).toMatchObject([
      { ok: true, facts: [{ name: 'people.entered' }] },
      { ok: false, problems: [{ column: 'phone', code: 'phone-already-registered' }] },
    ]);
    expect(JSON.stringify(written)).not.toMatch(/赵一某|13811110002/);
  });

  it('goes out masked, and holds those within reach only', async () => {
    const columns = peopleExport.columns('zh-CN');
    const page = await town.house.database.read(town.place.tenantId, (tx) =>
      peopleExport.page({ tx, actor: clerk.actor, now: town.now(), locale: 'zh-CN' }, null, 100),
    );
    const shown = page.map((row) => columns.map((column) => column.value(row)));
    expect(shown).toMatchObject([['赵**', expect.stringMatching(/^V2026-/), '138****0002', '建设支部', null]]);
  });
});
