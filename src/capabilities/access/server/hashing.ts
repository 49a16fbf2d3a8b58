import { createHash, timingSafeEqual } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import { accessSetting } from './setting.ts';

/** Argon2id, as costly as the installation chose; some tens of milliseconds on purpose. */
export function hashPassword(password: string): Promise<string> {
  return hash(password, accessSetting().hashing);
}

let nobodysHash: Promise<string> | undefined;

/** Where there is no password one is checked all the same, so that the time taken tells nothing. */
export async function isPassword(kept: string | undefined, password: string): Promise<boolean> {
  nobodysHash ??= hashPassword('nobody has this one');
  const isRight = await verify(kept ?? (await nobodysHash), password);
  return kept !== undefined && isRight;
}

/** For what is random and long enough that nobody can try it out. `salt` keeps equal ones from looking equal. */
export function hashSecret(salt: string, secret: string): string {
  return createHash('sha256').update(`${salt}:${secret}`).digest('base64url');
}

export function isSameText(one: string, other: string): boolean {
  const [left, right] = [Buffer.from(one), Buffer.from(other)];
  return left.length === right.length && timingSafeEqual(left, right);
}
