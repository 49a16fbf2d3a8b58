import { expect, test } from 'vitest';
import { readForm } from './forms.ts';

test('fields nest by their names; empty ones are not there', () => {
  const sent = readForm([
    ['form', 'submit'],
    ['key', '018f'],
    ['title', '公益凉亭'],
    ['note', ''],
    ['lines[0].name', '木料'],
    ['lines[0].amount', '5'],
    ['period.from', '2026-09-01'],
  ]);
  expect(sent.form).toBe('submit');
  expect(sent.key).toBe('018f');
  expect(sent.input).toEqual({
    title: '公益凉亭',
    lines: [{ name: '木料', amount: '5' }],
    period: { from: '2026-09-01' },
  });
  expect(sent.values['note']).toBe('');
});

test('a name ending in [] makes a list, and gives its values back a line each', () => {
  const sent = readForm([
    ['kinds[]', 'study'],
    ['kinds[]', 'visit'],
  ]);
  expect(sent.input).toEqual({ kinds: ['study', 'visit'] });
  expect(sent.values['kinds[]']).toBe('study\nvisit');
});

test('rows left empty are closed up, in what is given back too', () => {
  const sent = readForm([
    ['lines[0].name', ''],
    ['lines[0].amount', ' '],
    ['lines[3].name', '木料'],
    ['lines[3].amount', ''],
  ]);
  expect(sent.input).toEqual({ lines: [{ name: '木料' }] });
  expect(sent.values).toEqual({ 'lines[0].name': '木料', 'lines[0].amount': '' });
});

test('no name reaches the prototype of objects', () => {
  const sent = readForm([
    ['__proto__.isAdmin', 'true'],
    ['constructor.prototype.isAdmin', 'true'],
    ['a.constructor.b', 'true'],
    ['a.__proto__', 'true'],
  ]);
  expect(sent.input).toEqual({});
  expect(({} as Record<string, unknown>)['isAdmin']).toBeUndefined();
});

test('names too deep, rows too many and names that contradict each other are left out', () => {
  const sent = readForm([
    ['a.b.c.d.e.f.g', 'deep'],
    ['lines[100].name', 'far'],
    ['x', 'text'],
    ['x.y', 'nested'],
    ['rows[0]', 'text'],
    ['rows.name', 'named'],
  ]);
  expect(sent.input).toEqual({ x: 'text', rows: ['text'] });
});

test('a form with more fields than any of ours is read as none', () => {
  const fields = Array.from({ length: 501 }, (_, index): [string, string] => [`f${index}`, '1']);
  expect(readForm([['form', 'submit'], ...fields])).toEqual({ form: '', key: '', values: {}, input: {} });
});

test('line ends come as they were typed', () => {
  expect(readForm([['text', 'one\r\ntwo']]).input).toEqual({ text: 'one\ntwo' });
});
