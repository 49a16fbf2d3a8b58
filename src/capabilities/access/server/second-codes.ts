import { randomBytes } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import { addMinutes } from '../../../kernel/days.ts';
import type { Fact } from '../../../kernel/decision.ts';
import type { Doing } from '../../../platform/server/handle.ts';
import * as facts from '../domain/facts.ts';
import {
  isNewStep,
  plainRecoveryCode,
  RECOVERY_BYTES,
  RECOVERY_CODES,
  RECOVERY_CODES_SHOWN_MINUTES,
  recoveryCodeFrom,
} from '../domain/second-factors.ts';
import { hashSecret } from './hashing.ts';
import { accessSetting } from './setting.ts';
import * as store from './store-second-factors.ts';

const PERIOD_SECONDS = 30;
const SECRET_BYTES = 20;

function totpOf(secret: string, label = ''): TOTP {
  return new TOTP({ issuer: 'Tongxin', label, secret: Secret.fromBase32(secret), digits: 6, period: PERIOD_SECONDS });
}

export function newAuthenticatorSecret(): string {
  return new Secret({ size: SECRET_BYTES }).base32;
}

/** What the picture holds that an authenticator app reads. */
export function authenticatorAddress(secret: string, label: string): string {
  return totpOf(secret, label).toString();
}

/** The half minute to which the code belongs, one before or after allowed for slow clocks; undefined for none. */
function stepOf(secret: string, code: string): number | undefined {
  const now = accessSetting().machineNow();
  const delta = totpOf(secret).validate({ token: code, timestamp: now, window: 1 });
  return delta === null ? undefined : Math.floor(now / 1000 / PERIOD_SECONDS) + delta;
}

/** Takes a code of the person's authenticator; it serves once, also when it is sent twice at the same moment. */
export async function takeAuthenticatorCode(
  { tx, now }: Pick<Doing, 'tx' | 'now'>,
  personId: string,
  code: string,
  { isConfirming = false } = {},
): Promise<boolean> {
  const kept = await store.findAuthenticator(tx, personId, { isLocking: true });
  if (!kept || (kept.confirmedAt === null) !== isConfirming) return false;
  const step = stepOf(kept.secret(), code.replace(/\s/g, ''));
  if (step === undefined || !isNewStep(step, kept.lastStep)) return false;
  await store.saveStepTaken(tx, personId, step, kept.confirmedAt ?? now);
  return true;
}

/** Takes a code of either kind. The facts tell of a recovery code that was used up; undefined when it is wrong. */
export async function takeSecondCode(
  doing: Pick<Doing, 'tx' | 'now'>,
  personId: string,
  code: string,
): Promise<readonly Fact[] | undefined> {
  const recovery = plainRecoveryCode(code);
  if (recovery === undefined) return (await takeAuthenticatorCode(doing, personId, code)) ? [] : undefined;
  const id = await store.findRecoveryCodeForUpdate(doing.tx, personId, hashSecret(personId, recovery));
  if (id === undefined) return undefined;
  await store.saveRecoveryCodeUsed(doing.tx, id, doing.now);
  return [facts.recoveryCodeUsed(personId, id)];
}

/** Ten new codes in place of those before. They can be read for a quarter of an hour; kept are their hashes. */
export async function makeRecoveryCodes({ tx, now, newId }: Doing, personId: string): Promise<Fact> {
  const codes = Array.from({ length: RECOVERY_CODES }, () => {
    const code = recoveryCodeFrom(randomBytes(RECOVERY_BYTES));
    return { id: newId(), code, hash: hashSecret(personId, code.replaceAll('-', '')) };
  });
  await store.replaceRecoveryCodes(tx, personId, codes, now);
  return facts.recoveryCodesMade(personId);
}

export function listRecoveryCodes({ tx, now }: Pick<Doing, 'tx' | 'now'>, personId: string) {
  return store.listRecoveryCodes(tx, personId, addMinutes(now, -RECOVERY_CODES_SHOWN_MINUTES));
}
