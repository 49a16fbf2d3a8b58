import { sign, verify } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { loadSecrets, secretsPath } from './secrets.ts';
import { loadSigningKeys, privateKeyOf, publicKeyOf, rotateSigningKey } from './signing-keys.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tongxin-keys-'));
  loadSecrets(folder);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('are made once, and the other secrets stay as they were', () => {
  const before = loadSecrets(folder);
  const keys = loadSigningKeys(folder, 'credentialKeys');
  expect(loadSigningKeys(folder, 'credentialKeys')).toEqual(keys);
  expect(loadSigningKeys(folder, 'otherKeys')).not.toEqual(keys);
  expect(loadSecrets(folder)).toEqual(before);
});

it('sign, and after a change the old one is still there to check with', () => {
  const [old] = loadSigningKeys(folder, 'credentialKeys');
  const signature = sign(null, Buffer.from('paper'), privateKeyOf(old?.seed ?? ''));
  const keys = rotateSigningKey(folder, 'credentialKeys');
  expect(keys).toHaveLength(2);
  expect(keys[0]).toEqual({ ...old, seed: null });
  expect(verify(null, Buffer.from('paper'), publicKeyOf(keys[0]?.publicKey ?? ''), signature)).toBe(true);
  expect(verify(null, Buffer.from('paper'), publicKeyOf(keys[1]?.publicKey ?? ''), signature)).toBe(false);
  expect(readFileSync(secretsPath(folder), 'utf8')).not.toContain(old?.seed);
});
