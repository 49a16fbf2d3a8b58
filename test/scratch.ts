import { accessSync, constants, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';

const ENOUGH_BYTES = 1_500_000_000;

/** Where tests put their databases: in memory when there is room. The settings stay durable, only the disk is quick. */
export function scratchParent(): string {
  try {
    accessSync('/dev/shm', constants.W_OK);
    const { bavail, bsize } = statfsSync('/dev/shm');
    if (bavail * bsize > ENOUGH_BYTES) return '/dev/shm';
  } catch {
    // No such folder, or not ours to write: the ordinary one does as well.
  }
  return tmpdir();
}
