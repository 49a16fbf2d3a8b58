import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { rotateKeys } from '../src/app/rotate-keys.ts';
import { findPersonByPhone, registerPerson } from '../src/capabilities/people/server/door.ts';
import { newId } from '../src/platform/server/ids.ts';
import { withClient } from '../src/platform/server/roles.ts';
import { setSealingKeys } from '../src/platform/server/sealing.ts';
import { loadSecrets, secretsPath } from '../src/platform/server/secrets.ts';
import { openTown, testSecrets, type Town } from './town.ts';

let town: Town;
let dataDir: string;
const phoneOf = (no: number) => `1390000${String(no).padStart(4, '0')}`;
const PEOPLE = 450;

beforeAll(async () => {
  town = await openTown();
  dataDir = mkdtempSync(join(tmpdir(), 'tongxin-keys-'));
  const passwords = { superuserPassword: 'x'.repeat(43), appPassword: 'x'.repeat(43) };
  writeFileSync(secretsPath(dataDir), JSON.stringify({ ...passwords, ...testSecrets }));
  const actor = { kind: 'system', tenantId: town.place.tenantId, name: 'test' } as const;
  await town.house.database.write(town.place.tenantId, async (tx) => {
    for (let no = 0; no < PEOPLE; no += 1) {
      const registration = { id: newId(), name: '张三丰', phone: phoneOf(no), organisationId: null };
      await registerPerson({ tx, actor, place: town.place, now: town.now(), newId }, registration);
    }
  });
});
afterAll(async () => {
  setSealingKeys(testSecrets);
  await town.close();
  rmSync(dataDir, { recursive: true });
});

async function prefixes(): Promise<Record<string, number>> {
  return withClient(town.adminUrl, async (client) => {
    const { rows } = await client.query<{ prefix: string; count: string }>(
      `select split_part(phone_sealed, ':', 1) || ':' || split_part(phone_sealed, ':', 2) as prefix, count(*)
       from people.person group by 1`,
    );
    return Object.fromEntries(rows.map((row) => [row.prefix, Number(row.count)]));
  });
}

async function rotate(choice: 'aes-256-gcm' | 'sm4' = 'aes-256-gcm'): Promise<string> {
  const said: string[] = [];
  await rotateKeys({ adminUrl: town.adminUrl, dataDir, choice, say: (line) => said.push(line) });
  return said.join('\n');
}

const find = (no: number) =>
  town.house.database
    .read(town.place.tenantId, (tx) => findPersonByPhone(tx, phoneOf(no)))
    .then((found) => found?.name);

test('every value is sealed under a new key, in portions, and everybody is still found', async () => {
  expect(await rotate()).toContain(`${PEOPLE} values were sealed anew`);
  const { sealingKeyId } = loadSecrets(dataDir);
  expect(sealingKeyId).not.toBe('test');
  expect(await prefixes()).toEqual({ [`aes-256-gcm:${sealingKeyId}`]: PEOPLE });
  expect(await find(7)).toBe('张三丰');
  expect(await town.brokenInvariants()).toEqual([]);
});

test('a rotation that was stopped half way is finished under the key it had begun with', async () => {
  const before = loadSecrets(dataDir).sealingKeyId;
  await withClient(town.adminUrl, async (client) => {
    // As a crash leaves it: the key was added, some rows were reached and some were not.
    await client.query(`create table public.half as select tenant_id, id, phone_sealed from people.person limit 100`);
  });
  await rotate();
  const { sealingKeyId } = loadSecrets(dataDir);
  await withClient(town.adminUrl, async (client) => {
    await client.query(
      `update people.person p set phone_sealed = half.phone_sealed from public.half where half.id = p.id`,
    );
  });
  expect(await prefixes()).toEqual({ [`aes-256-gcm:${before}`]: 100, [`aes-256-gcm:${sealingKeyId}`]: PEOPLE - 100 });
  expect(await rotate()).toContain('100 values wait to be sealed anew; no key is added.');
  expect(loadSecrets(dataDir).sealingKeyId).toBe(sealingKeyId);
  expect(await prefixes()).toEqual({ [`aes-256-gcm:${sealingKeyId}`]: PEOPLE });
});

test('another cipher takes over, indexes included, and people are found before and after', async () => {
  const secrets = loadSecrets(dataDir);
  setSealingKeys(secrets, { choice: 'sm4' });
  expect(await find(8)).toBe('张三丰');
  await rotate('sm4');
  expect(await prefixes()).toEqual({ [`sm4-ctr-hmac-sm3:${secrets.sealingKeyId}`]: PEOPLE });
  expect(await find(8)).toBe('张三丰');
  await rotate();
  expect(await find(8)).toBe('张三丰');
});
