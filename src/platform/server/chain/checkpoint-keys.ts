import { sign, verify } from 'node:crypto';
import { privateKeyOf, publicKeyOf, type SigningKey } from '../signing-keys.ts';

/** Under which name the keys that sign checkpoints stand in the secrets. */
export const CHECKPOINT_KEYS = 'checkpointKeys';

/** What everybody may have of a key. `isRetired`: it checks what it signed and signs nothing more. */
export type PublicKey = { readonly id: string; readonly publicKey: string; readonly isRetired: boolean };

let keys: readonly SigningKey[] | undefined;

/** Sets the keys once at start. */
export function setCheckpointKeys(given: readonly SigningKey[]): void {
  keys = given;
}

function keysAtHand(): readonly SigningKey[] {
  if (!keys) throw new Error('The keys of checkpoints are set at start.');
  return keys;
}

export function asPublicKeys(given: readonly SigningKey[]): readonly PublicKey[] {
  return given.map(({ id, publicKey, seed }) => ({ id, publicKey, isRetired: seed === null }));
}

/** Every key by which a checkpoint may be signed, the newest first, without what must stay secret. */
export function checkpointPublicKeys(): readonly PublicKey[] {
  return asPublicKeys(keysAtHand()).toReversed();
}

/** The key that signs now. */
export function checkpointSigner(): { readonly keyId: string; readonly sign: (text: string) => Buffer } {
  const key = keysAtHand().findLast((each) => each.seed !== null);
  if (!key?.seed) throw new Error('No key of checkpoints can sign.');
  const privateKey = privateKeyOf(key.seed);
  return { keyId: key.id, sign: (text) => sign(null, Buffer.from(text), privateKey) };
}

export function isSignedBy(publicKey: string, text: string, signature: Uint8Array): boolean {
  return verify(null, Buffer.from(text), publicKeyOf(publicKey), signature);
}
