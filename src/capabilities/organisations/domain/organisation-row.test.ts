import { describe, expect, it } from 'vitest';
import { readOrganisationRow } from './organisation-row.ts';

const kinds = new Map([
  ['党支部', 'branch' as const],
  ['企业', 'enterprise' as const],
]);
const read = (cells: Record<string, string>) =>
  readOrganisationRow({ parent: '联席办', kind: '企业', name: '建设公司', regionCode: '370500', ...cells }, (word) =>
    kinds.get(word),
  );

describe('a row of a sheet of organisations', () => {
  it('is understood, with the code as the standard writes it and a short name if none is given', () => {
    expect(read({ creditCode: '9144030071526726xg' })).toEqual({
      ok: true,
      row: {
        parent: '联席办',
        kind: 'enterprise',
        name: '建设公司',
        shortName: '建设公司',
        host: null,
        regionCode: '370500',
        creditCode: '9144030071526726XG',
      },
    });
    expect(read({ kind: '党支部', host: '建设公司', regionCode: '３７０５００' })).toMatchObject({
      row: { host: '建设公司', regionCode: '370500' },
    });
  });

  it.each([
    [{ kind: '分公司' }, 'kind', 'kind-unknown'],
    [{ name: '甲' }, 'name', 'name-length'],
    [{ shortName: '甲' }, 'shortName', 'short-name-length'],
    [{ regionCode: '3705' }, 'regionCode', 'region-code-wrong'],
    [{ host: '别的公司' }, 'host', 'host-not-needed'],
    [{ creditCode: '9144030071526726X0' }, 'creditCode', 'credit-code-check'],
    [{ creditCode: '123' }, 'creditCode', 'credit-code-length'],
  ] as const)('says of %j where it is wrong', (cells, column, code) => {
    expect(read(cells)).toEqual({ ok: false, problems: [{ column, code }] });
  });

  it('says everything that is wrong at once', () => {
    const answer = read({ kind: '', name: '', regionCode: '' });
    expect(answer.ok ? [] : answer.problems.map(({ column }) => column)).toEqual(['kind', 'name', 'regionCode']);
  });
});
