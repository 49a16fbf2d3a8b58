import { describe, expect, it } from 'vitest';
import { ageOn, isUnder, maskBirth } from './ages.ts';
import { checkDigitOf, maskPaper, readPaper, type PaperKind } from './papers.ts';

const TODAY = '2026-09-28';
const read = (number: string, kind: PaperKind = 'resident-id', today = TODAY) => readPaper({ kind, number }, today);
const withCheck = (digits: string) => digits + checkDigitOf(digits);

describe('a resident number', () => {
  it.each([
    ['11010519491231002X', '1949-12-31', 'female'],
    ['440524188001010014', '1880-01-01', 'male'],
    ['34052419800101001X', '1980-01-01', 'male'],
    [withCheck('81000019900228001'), '1990-02-28', 'male'],
    [withCheck('37050220240229002'), '2024-02-29', 'female'],
  ])('%s says %s and %s', (number, birthOn, sex) => {
    expect(read(number)).toEqual({ trouble: null, number, birthOn, sex, isRegionKnown: true });
    expect(read(number, 'residence-permit')).toMatchObject({ trouble: null, birthOn });
  });
  it.each([
    '１１０１０５１９４９１２３１００２Ｘ',
    '11010519491231002x',
    '110105 19491231 002X',
    '110105-19491231-002x',
  ])('is understood as people type it: %s', (typed) => {
    expect(read(typed)).toMatchObject({ trouble: null, number: '11010519491231002X' });
  });
  it.each([
    ['110105194912310021', 'check-digit'],
    ['11010519491231002', 'length'],
    ['110105491231002', 'length'],
    ['1101051949123100XX', 'characters'],
    ['11010519491231X02X', 'characters'],
    [withCheck('11010519490230002'), 'date'],
    [withCheck('11010519490010002'), 'date'],
    [withCheck('11010519491301002'), 'date'],
    [withCheck('11010520230229002'), 'date'],
    [withCheck('11010520260929002'), 'future'],
    ['', 'length'],
  ])('%s is refused: %s', (number, trouble) => {
    expect(read(number)).toEqual({ trouble });
  });
  it('is good on the day of birth itself', () => {
    expect(read(withCheck('11010520260928002'))).toMatchObject({ trouble: null, birthOn: TODAY });
  });
  it('of a region that is not known any more is taken with a warning', () => {
    expect(read(withCheck('99010519491231002'))).toMatchObject({ trouble: null, isRegionKnown: false });
  });
  it('does not survive any single wrong digit', () => {
    const good = '11010519491231002X';
    for (let at = 0; at < 17; at += 1) {
      const wrong = good.slice(0, at) + String((Number(good[at]) + 1) % 10) + good.slice(at + 1);
      expect(read(wrong).trouble).not.toBeNull();
    }
  });
});

describe('a passport', () => {
  it.each([
    ['E12345678', 'E12345678'],
    ['ｅ１２３４５６７８', 'E12345678'],
    ['C01X00T47', 'C01X00T47'],
  ])('has a free form: %s', (typed, number) => {
    expect(read(typed, 'passport')).toMatchObject({ trouble: null, number, birthOn: null, sex: null });
  });
  it.each([
    ['E1', 'length'],
    ['E'.repeat(31), 'length'],
    ['E1234;678', 'characters'],
  ])('%s is refused: %s', (typed, trouble) => {
    expect(read(typed, 'passport')).toEqual({ trouble });
  });
});

describe('what is private is masked', () => {
  it.each([
    ['11010519491231002X', '110105********002X'],
    ['E12345678', 'E*****678'],
    ['AB12', 'A***2'],
  ])('%s as %s', (number, masked) => {
    expect(maskPaper(number)).toBe(masked);
  });
  it('shows the year of birth alone', () => {
    expect(maskBirth('1949-12-31')).toBe('1949-**-**');
  });
});

describe('an age', () => {
  it.each([
    ['2012-09-28', TODAY, 14],
    ['2012-09-29', TODAY, 13],
    ['2012-09-27', TODAY, 14],
    ['2008-02-29', '2026-02-28', 17],
    ['2008-02-29', '2026-03-01', 18],
    ['2026-09-28', TODAY, 0],
  ])('born on %s, on %s: %s', (birthOn, day, age) => {
    expect(ageOn(birthOn, day)).toBe(age);
  });
  it('is presumed of nobody', () => {
    expect(isUnder(18, null, TODAY)).toBe(false);
    expect(isUnder(18, '2008-09-29', TODAY)).toBe(true);
    expect(isUnder(18, '2008-09-28', TODAY)).toBe(false);
  });
});
