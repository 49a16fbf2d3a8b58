import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTown, type Town } from '../../../../test/town.ts';

const HERE = 'http://here.example';

let town: Town;
beforeAll(async () => {
  town = await openTown();
});
afterAll(() => town.close());

const ask = (path: string, init?: RequestInit) => town.house.http.fetch(new Request(`${HERE}${path}`, init));

describe('the large-type switch', () => {
  const goesTo = async (back: string) => {
    const { status, headers } = await ask(`/large-type?to=large&back=${encodeURIComponent(back)}`);
    return [status, headers.get('location')];
  };

  it('comes back to where it was pressed', async () => {
    for (const back of ['/', '/trial/needs?after=x%20y', '/trial/figures/persons?from=2026-01']) {
      expect(await goesTo(back)).toEqual([302, back]);
    }
  });

  it('never leads to another site', async () => {
    const elsewhere = [
      '//evil.example',
      '/\\evil.example',
      'https://evil.example',
      '/\t/evil.example',
      '/\n/evil.example',
    ];
    for (const back of [...elsewhere, '/\r/evil.example', '/trial/\0', '']) {
      expect([back, ...(await goesTo(back))]).toEqual([back, 302, '/']);
    }
  });
});

describe('addresses that look like a place', () => {
  it('are not found under the folder of the console', async () => {
    for (const path of ['/console-assets/api/me', '/console-assets/needs', '/console-assets/x.js']) {
      expect([path, (await ask(path)).status]).toEqual([path, 404]);
    }
    const files = await ask('/console-assets/api/files', { method: 'POST', body: new FormData() });
    expect(files.status).toBe(404);
  });
});

describe('a form that the page does not have', () => {
  it.each(['constructor', 'toString', '__proto__', 'hasOwnProperty', ''])('is not found: %s', async (form) => {
    const { slug } = town.place;
    const body = new URLSearchParams({ form, key: crypto.randomUUID() });
    expect((await ask(`/${slug}/sign-in`, { method: 'POST', body })).status).toBe(404);
  });
});
