import { describe, expect, it } from 'vitest';
import { readRegionSheet, splitRows } from './region-sheet.ts';
import { regionOn, regionState, type Region } from './regions.ts';

const region = (code: string, name: string, more: Partial<Region> = {}): Region => ({
  code,
  name,
  system: 'gb-2260',
  parentCode: null,
  from: null,
  until: null,
  successorCodes: [],
  ...more,
});

const editions = [
  region('370500', '东营市'),
  region('370521', '垦利县', { until: '2016-06-08', successorCodes: ['370505'] }),
  region('370505', '垦利区', { from: '2016-06-08' }),
  region('1', '甲', { until: '2000-01-01', successorCodes: ['2', '3'] }),
  region('2', '乙', { until: '2010-01-01', successorCodes: ['3', '4'] }),
  region('3', '丙'),
  region('5', '圈一', { until: '2000-01-01', successorCodes: ['6'] }),
  region('6', '圈二', { until: '2000-01-01', successorCodes: ['5'] }),
  region('7', '旧名', { until: '2010-01-01' }),
  region('7', '新名', { from: '2010-01-01' }),
  region('8', '统计名', { system: 'nbs' }),
  region('8', '民政名'),
];

describe('a region code on a day (DOC-08)', () => {
  it.each([
    ['370500', '2026-01-01', { name: '东营市', isAbolished: false, successors: [] }],
    ['370521', '2016-06-07', { name: '垦利县', isAbolished: false, successors: [] }],
    ['370521', '2016-06-08', { name: '垦利县', isAbolished: true, successors: [{ code: '370505', name: '垦利区' }] }],
    ['370505', '2010-01-01', { name: null, isAbolished: false, successors: [] }],
    ['999999', '2026-01-01', { name: null, isAbolished: false, successors: [] }],
    ['7', '2005-01-01', { name: '旧名', isAbolished: false, successors: [] }],
    ['7', '2015-01-01', { name: '新名', isAbolished: false, successors: [] }],
  ])('%s on %s', (code, date, expected) => {
    expect(regionState(editions, code, date)).toEqual({ code, ...expected });
  });

  it('follows those that came after through those that were abolished too, each once', () => {
    expect(regionState(editions, '1', '2026-01-01').successors).toEqual([
      { code: '3', name: '丙' },
      { code: '4', name: null },
    ]);
  });

  it('ends where tables lead in a circle', () => {
    expect(regionState(editions, '5', '2026-01-01')).toMatchObject({ isAbolished: true, successors: [] });
  });

  it('believes the ministry before the bureau of statistics', () => {
    expect(regionOn(editions, '8', '2026-01-01')?.name).toBe('民政名');
  });
});

const headings = {
  code: ['代码'],
  name: ['名称'],
  system: ['标准'],
  parentCode: ['上级代码'],
  from: ['启用日期'],
  until: ['停用日期'],
  successorCodes: ['接续代码'],
};
const read = (text: string) => readRegionSheet(splitRows(text), headings);

describe('a pasted table of region codes', () => {
  it('is read with tabs or commas, in any order of columns, or without a heading', () => {
    const expected = region('370521', '垦利县', { until: '2016-06-08', successorCodes: ['370505', '370506'] });
    expect(read('名称\t代码\t停用日期\t接续代码\n垦利县\t370521\t2016/06/08\t370505、370506\n').regions).toEqual([
      expected,
    ]);
    expect(read('代码,名称,停用日期,接续代码\r\n３７０５２１,"垦利县",2016-06-08,"370505 370506"').regions).toEqual([
      expected,
    ]);
    expect(read('370521,垦利县,,,,2016-06-08,370505;370506').regions).toEqual([expected]);
    expect(read('370503104,仙河镇\n370503104001,某社区').regions.map(({ system }) => system)).toEqual([
      'gb-10114',
      'nbs',
    ]);
  });

  it.each([
    ['3705,东营市', 'code', 'code'],
    ['370500,东', 'name', 'name'],
    ['370500,东营市,gb-10114', 'system', 'system'],
    ['370500,东营市,gb,', 'system', 'system'],
    ['370500,东营市,,37', 'parentCode', 'code'],
    ['370500,东营市,,,2016-02-30', 'from', 'day'],
    ['370500,东营市,,,2016-01-01,2016-01-01', 'until', 'period'],
    ['370500,东营市,,,,2016-01-01,370500', 'successorCodes', 'code'],
  ])('%s: the %s is said to be wrong', (line, column, trouble) => {
    expect(read(line).troubles).toContainEqual({ row: 1, column, trouble });
  });

  it('counts rows as the sheet shows them, and finds what stands there twice', () => {
    const { troubles } = read('代码,名称\n370500,东营市\n370500,东营市');
    expect(troubles).toEqual([{ row: 3, column: 'code', trouble: 'twice' }]);
  });

  it('is bounded', () => {
    const rows = Array.from({ length: 2_001 }, (_, index) => `${100_000 + index},某地${index}`).join('\n');
    const { regions, troubles } = read(rows);
    expect(regions).toHaveLength(2_000);
    expect(troubles[0]).toEqual({ row: 2_001, column: 'code', trouble: 'too-many' });
  });
});
