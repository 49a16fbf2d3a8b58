import { createCipheriv, createDecipheriv, createHmac, getCiphers, randomBytes, timingSafeEqual } from 'node:crypto';

/**
 * One way of sealing and of indexing. `bound` is authenticated with the value but not stored in it. Every sealed value
 * names its cipher, so that several may stand beside each other (SEC-16).
 */
export type Cipher = {
  readonly id: string;
  readonly seal: (key: Buffer, plain: string, bound: string) => Buffer;
  /** Throws when a byte was changed or something else was bound. */
  readonly open: (key: Buffer, sealed: Buffer, bound: string) => string;
  readonly index: (key: Buffer, text: string) => string;
};

export const SEALING_CHOICES = ['aes-256-gcm', 'sm4'] as const;
export type SealingChoice = (typeof SEALING_CHOICES)[number];

const GCM_NONCE_BYTES = 12;
const GCM_TAG_BYTES = 16;
const CTR_NONCE_BYTES = 16;
const SM3_BYTES = 32;

const aes: Cipher = {
  id: 'aes-256-gcm',
  seal(key, plain, bound) {
    const nonce = randomBytes(GCM_NONCE_BYTES);
    const cipher = createCipheriv('aes-256-gcm', key, nonce);
    cipher.setAAD(Buffer.from(bound));
    return Buffer.concat([nonce, cipher.update(plain, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  },
  open(key, sealed, bound) {
    const nonce = sealed.subarray(0, GCM_NONCE_BYTES);
    const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: GCM_TAG_BYTES });
    decipher.setAAD(Buffer.from(bound));
    decipher.setAuthTag(sealed.subarray(-GCM_TAG_BYTES));
    const inner = sealed.subarray(GCM_NONCE_BYTES, -GCM_TAG_BYTES);
    return decipher.update(inner, undefined, 'utf8') + decipher.final('utf8');
  },
  index: (key, text) => createHmac('sha256', key).update(text).digest('base64url'),
};

const hmacSm3 = (key: Buffer, ...parts: readonly (Buffer | string)[]) => {
  const hmac = createHmac('sm3', key);
  for (const part of parts) hmac.update(part);
  return hmac.digest();
};

/** Encrypting and proving need keys of their own; both come from the one that is kept. */
function sm4Keys(key: Buffer) {
  return { hiding: hmacSm3(key, 'hide').subarray(0, 16), proving: hmacSm3(key, 'prove') };
}

/** What is proved: the bound text with its length first, so that no text can run over into the sealed bytes. */
function sm4Proof(proving: Buffer, bound: string, hidden: Buffer): Buffer {
  return hmacSm3(proving, `${Buffer.byteLength(bound)}:${bound}`, hidden);
}

/** SM4 in counter mode, then HMAC-SM3 over what came out (encrypt, then prove). */
const sm4: Cipher = {
  id: 'sm4-ctr-hmac-sm3',
  seal(key, plain, bound) {
    const { hiding, proving } = sm4Keys(key);
    const nonce = randomBytes(CTR_NONCE_BYTES);
    const cipher = createCipheriv('sm4-ctr', hiding, nonce);
    const hidden = Buffer.concat([nonce, cipher.update(plain, 'utf8'), cipher.final()]);
    return Buffer.concat([hidden, sm4Proof(proving, bound, hidden)]);
  },
  open(key, sealed, bound) {
    const { hiding, proving } = sm4Keys(key);
    const [hidden, proof] = [sealed.subarray(0, -SM3_BYTES), sealed.subarray(-SM3_BYTES)];
    const expected = sm4Proof(proving, bound, hidden);
    if (proof.length !== SM3_BYTES || !timingSafeEqual(proof, expected)) throw new Error('A sealed value was changed.');
    const decipher = createDecipheriv('sm4-ctr', hiding, hidden.subarray(0, CTR_NONCE_BYTES));
    return decipher.update(hidden.subarray(CTR_NONCE_BYTES), undefined, 'utf8') + decipher.final('utf8');
  },
  index: (key, text) => `sm3:${hmacSm3(key, text).toString('base64url')}`,
};

const byChoice: Readonly<Record<SealingChoice, Cipher>> = { 'aes-256-gcm': aes, sm4 };

/** Every cipher a stored value may name. */
export const ciphers: readonly Cipher[] = Object.values(byChoice);

/** The cipher that seals from now on. That an OpenSSL has no SM4 is said at the start, not at the first value. */
export function cipherOf(choice: SealingChoice): Cipher {
  if (choice === 'sm4' && !getCiphers().includes('sm4-ctr')) {
    throw new Error('SEALING=sm4 needs an OpenSSL with SM4, and this Node has none. Use the Node that comes along.');
  }
  return byChoice[choice];
}
