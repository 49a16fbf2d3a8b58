import { describe, expect, it } from 'vitest';
import { maskName, maskPhone, Phone } from './model.ts';
import { registerPerson, volunteerNoOf } from './rules.ts';

describe('what is private is masked', () => {
  it.each([
    ['张三', '张*'],
    ['张三丰', '张**'],
    ['欧阳娜娜', '欧***'],
    ['Li', 'L*'],
    ['张', '张*'],
  ])('%s as %s', (name, masked) => {
    expect(maskName(name)).toBe(masked);
  });
  it('shows three digits of a telephone before and four behind', () => {
    expect(maskPhone('13812345678')).toBe('138****5678');
  });
});

describe('a telephone number', () => {
  it.each(['13812345678', '138 1234 5678', '138-1234-5678', '+86 13812345678', '１３８１２３４５６７８'])(
    'is understood as people type it: %s',
    (typed) => {
      expect(Phone.parse(typed)).toBe('13812345678');
    },
  );
  it.each(['12345678901', '1381234567', 'abc', ''])('is refused when it is none: %s', (typed) => {
    expect(Phone.safeParse(typed).success).toBe(false);
  });
});

describe('a person', () => {
  const person = { id: 'p', name: '丁一', volunteerNo: volunteerNoOf(2026, 7), organisationId: null };
  it('gets a volunteer number that is not the identity number', () => {
    expect(person.volunteerNo).toBe('V2026-000007');
  });
  it('is registered once per telephone, and the fact holds no name', () => {
    expect(registerPerson(person, { ...person, id: 'other' })).toMatchObject({ refusal: 'phone-already-registered' });
    const decision = registerPerson(person, undefined);
    expect(JSON.stringify(decision.ok && decision.facts)).not.toContain('丁一');
  });
});
