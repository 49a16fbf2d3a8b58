import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const Secrets = z.object({
  /** Of the embedded PostgreSQL's superuser. */
  superuserPassword: z.string().min(20),
  /** Of the role `tongxin_app`, under which every request reads and writes. */
  appPassword: z.string().min(20),
  /** Named beside every sealed value, so that an older key can still be told from a newer one. */
  sealingKeyId: z.string().min(1),
  /** Seals, 32 bytes in base64url. Without it no sealed telephone can be read again. */
  sealingKey: z.string().length(43),
  /** Keys that seal nothing any more and open what they sealed, backups included. */
  olderSealingKeys: z.array(z.object({ id: z.string().min(1), key: z.string().length(43) })).default([]),
  /** HMAC of blind indexes, 32 bytes in base64url. Without it nobody is found by telephone. */
  indexKey: z.string().length(43),
});
export type Secrets = z.infer<typeof Secrets>;

export function secretsPath(dataDir: string): string {
  return join(dataDir, 'secrets.json');
}

function makeSecrets(): Secrets {
  const random32 = () => randomBytes(32).toString('base64url');
  return {
    superuserPassword: random32(),
    appPassword: random32(),
    sealingKeyId: randomBytes(4).toString('hex'),
    sealingKey: random32(),
    indexKey: random32(),
    olderSealingKeys: [],
  };
}

/**
 * Adds a key that seals from now on; the one before stays at hand to open. The file changes whole: a crash leaves
 * either the old one or the new one, and whatever else stands in it is kept.
 */
export function addSealingKey(dataDir: string): Secrets {
  const path = secretsPath(dataDir);
  const { sealingKeyId: id, sealingKey: key, olderSealingKeys } = readSecrets(path);
  const { sealingKeyId, sealingKey } = makeSecrets();
  const changed = {
    ...(JSON.parse(readFileSync(path, 'utf8')) as object),
    sealingKeyId,
    sealingKey,
    olderSealingKeys: [{ id, key }, ...olderSealingKeys],
  };
  const draft = `${path}.${process.pid}.${randomBytes(4).toString('hex')}`;
  writeFileSync(draft, `${JSON.stringify(changed, null, 2)}\n`, { mode: 0o600, flag: 'wx' });
  renameSync(draft, path);
  return readSecrets(path);
}

/**
 * Makes the folder that holds what must outlive a restart. For root it may be passed through but not listed by
 * others: PostgreSQL, which refuses to run as root, has its own folder inside and belongs to an unprivileged account.
 */
export function makeDataDir(dataDir: string): void {
  if (existsSync(dataDir)) return;
  mkdirSync(dataDir, { recursive: true });
  chmodSync(dataDir, process.getuid?.() === 0 ? 0o711 : 0o700);
}

/**
 * Reads the installation's secrets, or makes them at the first start. Two first starts at the same moment agree on one
 * file: it appears whole by a hard link, which fails when another was quicker.
 */
export function loadSecrets(dataDir: string): Secrets {
  const path = secretsPath(dataDir);
  makeDataDir(dataDir);
  if (!existsSync(path)) {
    refuseWithDatabase(dataDir);
    const draft = `${path}.${process.pid}.${randomBytes(4).toString('hex')}`;
    writeFileSync(draft, `${JSON.stringify(makeSecrets(), null, 2)}\n`, { mode: 0o600, flag: 'wx' });
    try {
      linkSync(draft, path);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    } finally {
      rmSync(draft, { force: true });
    }
  }
  return readSecrets(path);
}

/** New secrets beside an old database would lock it for good and hide the loss. */
function refuseWithDatabase(dataDir: string): void {
  if (!existsSync(join(dataDir, 'postgres'))) return;
  throw new Error(
    `There is a database in ${join(dataDir, 'postgres')}, but its secrets (${secretsPath(dataDir)}) are missing. ` +
      'Put that file back from a backup; without it neither the database nor the sealed telephones can be opened.',
  );
}

function readSecrets(path: string): Secrets {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? 'unknown reason';
    throw new Error(`The secrets in ${path} cannot be read (${reason}). Start as the user who owns that file.`, {
      cause: error,
    });
  }
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    content = undefined;
  }
  const read = Secrets.safeParse(content);
  if (read.success) return read.data;
  throw new Error(
    `The secrets in ${path} are damaged. Put the file back from a backup: sealed telephones cannot be read without it.`,
  );
}
