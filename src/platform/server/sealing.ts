import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';

/** Keys as `secrets.ts` keeps them: 32 bytes each, in base64url. The id is written beside every sealed value. */
export type SealingKeys = { readonly sealingKeyId: string; readonly sealingKey: string; readonly indexKey: string };

const ALGORITHM = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

let keys: { readonly id: string; readonly sealing: Buffer; readonly index: Buffer } | undefined;

/** Sets the keys once at start. */
export function setSealingKeys({ sealingKeyId, sealingKey, indexKey }: SealingKeys): void {
  const sealing = Buffer.from(sealingKey, 'base64url');
  const index = Buffer.from(indexKey, 'base64url');
  if (sealing.length !== 32 || index.length !== 32) throw new Error('Sealing keys must have 32 bytes each.');
  keys = { id: sealingKeyId, sealing, index };
}

function currentKeys() {
  if (!keys) throw new Error('The sealing keys are set at start.');
  return keys;
}

/**
 * Seals a private value with authenticated encryption (SEC-12, SEC-16): `<algorithm>:<key id>:<bytes>`. `purpose` is
 * bound to it, so a sealed telephone cannot be passed off as something else.
 */
export function seal(plain: string, purpose: string): string {
  const { id, sealing } = currentKeys();
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(ALGORITHM, sealing, nonce);
  cipher.setAAD(Buffer.from(purpose));
  const sealed = Buffer.concat([nonce, cipher.update(plain, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  return `${ALGORITHM}:${id}:${sealed.toString('base64url')}`;
}

/** Opens what `seal` made. Throws when it was tampered with, has another purpose, or another key. */
export function unseal(sealed: string, purpose: string): string {
  const { id, sealing } = currentKeys();
  const [algorithm, keyId, text = ''] = sealed.split(':');
  if (algorithm !== ALGORITHM || keyId !== id) throw new Error(`No key ${keyId} for ${algorithm} is at hand.`);
  const bytes = Buffer.from(text, 'base64url');
  const decipher = createDecipheriv(ALGORITHM, sealing, bytes.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES });
  decipher.setAAD(Buffer.from(purpose));
  decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
  return decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES), undefined, 'utf8') + decipher.final('utf8');
}

/** Finds an equal value without opening any: the same text and purpose always give the same index. */
export function blindIndex(plain: string, purpose: string): string {
  return createHmac('sha256', currentKeys().index).update(`${purpose}\0${plain}`).digest('base64url');
}
