import { cipherOf, ciphers, type Cipher, type SealingChoice } from './ciphers.ts';

/** Keys as `secrets.ts` keeps them: 32 bytes each, in base64url. The id is written beside every sealed value. */
export type SealingKeys = {
  readonly sealingKeyId: string;
  readonly sealingKey: string;
  readonly indexKey: string;
  /** Keys that seal nothing any more and still open what they sealed. */
  readonly olderSealingKeys?: readonly { readonly id: string; readonly key: string }[];
};

type KeyRing = {
  readonly cipher: Cipher;
  readonly newestId: string;
  readonly sealing: ReadonlyMap<string, Buffer>;
  readonly index: Buffer;
};

type Reading = { readonly choice?: SealingChoice; readonly reread?: () => SealingKeys };

let ring: KeyRing | undefined;
let reading: Reading = {};

function keyOf(text: string): Buffer {
  const key = Buffer.from(text, 'base64url');
  if (key.length !== 32) throw new Error('Sealing keys must have 32 bytes each.');
  return key;
}

/**
 * Sets the keys once at start: the newest seals, all of them open. `choice` says which cipher seals. With `reread` a
 * key that was added meanwhile by another process is found when the first value under it is met.
 */
export function setSealingKeys(keys: SealingKeys, how: Reading = {}): void {
  const all = [{ id: keys.sealingKeyId, key: keys.sealingKey }, ...(keys.olderSealingKeys ?? [])];
  ring = {
    cipher: cipherOf(how.choice ?? 'aes-256-gcm'),
    newestId: keys.sealingKeyId,
    sealing: new Map(all.map(({ id, key }) => [id, keyOf(key)])),
    index: keyOf(keys.indexKey),
  };
  reading = how;
}

function currentRing(): KeyRing {
  if (!ring) throw new Error('The sealing keys are set at start.');
  return ring;
}

/** How every value begins that is sealed as values are sealed now; any other one wants to be sealed anew. */
export function newestSealPrefix(): string {
  const { cipher, newestId } = currentRing();
  return `${cipher.id}:${newestId}:`;
}

/**
 * Seals a private value with authenticated encryption (SEC-12, SEC-16): `<cipher>:<key id>:<bytes>`. `purpose` is
 * bound to it, so a sealed telephone cannot be passed off as something else.
 */
export function seal(plain: string, purpose: string): string {
  const { cipher, newestId, sealing } = currentRing();
  return newestSealPrefix() + cipher.seal(sealing.get(newestId) as Buffer, plain, purpose).toString('base64url');
}

/** Opens what `seal` made. Throws when it was tampered with, has another purpose, or its key is not at hand. */
export function unseal(sealed: string, purpose: string): string {
  const [cipherId, keyId = '', text = ''] = sealed.split(':');
  const cipher = ciphers.find(({ id }) => id === cipherId);
  const key = findKey(keyId);
  if (!cipher || !key) throw new Error(`No key ${keyId} for ${cipherId} is at hand.`);
  return cipher.open(key, Buffer.from(text, 'base64url'), purpose);
}

function findKey(id: string): Buffer | undefined {
  const known = currentRing().sealing.get(id);
  if (known || !reading.reread) return known;
  setSealingKeys(reading.reread(), reading);
  return currentRing().sealing.get(id);
}

/** Finds an equal value without opening any: the same text and purpose always give the same index. */
export function blindIndex(plain: string, purpose: string): string {
  const { cipher, index } = currentRing();
  return cipher.index(index, `${purpose}\0${plain}`);
}

/** Every index under which a value may stand while some were made by another cipher. For looking, not for saving. */
export function blindIndexes(plain: string, purpose: string): string[] {
  const { index } = currentRing();
  return ciphers.map((cipher) => cipher.index(index, `${purpose}\0${plain}`));
}
