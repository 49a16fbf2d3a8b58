import { describe, expect, it } from 'vitest';
import { keyOfPersonRow, partsOfList, readPersonRow, type RowWords } from './person-row.ts';

const TODAY = '2026-09-28';
const rowWords: RowWords = {
  paperKind: (word) => (word === '护照' ? 'passport' : undefined),
  sex: (word) => ({ 女: 'female' as const, 男: 'male' as const })[word],
  category: (word) => ({ 助老: 'elderly' as const, 教育: 'teaching' as const })[word],
};
const bare = { name: '张三丰', organisation: '建设支部', consentReference: '同意书 1' };
const read = (cells: object) => readPersonRow({ ...bare, ...cells }, rowWords, TODAY);

describe('a row of a sheet of people', () => {
  it('needs a name, an organisation and a consent, and nothing else', () => {
    expect(read({})).toEqual({ ok: true, row: bare });
  });
  it('is understood as people write', () => {
    const cells = {
      phone: '138-1234-5678',
      paperNumber: '11010519491231002x',
      skills: '急救、驾驶,翻译',
      categories: '助老、教育',
      residenceRegion: '370503',
    };
    expect(read(cells)).toEqual({
      ok: true,
      row: {
        ...bare,
        phone: '13812345678',
        paper: { kind: 'resident-id', number: '11010519491231002X' },
        birthOn: '1949-12-31',
        skills: ['急救', '驾驶', '翻译'],
        serviceCategories: ['elderly', 'teaching'],
        residenceRegion: '370503',
      },
    });
  });
  it.each([
    [{ name: '张' }, 'name', 'name-length'],
    [{ phone: '12345' }, 'phone', 'phone-wrong'],
    [{ paperNumber: '110105194912310021' }, 'paperNumber', 'paper-number-wrong'],
    [{ paperNumber: '11010519491231002X', birthOn: '1950-01-01' }, 'birthOn', 'paper-says-otherwise'],
    [{ paperNumber: '11010519491231002X', sex: '男' }, 'sex', 'paper-says-otherwise'],
    [{ paperKind: '工作证' }, 'paperKind', 'paper-kind-unknown'],
    [{ sex: '不详' }, 'sex', 'sex-unknown'],
    [{ birthOn: '去年' }, 'birthOn', 'date-wrong'],
    [{ birthOn: '2026-09-29' }, 'birthOn', 'birth-in-future'],
    [{ birthOn: '2015-01-01' }, 'birthOn', 'child-by-hand'],
    [{ residenceRegion: '37050' }, 'residenceRegion', 'region-wrong'],
    [{ skills: '很'.repeat(21) }, 'skills', 'skills-wrong'],
    [{ categories: '助老、登月' }, 'categories', 'category-unknown'],
  ])('with %j is refused at its column', (cells, column, code) => {
    const answered = read(cells);
    expect(answered.ok ? [] : answered.problems).toMatchObject([{ column, code }]);
  });
  it('has a key by which it stands once: the paper, the telephone, or the name', () => {
    const keys = [{ paperNumber: 'E1234567', paperKind: '护照' }, { phone: '13812345678' }, {}].map((cells) => {
      const answered = read(cells);
      return answered.ok ? keyOfPersonRow(answered.row) : '';
    });
    expect(keys).toEqual(['passport:E1234567', '13812345678', '张三丰 建设支部 ']);
  });
  it('parts lists by any of the commas that people type', () => {
    expect(partsOfList('甲、乙，丙,丁；戊 ;')).toEqual(['甲', '乙', '丙', '丁', '戊']);
  });
});
