import { readdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { signInAsDemoPerson } from '../src/capabilities/access/contract.ts';
import { LIMITS } from '../src/platform/server/sheets/limits.ts';
import { sheetPath } from '../src/platform/server/sheets/sheet-folder.ts';
import { openPlayedTown, type PlayedTown } from './played-town.ts';

const PLACE = 'dongying';
let town: PlayedTown;
beforeAll(async () => {
  town = await openPlayedTown();
});
afterAll(() => town.close());

async function cookieOf(key: string): Promise<string> {
  const begun = await town.fetch(`/${PLACE}/api${signInAsDemoPerson.path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ personId: town.player(PLACE, key).personId }),
  });
  return begun.headers.get('set-cookie')?.split(';')[0] ?? '';
}

type Sent = { readonly cookie?: string; readonly body: BodyInit; readonly headers?: Record<string, string> };

async function send({ cookie = '', body, headers = {} }: Sent) {
  const response = await town.fetch(`/${PLACE}/api/sheets`, {
    method: 'POST',
    headers: { cookie, 'x-file-name': encodeURIComponent('../人员\u202Excod.csv'), ...headers },
    body,
    duplex: 'half',
  } as RequestInit);
  const told = (await response.json()) as { code?: string; kind?: string; title?: string };
  return { status: response.status, ...told };
}

const onDisk = () => readdirSync(dirname(sheetPath('uploads', 'x'))).length;

/** More bytes than are allowed, without saying how many will come. */
function endless(): ReadableStream<Uint8Array> {
  let left = LIMITS.uploadBytes / 65_536 + 2;
  return new ReadableStream({
    pull(controller) {
      left -= 1;
      if (left < 0) controller.close();
      else controller.enqueue(new Uint8Array(65_536).fill(97));
    },
  });
}

it('the door for sheets takes a table from somebody who works here, and leaves nothing of anything else', async () => {
  expect(await send({ body: '名称\n甲\n' })).toMatchObject({ status: 401 });
  const before = onDisk();
  const cookie = await cookieOf('coordinator');
  expect(await send({ cookie, body: '名称\n甲\n' })).toMatchObject({ status: 200, kind: 'csv' });
  expect(onDisk()).toBe(before + 1);
  const old = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]);
  expect(await send({ cookie, body: old })).toMatchObject({ status: 422, code: 'sheet-old-format' });
  expect(await send({ cookie, body: '' })).toMatchObject({ status: 422, code: 'sheet-empty' });
  expect(await send({ cookie, body: endless() })).toMatchObject({ status: 422, code: 'sheet-too-large' });
  const lying = { 'content-length': String(LIMITS.uploadBytes + 1) };
  expect(await send({ cookie, body: 'x', headers: lying })).toMatchObject({ status: 422, code: 'sheet-too-large' });
  expect(onDisk()).toBe(before + 1);
});

it('one person fills no disk: sheets that nothing is done with are counted, and go after an hour', async () => {
  const cookie = await cookieOf('closer');
  for (let count = 0; count < 10; count += 1) {
    expect(await send({ cookie, body: '名称\n甲\n' })).toMatchObject({ status: 200 });
  }
  expect(await send({ cookie, body: '名称\n甲\n' })).toMatchObject({ status: 429, code: 'uploads-too-many' });
  const now = town.now();
  town.turnTo(new Date(Date.parse(now) + 2 * 3_600_000).toISOString());
  await town.runRounds();
  town.turnTo(now);
  expect(onDisk()).toBe(0);
  expect(await send({ cookie, body: '名称\n甲\n' })).toMatchObject({ status: 200 });
});
