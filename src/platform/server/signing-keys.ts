import { createPrivateKey, createPublicKey, randomBytes, type KeyObject } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmdirSync, statSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { secretsPath } from './secrets.ts';

/** Ed25519. Without a seed it signs no more, and what it signed can still be checked. */
const SigningKey = z.object({
  id: z.string().min(1),
  /** 32 bytes in base64url. */
  publicKey: z.string().length(43),
  seed: z.string().length(43).nullable(),
});
export type SigningKey = z.infer<typeof SigningKey>;

const STALE_MS = 10_000;
/** What stands before the 32 bytes of a key in the standard wrappings (RFC 8410). */
const PRIVATE_HEAD = Buffer.from('302e020100300506032b657004220420', 'hex');
const PUBLIC_HEAD = Buffer.from('302a300506032b6570032100', 'hex');

export function privateKeyOf(seed: string): KeyObject {
  const der = Buffer.concat([PRIVATE_HEAD, Buffer.from(seed, 'base64url')]);
  return createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
}

export function publicKeyOf(publicKey: string): KeyObject {
  const der = Buffer.concat([PUBLIC_HEAD, Buffer.from(publicKey, 'base64url')]);
  return createPublicKey({ key: der, format: 'der', type: 'spki' });
}

export function makeSigningKey(seed: Buffer = randomBytes(32)): SigningKey {
  const text = seed.toString('base64url');
  const publicKey = createPublicKey(privateKeyOf(text)).export({ format: 'jwk' }).x ?? '';
  return { id: `key-${publicKey.slice(0, 8).replaceAll(/[^A-Za-z0-9]/g, '0')}`, publicKey, seed: text };
}

/**
 * The keys kept under a name in the installation's secrets, the oldest first; the first one is made at the first start
 * that needs it. Each purpose has a name of its own. Whatever else stands in the file is kept.
 */
export function loadSigningKeys(dataDir: string, name: string): readonly SigningKey[] {
  return (
    readKeys(dataDir, name) ?? changeKeys(dataDir, name, (known) => (known.length > 0 ? known : [makeSigningKey()]))
  );
}

/** A new key signs from now on. The one before loses its seed: it can be checked for ever and never signs again. */
export function rotateSigningKey(dataDir: string, name: string): readonly SigningKey[] {
  return changeKeys(dataDir, name, (known) => [...known.map((key) => ({ ...key, seed: null })), makeSigningKey()]);
}

function readFile(dataDir: string): Record<string, unknown> {
  return JSON.parse(readFileSync(secretsPath(dataDir), 'utf8')) as Record<string, unknown>;
}

function readKeys(dataDir: string, name: string): readonly SigningKey[] | undefined {
  const found = readFile(dataDir)[name];
  return found === undefined ? undefined : z.array(SigningKey).min(1).parse(found);
}

type Change = (known: readonly SigningKey[]) => readonly SigningKey[];

/** Changes the file whole, one process at a time: a folder beside it is the lock, because making one is atomic. */
function changeKeys(dataDir: string, name: string, change: Change): readonly SigningKey[] {
  const path = secretsPath(dataDir);
  const lock = `${path}.lock`;
  takeLock(lock);
  try {
    const keys = change(readKeys(dataDir, name) ?? []);
    const draft = `${path}.${process.pid}.${randomBytes(4).toString('hex')}`;
    writeFileSync(draft, `${JSON.stringify({ ...readFile(dataDir), [name]: keys }, null, 2)}\n`, {
      mode: 0o600,
      flag: 'wx',
    });
    renameSync(draft, path);
    return keys;
  } finally {
    rmdirSync(lock);
  }
}

function takeLock(lock: string): void {
  for (;;) {
    try {
      mkdirSync(lock);
      return;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      const age = Date.now() - (statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
      // Left behind by a process that died inside; nothing is half written, since the file changes whole.
      if (age > STALE_MS) rmdirSync(lock);
      else Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20);
    }
  }
}
