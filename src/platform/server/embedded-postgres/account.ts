import { execFileSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Under which account PostgreSQL runs. `undefined` uid: as this process does. */
export type Account = { readonly uid: number | undefined; readonly gid: number | undefined };

const NOBODY = 65_534;

function idOf(flag: '-u' | '-g'): number {
  try {
    return Number(execFileSync('id', [flag, 'nobody'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
  } catch {
    return NOBODY;
  }
}

/**
 * PostgreSQL refuses to run as root, so root lends it an unprivileged account: the owner of the cluster that is
 * already there (it may have been made by an ordinary user), else `nobody`.
 */
export function chooseAccount(clusterDir: string): Account {
  if (process.getuid?.() !== 0) return { uid: undefined, gid: undefined };
  if (existsSync(join(clusterDir, 'PG_VERSION'))) {
    const { uid, gid } = statSync(clusterDir);
    if (uid !== 0) return { uid, gid };
  }
  return { uid: idOf('-u'), gid: idOf('-g') };
}

/** Whether the account may pass through a folder and every folder above it. */
export function isReachable(path: string, account: Account): boolean {
  if (account.uid === undefined) return true;
  for (let folder = path; ; folder = dirname(folder)) {
    if (existsSync(folder)) {
      const { mode, uid, gid } = statSync(folder);
      const passes = uid === account.uid ? mode & 0o100 : gid === account.gid ? mode & 0o010 : mode & 0o001;
      if (!passes) return false;
    }
    if (dirname(folder) === folder) return true;
  }
}
