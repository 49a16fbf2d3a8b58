import type { Grant, Role } from '../../../kernel/actor.ts';

/** The first step of signing in: how somebody showed who it is. */
export const BEGAN_BY = ['code', 'password', 'passkey', 'identity', 'demo'] as const;
export type BeganBy = (typeof BEGAN_BY)[number];

/** A second step waits this long for its code. */
export const SECOND_STEP_MINUTES = 10;
export const CHALLENGE_MINUTES = 5;
export const RECOVERY_CODES = 10;
/** New recovery codes can be read for this long, and then never again. */
export const RECOVERY_CODES_SHOWN_MINUTES = 15;

/** What somebody has besides the first step. */
export type SecondFactors = { readonly hasAuthenticator: boolean; readonly hasPasskey: boolean };

export function hasSecondFactor({ hasAuthenticator, hasPasskey }: SecondFactors): boolean {
  return hasAuthenticator || hasPasskey;
}

/** Roles that need a second factor sleep in a session that began without one. */
export function awakeGrants(
  grants: readonly Grant[],
  session: { readonly hasSecondFactor: boolean },
  rolesThatNeedIt: readonly Role[],
): readonly Grant[] {
  if (session.hasSecondFactor || rolesThatNeedIt.length === 0) return grants;
  return grants.filter((grant) => !rolesThatNeedIt.includes(grant.role));
}

/** The ways in which somebody can show again who it is. */
export type ProofMeans = 'authenticator' | 'passkey' | 'password' | 'code' | 'demo';

/**
 * Whoever has a second factor proves with it: a weaker way beside it would be the way that a thief takes. Somebody of
 * the demo town needs only press.
 */
export function proofMeansOf(person: SecondFactors & { hasPassword: boolean; isOfDemo: boolean }): ProofMeans[] {
  const demo: ProofMeans[] = person.isOfDemo ? ['demo'] : [];
  if (hasSecondFactor(person)) {
    return [
      ...demo,
      ...(person.hasPasskey ? (['passkey'] as const) : []),
      ...(person.hasAuthenticator ? (['authenticator'] as const) : []),
    ];
  }
  return [...demo, ...(person.hasPassword ? (['password'] as const) : []), 'code'];
}

/** Counted in half minutes; a step serves once, so that a code read over somebody's shoulder is worth nothing. */
export function isNewStep(step: number, lastStep: number | null): boolean {
  return lastStep === null || step > lastStep;
}

const LETTERS = '23456789abcdefghjkmnpqrstuvwxyz';

/** How many random bytes, and so letters, a recovery code has: 118 bits, enough that a plain hash keeps them. */
export const RECOVERY_BYTES = 24;

/** Letters in groups of four. */
export function recoveryCodeFrom(bytes: Uint8Array): string {
  const letters = Array.from(bytes.slice(0, RECOVERY_BYTES), (byte) => LETTERS[byte % LETTERS.length]);
  return [0, 4, 8, 12, 16, 20].map((from) => letters.slice(from, from + 4).join('')).join('-');
}

/** As people type it: capitals, blanks and missing dashes are no mistakes. Earlier ones had sixteen letters. */
export function plainRecoveryCode(typed: string): string | undefined {
  const plain = typed.toLowerCase().replace(/[\s-]/g, '');
  return /^[2-9a-hj-kmnp-z]{16}(?:[2-9a-hj-kmnp-z]{8})?$/.test(plain) ? plain : undefined;
}
