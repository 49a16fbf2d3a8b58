import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addSealingKey, loadSecrets, secretsPath } from './secrets.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tongxin-secrets-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('secrets', () => {
  it('are made once, for the owner only', () => {
    const dataDir = join(folder, 'data');
    const made = loadSecrets(dataDir);
    expect(loadSecrets(dataDir)).toEqual(made);
    expect(statSync(secretsPath(dataDir)).mode & 0o777).toBe(0o600);
    expect(Buffer.from(made.sealingKey, 'base64url')).toHaveLength(32);
    expect(Buffer.from(made.indexKey, 'base64url')).toHaveLength(32);
  });

  it('differ between installations', () => {
    expect(loadSecrets(join(folder, 'one')).sealingKey).not.toBe(loadSecrets(join(folder, 'two')).sealingKey);
  });

  it('get another sealing key without losing the one before or anything else in the file', () => {
    const made = loadSecrets(folder);
    const path = secretsPath(folder);
    writeFileSync(path, JSON.stringify({ ...made, olderSealingKeys: undefined, later: 'kept' }));
    const [once, twice] = [addSealingKey(folder), addSealingKey(folder)];
    expect(twice).toEqual(loadSecrets(folder));
    expect(new Set([made.sealingKeyId, once.sealingKeyId, twice.sealingKeyId]).size).toBe(3);
    expect(twice.olderSealingKeys).toEqual([
      { id: once.sealingKeyId, key: once.sealingKey },
      { id: made.sealingKeyId, key: made.sealingKey },
    ]);
    expect(twice.indexKey).toBe(made.indexKey);
    expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({ later: 'kept' });
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it('are not replaced when damaged', () => {
    writeFileSync(secretsPath(folder), '{}');
    expect(() => loadSecrets(folder)).toThrow(/damaged\. Put the file back from a backup/);
  });
});
